package dev.hone.optim;

import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;

/**
 * A rule that turns gradients into new parameter values, written as operations in the graph of a
 * training step. What it remembers are states of that graph with role {@link
 * Variable.Role#OPTIMIZER}, starting at zero: {@code <parameter>/<slot>} of the parameter's shape,
 * and {@code optimizer/<slot>} of shape [1] for what all parameters share. An optimiser object
 * itself is an immutable record of its options.
 *
 * <p>Conventions (what is multiplied by the learning rate, where epsilon stands) are PyTorch's.
 * Where a paper keeps a moving average v ← βv + (1 − β)x, the slot keeps the sum s ← βs + x, which
 * is v / (1 − β): the factor goes into a node that all parameters share, which saves an operation
 * for each parameter, and rounding β and 1 − β to float32 apart from each other does no harm.
 */
public interface Optimizer {
  /** The kind's name in registries and words. */
  String KIND = "optimizer";

  /** What an optimiser changes of plain gradient descent; forms and help group by it. */
  enum Adapts {
    /** Nothing. */
    NOTHING,
    /** The direction of a step, from the gradients before. */
    DIRECTION,
    /** The rate, for each weight its own. */
    RATE,
    /** Direction and rate. */
    BOTH;

    /** Its words. */
    public Message said() {
      return Message.of("optimizer.adapts." + JsonFields.jsonName(this));
    }
  }

  /** Card and options. */
  Values values();

  /** What it changes of plain gradient descent. */
  Adapts adapts();

  /** As written in specifications and on the command line. */
  default String name() {
    return values().card().key();
  }

  /**
   * A learning rate to begin with on standardised data, for a loss that is a mean over the batch.
   */
  double suggestedLearningRate();

  /**
   * Adds what all parameters share.
   *
   * @param learningRate an input of shape [1], fed before each step
   */
  Updater begin(StepBuilder builder, Node learningRate);

  /** Adds the update of one parameter after another. */
  @FunctionalInterface
  interface Updater {
    /**
     * Adds one parameter's update and the assignments of its states.
     *
     * @param gradient of the parameter's shape
     * @return the parameter's new value, which the caller assigns
     */
    Node update(Variable parameter, Node gradient);
  }
}
