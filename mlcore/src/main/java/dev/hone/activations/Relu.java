package dev.hone.activations;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.op.Ops;

/** max(x, 0) (Nair and Hinton 2010). */
record Relu() implements Fixed {
  static final Registry.Entry<Activation> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "relu").withPaper("Nair and Hinton 2010"), values -> new Relu());

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }

  @Override
  public double at(double x) {
    return Math.max(x, 0);
  }

  @Override
  public double derivative(double x) {
    return x > 0 ? 1 : 0;
  }

  @Override
  public Node of(Node x) {
    return Ops.relu(x);
  }
}
