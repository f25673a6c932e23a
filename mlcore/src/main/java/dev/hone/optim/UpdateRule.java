package dev.hone.optim;

import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;
import java.util.List;

/**
 * Everything between the gradients and the new parameters: clipping, then the optimiser, then
 * weight decay beside it, then max-norm.
 *
 * <p>Two things are called weight decay. An <em>L2 penalty</em> ½λ‖w‖² in the loss adds λw to the
 * gradient, so clipping and the optimiser see it: Adam divides it by the gradient's size like the
 * rest, and weights with large gradients hardly decay. <em>Decoupled</em> decay, the one here,
 * takes lr·λ·w from the weights beside the optimiser, the same share of each. Under plain gradient
 * descent without clipping the two are equal; under the others they are not (Loshchilov and Hutter,
 * ICLR 2019).
 *
 * @param weightDecay λ of the decoupled decay w ← w − lr·λ·w, 0 for none; acts on parameters of
 *     role {@code WEIGHT} only, and adds to that of {@link AdamW}
 * @param maxNorm the largest Euclidean norm of the weights that come into one unit, which is one
 *     column of a kernel [in, out]; longer columns are scaled down to it after the update; 0 for no
 *     limit. Acts on parameters of role {@code WEIGHT} and rank 2 only. (Srivastava et al.,
 *     Dropout, JMLR 15, 2014, section 5.1)
 */
public record UpdateRule(
    Optimizer optimizer, Clipping clipping, double weightDecay, double maxNorm) {
  public UpdateRule {
    Range.notNegative().check(Message.of("optim.update"), "weightDecay", weightDecay);
    if (maxNorm != 0) {
      Range.positive().check(Message.of("optim.update"), "maxNorm", maxNorm);
    }
  }

  /** The optimiser alone: no clipping, no decay, no limit. */
  public static UpdateRule of(Optimizer optimizer) {
    return new UpdateRule(optimizer, Clipping.none(), 0, 0);
  }

  /**
   * Adds the update of all parameters and its assignments to a step.
   *
   * @param gradients of the loss, one for each parameter, of its shape
   * @param learningRate an input of shape [1]
   * @return the global norm of the gradients before clipping, of shape []; NaN or infinite if a
   *     gradient is
   */
  public Node apply(
      StepBuilder builder, List<Variable> parameters, List<Node> gradients, Node learningRate) {
    if (parameters.isEmpty() || parameters.size() != gradients.size()) {
      throw new IllegalArgumentException(
          "update of " + parameters.size() + " parameters with " + gradients.size() + " gradients");
    }
    if (!learningRate.shape().equals(Shape.of(1))) {
      throw new ShapeException("a learning rate of shape [1]", learningRate);
    }
    String scope = builder.graph().scope("update");
    Node norm = globalNorm(gradients);
    List<Node> clipped = clipping.clip(gradients, norm);
    Optimizer.Updater updater =
        DecoupledDecay.beside(optimizer.begin(builder, learningRate), weightDecay, learningRate);
    for (int i = 0; i < clipped.size(); i++) {
      Variable parameter = parameters.get(i);
      Node updated = updater.update(parameter, clipped.get(i));
      builder.assign(parameter.node(), limitColumns(parameter, updated));
    }
    builder.graph().scope(scope);
    return norm;
  }

  private static Node globalNorm(List<Node> gradients) {
    Node sum = null;
    for (Node gradient : gradients) {
      Node squares = Ops.sumOfSquares(gradient);
      sum = sum == null ? squares : Ops.add(sum, squares);
    }
    return Ops.sqrt(sum);
  }

  private Node limitColumns(Variable parameter, Node updated) {
    if (maxNorm == 0 || parameter.role() != Variable.Role.WEIGHT || parameter.shape().rank() != 2) {
      return updated;
    }
    Node norms = Ops.sqrt(Ops.sum(Ops.square(updated), List.of(0), true));
    return Ops.mul(updated, Ops.div(maxNorm, Ops.maximum(norms, maxNorm)));
  }
}
