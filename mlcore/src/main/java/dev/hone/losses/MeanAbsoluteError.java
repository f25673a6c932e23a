package dev.hone.losses;

import dev.hone.base.Card;
import dev.hone.data.table.Task;
import dev.hone.graph.Node;
import dev.hone.op.Ops;

/** |output − target|; float32 targets of the output's shape. The derivative at 0 is 0. */
public record MeanAbsoluteError() implements Loss {
  static final Card CARD = Card.of(KIND, "mean-absolute-error").withPaper("Laplace 1774");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Task task() {
    return Task.REGRESSION;
  }

  @Override
  public Node perRow(Node output, Node target) {
    Rows.checkTarget(this, output, target);
    return Rows.mean(Ops.abs(Ops.sub(output, target)));
  }
}
