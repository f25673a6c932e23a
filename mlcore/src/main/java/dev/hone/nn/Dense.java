package dev.hone.nn;

import dev.hone.activations.Activation;
import dev.hone.base.Message;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable.Role;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.op.Ops;

/**
 * activation(x·kernel + bias) on the last axis: [B, F] → [B, units], or [B, T, F] → [B, T, units]
 * with the same kernel at every step. Variables: kernel [F, units], bias [units], which starts at
 * zero, and those that the activation learns.
 *
 * @param units at least 1
 * @param bias whether a bias is added
 */
public record Dense(int units, Activation activation, boolean bias, Initializer initializer)
    implements Layer {
  public Dense {
    Checks.positive("dense.units", units);
    Checks.given("dense.activation", activation);
    Checks.given("dense.initializer", initializer);
  }

  /** With a bias, and Glorot uniform weights. */
  public Dense(int units, Activation activation) {
    this(units, activation, true, Initializers.GLOROT_UNIFORM);
  }

  @Override
  public String kind() {
    return "dense";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    Checks.floats(name, x, 2, 3, Message.of("shape.rows-or-steps"));
    int features = x.shape().dim(-1);
    Node kernel =
        builder.parameter(name + "/kernel", Shape.of(features, units), Role.WEIGHT, initializer);
    Node rows = Ops.reshape(x, Shape.of(x.shape().size() / features, features));
    Node y = Ops.matmul(rows, kernel);
    if (bias) {
      y = Ops.add(y, builder.parameter(name + "/bias", Shape.of(units), Role.BIAS, Initial.ZEROS));
    }
    return Ops.reshape(activation.begin(builder, name, units).apply(y), x.shape().with(-1, units));
  }
}
