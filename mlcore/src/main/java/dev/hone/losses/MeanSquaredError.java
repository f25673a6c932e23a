package dev.hone.losses;

import dev.hone.graph.Node;
import dev.hone.op.Ops;

/** (output − target)², without a factor ½; float32 targets of the output's shape. */
public record MeanSquaredError() implements Loss {
  @Override
  public String kind() {
    return "mean-squared-error";
  }

  @Override
  public Node perRow(Node output, Node target) {
    Rows.checkTarget(this, output, target);
    return Rows.mean(Ops.square(Ops.sub(output, target)));
  }
}
