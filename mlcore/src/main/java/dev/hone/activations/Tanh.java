package dev.hone.activations;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.op.Ops;

/** The hyperbolic tangent. */
record Tanh() implements Fixed {
  static final Registry.Entry<Activation> ENTRY =
      Registry.Entry.of(Card.of(KIND, "tanh"), values -> new Tanh());

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }

  @Override
  public double at(double x) {
    return StrictMath.tanh(x);
  }

  @Override
  public double derivative(double x) {
    return 1 - at(x) * at(x);
  }

  @Override
  public Node of(Node x) {
    return Ops.tanh(x);
  }
}
