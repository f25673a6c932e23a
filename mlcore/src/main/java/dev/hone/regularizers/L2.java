package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;

/**
 * The penalty strength·½Σw² in the loss, summed (not averaged) over kernels, recurrent kernels and
 * embeddings; no biases and no normalisation. The ½ makes its gradient strength·w, so strength is
 * what {@code weight_decay} is in PyTorch's SGD; Keras's {@code L2(c)} is strength = 2c.
 */
record L2(double strength) implements AddsPenalty {
  static final Card CARD =
      Card.of(
              KIND,
              "l2",
              Parameter.of("strength", Range.notNegative(), 0.01)
                  .withGrid(1e-5, 1e-4, 1e-3, 0.01, 0.1, 1.0, 10.0)
                  .logarithmic())
          .withPaper("Krogh and Hertz 1991");

  L2(Values values) {
    this(values.number("strength"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Node penalty(Variable weight) {
    return Ops.mul(0.5 * strength, Ops.sumOfSquares(weight.node()));
  }
}
