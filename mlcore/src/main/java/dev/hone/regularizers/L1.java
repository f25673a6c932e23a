package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;

/**
 * The penalty strength·Σ|w| in the loss, summed (not averaged) over kernels, recurrent kernels and
 * embeddings; no biases and no normalisation. With {@link L2} it is the elastic net.
 */
record L1(double strength) implements AddsPenalty {
  static final Card CARD =
      Card.of(
              KIND,
              "l1",
              Parameter.of("strength", Range.notNegative(), 0.01)
                  .withGrid(1e-5, 1e-4, 1e-3, 0.01, 0.1, 1.0)
                  .logarithmic())
          .withPaper("Tibshirani 1996");

  L1(Values values) {
    this(values.number("strength"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Node penalty(Variable weight) {
    return Ops.mul(strength, Ops.sum(Ops.abs(weight.node())));
  }
}
