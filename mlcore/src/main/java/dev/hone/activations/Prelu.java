package dev.hone.activations;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable.Role;
import dev.hone.op.Ops;
import java.util.function.UnaryOperator;

/**
 * x above 0, k·x below, where each unit learns its own k (He et al. 2015), from 0.25. Variable:
 * {@code name/slope} [units]; like a bias it is left out of penalties and weight decay, which would
 * pull towards ReLU. At 0 the derivative is taken as 0.
 */
record Prelu() implements Activation {
  static final Registry.Entry<Activation> ENTRY =
      Registry.Entry.of(Card.of(KIND, "prelu").withPaper("He et al. 2015"), values -> new Prelu());

  private static final double START = 0.25;

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }

  @Override
  public double at(double x) {
    return x > 0 ? x : START * x;
  }

  @Override
  public double derivative(double x) {
    return x > 0 ? 1 : START;
  }

  @Override
  public UnaryOperator<Node> begin(StepBuilder builder, String name, int units) {
    Node slope =
        builder.parameter(name + "/slope", Shape.of(units), Role.BIAS, Initial.filled(START));
    return x -> Ops.sub(Ops.relu(x), Ops.mul(slope, Ops.relu(Ops.neg(x))));
  }
}
