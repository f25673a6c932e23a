package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;
import dev.hone.optim.Optimizer;
import java.util.List;

/**
 * The largest Euclidean norm of the weights that come into one unit, which is one column of a
 * kernel [in, out]; longer columns are scaled down to it after the update. For weights of rank 2.
 *
 * @param norm above 0, also once rounded to float32
 */
public record MaxNorm(double norm) implements BoundsWeights {
  static final Card CARD =
      Card.of(
              KIND,
              "max-norm",
              Parameter.of("norm", Range.notNegative(), 3).withGrid(0.5, 1.0, 2.0, 3.0, 5.0, 10.0))
          .withPaper("Srivastava et al. 2014");

  public MaxNorm {
    Range.positive().check(CARD.key(), "norm", norm);
  }

  MaxNorm(Values values) {
    this(values.number("norm"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Optimizer.Updater around(Optimizer.Updater updater, Node learningRate) {
    return (parameter, gradient) -> bounded(parameter, updater.update(parameter, gradient));
  }

  private Node bounded(Variable parameter, Node updated) {
    if (parameter.role() != Variable.Role.WEIGHT || parameter.shape().rank() != 2) {
      return updated;
    }
    Node norms = Ops.sqrt(Ops.sum(Ops.square(updated), List.of(0), true));
    return Ops.mul(updated, Ops.div(norm, Ops.maximum(norms, norm)));
  }
}
