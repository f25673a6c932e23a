package dev.hone.nn;

import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.op.Ops;
import java.util.List;

/**
 * x + f(x), where f is layers one after another (He et al. 2015). Where f changes the width of the
 * last axis, x is projected by a dense layer without bias, {@code name/projection}. Variables are
 * those of the layers, {@code name/dense1/kernel}. Its kind is that of {@link Block}, so that with
 * and without the shortcut the layers' variables have the same names and the same initial values.
 *
 * @param layers at least one
 * @param initializer of the projection
 */
public record Residual(List<Layer> layers, Initializer initializer) implements Layer {
  public Residual {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a residual block without layers");
    }
    Checks.given("residual.initializer", initializer);
    layers = List.copyOf(layers);
  }

  /** With Glorot uniform weights in the projection. */
  public Residual(List<Layer> layers) {
    this(layers, Initializers.GLOROT_UNIFORM);
  }

  @Override
  public String kind() {
    return Block.KIND;
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    Node change = Network.chain(layers, x, builder, name + "/");
    int width = change.shape().dim(-1);
    if (!change.shape().equals(x.shape().with(-1, width))) {
      throw new InvalidInputException(
          Message.of("nn.residual", name, x.type().toString(), change.type().toString()));
    }
    Node straight =
        width == x.shape().dim(-1)
            ? x
            : new Dense(width, Activations.LINEAR, false, initializer)
                .apply(x, builder, name + "/projection");
    return Ops.add(straight, change);
  }
}
