package dev.hone.activations;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.op.Ops;

/** log(1 + eˣ) (Dugas et al. 2001). */
record Softplus() implements Fixed {
  static final Registry.Entry<Activation> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "softplus").withPaper("Dugas et al. 2001"), values -> new Softplus());

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }

  @Override
  public double at(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  @Override
  public double derivative(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  @Override
  public Node of(Node x) {
    return Ops.softplus(x);
  }
}
