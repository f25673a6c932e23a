package dev.hone.optim;

import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;

/** What an optimiser keeps from step to step. */
final class Slots {
  private Slots() {}

  /** A state beside a parameter, of its shape. */
  static Node of(StepBuilder builder, Variable parameter, String slot) {
    return builder.state(
        parameter.name() + "/" + slot, parameter.shape(), Variable.Role.OPTIMIZER, Initial.ZEROS);
  }

  /** A state of shape [1] that all parameters share. */
  static Node shared(StepBuilder builder, String slot) {
    return builder.state("optimizer/" + slot, Shape.of(1), Variable.Role.OPTIMIZER, Initial.ZEROS);
  }

  /** s ← decay · s + term; gives the new s. */
  static Node decayingSum(StepBuilder builder, Node state, double decay, Node term) {
    Node next = Ops.decayedSum(decay, state, term);
    builder.assign(state, next);
    return next;
  }

  /** s ← decay · s + term²; gives the new s. */
  static Node decayingSumOfSquares(StepBuilder builder, Node state, double decay, Node term) {
    Node next = Ops.decayedSumOfSquares(decay, state, term);
    builder.assign(state, next);
    return next;
  }

  /** s ← s + term; gives the new s. */
  static Node sum(StepBuilder builder, Node state, Node term) {
    Node next = Ops.add(state, term);
    builder.assign(state, next);
    return next;
  }
}
