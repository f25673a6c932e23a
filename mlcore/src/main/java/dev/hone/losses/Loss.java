package dev.hone.losses;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Values;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import dev.hone.op.Ops;

/**
 * How far a network's output is from its target. Every loss is a mean: over the features of a row
 * (classes are no features), over its steps, and over the rows of the batch, as in PyTorch and
 * Keras. Outputs are [B, F] or [B, T, F] and linear: logits where the loss is of probabilities.
 */
public interface Loss {
  /** What the things of {@link Losses} are. */
  String KIND = "loss";

  /** Its key, parameters, words and paper. */
  Card card();

  /** The kind of target that it is for. */
  Task task();

  /** Its parameters as they are. */
  default Values values() {
    return Values.usual(card());
  }

  /**
   * As written in specs: {@code cross-entropy}, {@code huber(delta=2)}; usual values are left out.
   */
  default String text() {
    return values().equals(Values.usual(card())) ? card().key() : values().toString();
  }

  /**
   * How many numbers the network gives for a target.
   *
   * @param classes how many there are; 0 for regression
   */
  default int outputs(int classes) {
    return 1;
  }

  /**
   * Refuses data that it is not for.
   *
   * @throws InvalidInputException naming the target and what it would take
   */
  default void requireFor(Schema schema) {
    if (task() != schema.task()) {
      throw new InvalidInputException(
          Message.of(
              "error.loss.task", text(), said(task()), schema.targetName(), said(schema.task())));
    }
  }

  /**
   * What has to be fed as target for an output of this shape.
   *
   * @throws InvalidInputException if the loss cannot take such an output
   */
  default TensorType targetType(Shape output) {
    return TensorType.float32(output);
  }

  /**
   * The loss to be reported, of each row: a mean over steps and features, [B]. Label smoothing is
   * left out, so that it can be compared between settings.
   *
   * @throws InvalidInputException if the target does not have {@link #targetType}
   */
  Node perRow(Node output, Node target);

  /**
   * The same with a part of the target's probability spread over all classes while training.
   *
   * @param share of the probability, 0 ≤ share < 1
   * @throws InvalidInputException if the loss has no classes to spread it over
   */
  default Loss smoothed(double share) {
    throw new InvalidInputException(Message.of("error.loss.smoothed", text()));
  }

  /**
   * The loss to be minimised: the mean over the batch, a scalar of rank 0.
   *
   * @throws InvalidInputException if the target does not have {@link #targetType}
   */
  default Node loss(Node output, Node target) {
    return Ops.mean(perRow(output, target));
  }

  private static Message said(Task task) {
    return Message.of("task." + JsonFields.jsonName(task));
  }
}
