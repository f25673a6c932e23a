package dev.hone.nn;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.TensorType;
import dev.hone.graph.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers one after another. Each is named by its kind and its number among that kind, {@code
 * dense1}, {@code dropout1}, {@code dense2}; variables are named after their layer, {@code
 * dense1/kernel}. So a layer more or less (dropout, a normalisation) leaves the names of the
 * others, and with them their random streams, as they are.
 *
 * @param layers at least one
 */
public record Network(List<Layer> layers) {
  public Network {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network without layers");
    }
    layers = List.copyOf(layers);
  }

  /**
   * Adds all layers to a step.
   *
   * @param x the input, [B, ...]
   * @return the last layer's output
   * @throws InvalidInputException if a layer cannot take what the one before gives
   */
  public Node apply(Node x, StepBuilder builder) {
    return chain(layers, x, builder, "");
  }

  /**
   * How many layers have weights: declare trained variables when they are built.
   *
   * @param input type of the network's input
   */
  public int depth(TensorType input) {
    int depth = 0;
    for (boolean learns : learning(input)) {
      depth += learns ? 1 : 0;
    }
    return depth;
  }

  /**
   * The same network in which only the last layers with weights are trained; the others are {@link
   * Frozen}. Names of variables stay.
   *
   * @param trained at least 1, at most {@link #depth}
   * @param input type of the network's input
   */
  public Network frozenExceptLast(int trained, TensorType input) {
    boolean[] learns = learning(input);
    int depth = depth(input);
    if (trained < 1 || trained > depth) {
      throw InvalidInputException.value(
          Message.of("nn.last-layers"), trained, Range.whole(1, depth));
    }
    List<Layer> result = new ArrayList<>();
    int before = depth - trained;
    for (int i = 0; i < learns.length; i++) {
      boolean freeze = learns[i] && before-- > 0;
      result.add(freeze ? new Frozen(layers.get(i)) : layers.get(i));
    }
    return new Network(result);
  }

  /** For each layer whether building it declares a trained variable. */
  private boolean[] learning(TensorType input) {
    StepBuilder builder = new StepBuilder(false);
    Node y = builder.graph().input("x", input);
    boolean[] learns = new boolean[layers.size()];
    for (int i = 0; i < learns.length; i++) {
      int before = builder.parameters().size();
      y = layers.get(i).apply(y, builder, "layer" + i);
      learns[i] = builder.parameters().size() > before;
    }
    return learns;
  }

  /** The number of trained values when the network is applied to inputs of this type. */
  public long parameterCount(TensorType input) {
    StepBuilder builder = new StepBuilder(false);
    apply(builder.graph().input("x", input), builder);
    long count = 0;
    for (Variable parameter : builder.parameters()) {
      count += parameter.shape().size();
    }
    return count;
  }

  static Node chain(List<Layer> layers, Node x, StepBuilder builder, String prefix) {
    Map<String, Integer> counts = new HashMap<>();
    Node y = x;
    for (Layer layer : layers) {
      int number = counts.merge(layer.kind(), 1, Integer::sum);
      y = layer.apply(y, builder, prefix + layer.kind() + number);
    }
    return y;
  }
}
