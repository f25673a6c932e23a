package dev.hone.losses;

import dev.hone.base.Card;
import dev.hone.data.table.Task;
import dev.hone.graph.Node;
import dev.hone.op.Ops;

/** (output − target)², without a factor ½; float32 targets of the output's shape. */
public record MeanSquaredError() implements Loss {
  static final Card CARD = Card.of(KIND, "mean-squared-error").withPaper("Gauss 1809");

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
    return Rows.mean(Ops.square(Ops.sub(output, target)));
  }
}
