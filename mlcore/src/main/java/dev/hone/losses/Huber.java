package dev.hone.losses;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.data.table.Task;
import dev.hone.graph.Node;
import dev.hone.op.Ops;
import java.util.Map;

/**
 * With d = |output − target|: ½d² up to delta, delta·(d − ½·delta) beyond (Huber 1964; PyTorch's
 * {@code HuberLoss}). Float32 targets of the output's shape.
 *
 * @param delta in the units of the target, above 0
 */
public record Huber(double delta) implements Loss {
  static final Card CARD =
      Card.of(
              KIND,
              "huber",
              Parameter.of("delta", Range.above(0), 1).withGrid(0.1, 0.3, 1.0, 3.0, 10.0))
          .withPaper("Huber 1964");

  public Huber {
    CARD.parameter("delta").range().check(CARD.name(), CARD.parameterName("delta"), delta);
  }

  Huber(Values values) {
    this(values.number("delta"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Task task() {
    return Task.REGRESSION;
  }

  @Override
  public Values values() {
    return Values.of(CARD, Map.of("delta", delta));
  }

  @Override
  public Node perRow(Node output, Node target) {
    Rows.checkTarget(this, output, target);
    Node distance = Ops.abs(Ops.sub(output, target));
    Node near = Ops.minimum(distance, delta);
    Node beyond = Ops.sub(distance, near);
    return Rows.mean(Ops.add(Ops.mul(0.5, Ops.square(near)), Ops.mul(delta, beyond)));
  }
}
