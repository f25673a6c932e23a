package dev.hone.nn;

import dev.hone.base.InvalidInputException;
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
      throw new InvalidInputException("layers of a network is empty; allowed are 1 or more layers");
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

  /** How many layers have weights: blocks, and dense layers (the output). */
  public int depth() {
    return (int) layers.stream().filter(Network::hasWeights).count();
  }

  /**
   * The same network in which only the last layers with weights are trained; the others are {@link
   * Frozen}. Names of variables stay.
   *
   * @param trained at least 1, at most {@link #depth}
   */
  public Network frozenExceptLast(int trained) {
    int depth = depth();
    if (trained < 1 || trained > depth) {
      throw InvalidInputException.of(
          "the network has %d layers with weights; allowed are the last 1 to %d, received %d",
          depth, depth, trained);
    }
    List<Layer> result = new ArrayList<>();
    int before = depth - trained;
    for (Layer layer : layers) {
      boolean freeze = hasWeights(layer) && before-- > 0;
      result.add(freeze ? new Frozen(layer) : layer);
    }
    return new Network(result);
  }

  private static boolean hasWeights(Layer layer) {
    return !(layer instanceof Flatten
        || layer instanceof GaussianNoise
        || layer instanceof Dropout
        || layer instanceof LastStep
        || layer instanceof Activated);
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
