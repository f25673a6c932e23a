package dev.hone.losses;

import dev.hone.graph.Node;
import dev.hone.op.Ops;

/** |output − target|; float32 targets of the output's shape. The derivative at 0 is 0. */
public record MeanAbsoluteError() implements Loss {
  @Override
  public String kind() {
    return "mean-absolute-error";
  }

  @Override
  public Node perRow(Node output, Node target) {
    Rows.checkTarget(this, output, target);
    return Rows.mean(Ops.abs(Ops.sub(output, target)));
  }
}
