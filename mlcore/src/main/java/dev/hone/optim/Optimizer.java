package dev.hone.optim;

import com.google.gson.JsonObject;
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
  /** What the user calls it; one of {@link Optimizers#names()}. */
  String name();

  /**
   * A learning rate to begin with on standardised data, for a loss that is a mean over the batch.
   */
  double suggestedLearningRate();

  /** Adds the options, each under its field name. */
  void describe(JsonObject options);

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
