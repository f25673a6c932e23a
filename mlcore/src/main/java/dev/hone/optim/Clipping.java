package dev.hone.optim;

import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.graph.Node;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done to gradients that are too large, before the optimiser sees them. NaN stays NaN, so
 * that divergence is seen.
 */
public sealed interface Clipping {
  /**
   * The clipped gradients.
   *
   * @param globalNorm the root of the sum of all gradients' squared elements, of shape []
   */
  List<Node> clip(List<Node> gradients, Node globalNorm);

  static Clipping none() {
    return new None();
  }

  static Clipping byValue(double limit) {
    return new ByValue(limit);
  }

  static Clipping byGlobalNorm(double limit) {
    return new ByGlobalNorm(limit);
  }

  /** Gradients as they are. */
  record None() implements Clipping {
    @Override
    public List<Node> clip(List<Node> gradients, Node globalNorm) {
      return gradients;
    }
  }

  /**
   * Each element on its own into [−limit, limit]; this turns the direction of the gradient.
   *
   * @param limit above 0
   */
  record ByValue(double limit) implements Clipping {
    public ByValue {
      Range.positive().check(Message.of("optim.clip-value"), Message.of("optim.limit"), limit);
    }

    @Override
    public List<Node> clip(List<Node> gradients, Node globalNorm) {
      List<Node> clipped = new ArrayList<>();
      for (Node gradient : gradients) {
        clipped.add(Ops.minimum(Ops.maximum(gradient, -limit), limit));
      }
      return clipped;
    }
  }

  /**
   * All gradients times min(1, limit / global norm); keeps the direction.
   *
   * <p>Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks, ICML
   * 2013. A norm whose square is beyond float32 (about 1.8e19) counts as infinite.
   *
   * @param limit above 0
   */
  record ByGlobalNorm(double limit) implements Clipping {
    public ByGlobalNorm {
      Range.positive().check(Message.of("optim.clip-norm"), Message.of("optim.limit"), limit);
    }

    @Override
    public List<Node> clip(List<Node> gradients, Node globalNorm) {
      Node scale = Ops.div(limit, Ops.maximum(globalNorm, limit));
      List<Node> clipped = new ArrayList<>();
      for (Node gradient : gradients) {
        clipped.add(Ops.mul(gradient, scale));
      }
      return clipped;
    }
  }
}
