package dev.hone.activations;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.op.Ops;

/** 1 / (1 + e⁻ˣ). */
record Sigmoid() implements Fixed {
  static final Registry.Entry<Activation> ENTRY =
      Registry.Entry.of(Card.of(KIND, "sigmoid"), values -> new Sigmoid());

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }

  @Override
  public double at(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  @Override
  public double derivative(double x) {
    return at(x) * (1 - at(x));
  }

  @Override
  public Node of(Node x) {
    return Ops.sigmoid(x);
  }
}
