package dev.hone.regularizers;

import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.nn.Checks;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is added to the loss for large weights: l1·Σ|w| + l2·½Σw², summed (not averaged) over all
 * trained variables of role {@link Variable.Role#WEIGHT}: kernels, recurrent kernels and
 * embeddings, no biases and no normalisation. The ½ makes the gradient of the second part l2·w, so
 * l2 means what {@code weight_decay} means in PyTorch's SGD; Keras's {@code L2(c)} is l2 = 2c. Both
 * together are the elastic net.
 *
 * @param l1 at least 0
 * @param l2 at least 0
 */
public record Penalty(double l1, double l2) {
  public static final Penalty NONE = new Penalty(0, 0);

  public Penalty {
    Checks.atLeastZero("l1", l1);
    Checks.atLeastZero("l2", l2);
  }

  /**
   * Adds the penalty on a step's weights, those added so far.
   *
   * @return a scalar of rank 0; empty where l1 and l2 are 0 or there are no weights
   */
  public Optional<Node> of(StepBuilder builder) {
    List<Node> terms = new ArrayList<>();
    for (Variable variable : builder.parameters()) {
      if (variable.role() == Variable.Role.WEIGHT) {
        if (l1 > 0) {
          terms.add(Ops.mul(l1, Ops.sum(Ops.abs(variable.node()))));
        }
        if (l2 > 0) {
          terms.add(Ops.mul(0.5 * l2, Ops.sumOfSquares(variable.node())));
        }
      }
    }
    return terms.stream().reduce(Ops::add);
  }
}
