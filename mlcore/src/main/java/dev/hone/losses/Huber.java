package dev.hone.losses;

import dev.hone.graph.Node;
import dev.hone.nn.Checks;
import dev.hone.op.Ops;

/**
 * With d = |output − target|: ½d² up to delta, delta·(d − ½·delta) beyond (Huber 1964; PyTorch's
 * {@code HuberLoss}). Float32 targets of the output's shape.
 *
 * @param delta in the units of the target, above 0
 */
public record Huber(double delta) implements Loss {
  public Huber {
    Checks.positive("delta of Huber loss", delta);
  }

  @Override
  public String kind() {
    return "huber";
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
