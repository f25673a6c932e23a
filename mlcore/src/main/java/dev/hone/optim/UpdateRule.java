package dev.hone.optim;

import dev.hone.base.Message;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything between the gradients and the new parameters: clipping, then the optimiser, then
 * weight decay beside it, then bounds on the weights.
 *
 * <p>Two things are called weight decay. An <em>L2 penalty</em> ½λ‖w‖² in the loss adds λw to the
 * gradient, so clipping and the optimiser see it: Adam divides it by the gradient's size like the
 * rest, and weights with large gradients hardly decay. <em>Decoupled</em> decay, the one here,
 * takes lr·λ·w from the weights beside the optimiser, the same share of each. Under plain gradient
 * descent without clipping the two are equal; under the others they are not (Loshchilov and Hutter,
 * ICLR 2019).
 *
 * @param changes what is done to the optimizer's update, one after the other: weight decay, bounds
 */
public record UpdateRule(Optimizer optimizer, Clipping clipping, List<UpdateChange> changes) {
  public UpdateRule {
    changes = List.copyOf(changes);
  }

  /** The optimizer alone: no clipping, no changes. */
  public static UpdateRule of(Optimizer optimizer) {
    return new UpdateRule(optimizer, Clipping.none(), List.of());
  }

  /** With more changes, after those it has. */
  public UpdateRule with(List<UpdateChange> more) {
    List<UpdateChange> all = new ArrayList<>(changes);
    all.addAll(more);
    return new UpdateRule(optimizer, clipping, all);
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
      throw new ShapeException(Message.of("shape.learning-rate"), learningRate);
    }
    String scope = builder.graph().scope("update");
    Node norm = globalNorm(gradients);
    List<Node> clipped = clipping.clip(gradients, norm);
    Optimizer.Updater updater = optimizer.begin(builder, learningRate);
    for (UpdateChange change : changes) {
      updater = change.around(updater, learningRate);
    }
    for (int i = 0; i < clipped.size(); i++) {
      Variable parameter = parameters.get(i);
      builder.assign(parameter.node(), updater.update(parameter, clipped.get(i)));
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
}
