package dev.hone.regularizers;

import dev.hone.graph.Node;
import dev.hone.graph.Variable;

/** Adds a term to the loss for each weight. */
interface AddsPenalty extends Regularizer {
  /**
   * The term of one variable of role {@link Variable.Role#WEIGHT}.
   *
   * @return a scalar of rank 0; terms of all weights are summed, not averaged
   */
  Node penalty(Variable weight);
}
