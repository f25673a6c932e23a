package dev.hone.losses;

import dev.hone.graph.Node;
import dev.hone.op.Ops;

/**
 * Cross entropy of independent yes-or-no outputs in nats: −y·log σ(z) − (1 − y)·log(1 − σ(z)), for
 * logits z and float32 targets y of one shape, each target 0, 1 or a probability between.
 */
public record BinaryCrossEntropy() implements Loss {
  @Override
  public String kind() {
    return "binary-cross-entropy";
  }

  /** −log σ(z) is softplus(−z), which neither overflows nor loses the tail. */
  @Override
  public Node perRow(Node output, Node target) {
    Rows.checkTarget(this, output, target);
    Node yes = Ops.mul(target, Ops.softplus(Ops.neg(output)));
    Node no = Ops.mul(Ops.sub(1, target), Ops.softplus(output));
    return Rows.mean(Ops.add(yes, no));
  }
}
