package dev.hone.activations;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.op.Ops;

/**
 * x above 0, α(eˣ − 1) below (Clevert et al. 2015): saturates at −α, so that the mean of a unit's
 * output comes near 0.
 *
 * @param alpha α, above 0
 */
record Elu(double alpha) implements Fixed {
  static final Registry.Entry<Activation> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "elu", Parameter.of("alpha", Range.positive(), 1).logarithmic())
              .withPaper("Clevert et al. 2015"),
          values -> new Elu(values.number("alpha")));

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), alpha);
  }

  @Override
  public double at(double x) {
    return x > 0 ? x : alpha * StrictMath.expm1(x);
  }

  @Override
  public double derivative(double x) {
    return x > 0 ? 1 : alpha * StrictMath.exp(x);
  }

  @Override
  public Node of(Node x) {
    if (alpha == 1) {
      return Ops.elu(x);
    }
    // TensorFlow Lite's ELU has α = 1; of −relu(−x) it is 0 above 0.
    Node below = Ops.elu(Ops.neg(Ops.relu(Ops.neg(x))));
    return Ops.add(Ops.relu(x), Ops.mul(alpha, below));
  }
}
