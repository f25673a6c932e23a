package dev.hone.optim;

import dev.hone.graph.Node;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;

/** Weight decay beside an update instead of inside the gradient. */
public final class DecoupledDecay {
  private DecoupledDecay() {}

  /** The same update, less lr·λ·w for weights, with the w from before the step. */
  public static Optimizer.Updater beside(
      Optimizer.Updater updater, double weightDecay, Node learningRate) {
    if (weightDecay == 0) {
      return updater;
    }
    Node rate = Ops.mul(weightDecay, learningRate);
    return (parameter, gradient) -> {
      Node updated = updater.update(parameter, gradient);
      return parameter.role() == Variable.Role.WEIGHT
          ? Ops.sub(updated, Ops.mul(parameter.node(), rate))
          : updated;
    };
  }
}
