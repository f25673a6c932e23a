package dev.hone.losses;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;

/** The losses by the names of specs. */
public enum LossKind {
  CROSS_ENTROPY(Task.CLASSIFICATION),
  /** One logit for two classes. */
  BINARY_CROSS_ENTROPY(Task.CLASSIFICATION),
  MEAN_SQUARED_ERROR(Task.REGRESSION),
  MEAN_ABSOLUTE_ERROR(Task.REGRESSION),
  HUBER(Task.REGRESSION);

  private static final double HUBER_DELTA = 1;

  private final Task task;

  LossKind(Task task) {
    this.task = task;
  }

  /** The loss that is used for a task when nothing is said. */
  public static LossKind usual(Task task) {
    return task == Task.CLASSIFICATION ? CROSS_ENTROPY : MEAN_SQUARED_ERROR;
  }

  /** How many numbers the network gives for a target. */
  public int outputs(Schema schema) {
    return this == CROSS_ENTROPY ? schema.classNames().size() : 1;
  }

  /**
   * The loss for data of a schema.
   *
   * @throws InvalidInputException if the loss is for another task, or for two classes and there are
   *     more
   */
  public Loss create(Schema schema) {
    if (task != schema.task()) {
      throw InvalidInputException.of(
          "loss %s is for %s, but the target \"%s\" makes the task %s",
          JsonFields.jsonName(this),
          JsonFields.jsonName(task),
          schema.targetName(),
          JsonFields.jsonName(schema.task()));
    }
    if (this == BINARY_CROSS_ENTROPY && schema.classNames().size() != 2) {
      throw InvalidInputException.of(
          "loss binary-cross-entropy needs 2 classes, but \"%s\" has %d; use cross-entropy",
          schema.targetName(), schema.classNames().size());
    }
    return switch (this) {
      case CROSS_ENTROPY -> new SoftmaxCrossEntropy(0);
      case BINARY_CROSS_ENTROPY -> new BinaryCrossEntropy();
      case MEAN_SQUARED_ERROR -> new MeanSquaredError();
      case MEAN_ABSOLUTE_ERROR -> new MeanAbsoluteError();
      case HUBER -> new Huber(HUBER_DELTA);
    };
  }
}
