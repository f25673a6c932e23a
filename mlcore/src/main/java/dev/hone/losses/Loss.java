package dev.hone.losses;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import dev.hone.op.Ops;

/**
 * How far a network's output is from its target. Every loss is a mean: over the features of a row
 * (classes are no features), over its steps, and over the rows of the batch, as in PyTorch and
 * Keras. Outputs are [B, F] or [B, T, F] and linear: logits where the loss is of probabilities.
 */
public sealed interface Loss
    permits SoftmaxCrossEntropy, BinaryCrossEntropy, MeanSquaredError, MeanAbsoluteError, Huber {
  /** What the loss is called in messages and files: lower case with hyphens. */
  String kind();

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
    throw new InvalidInputException(Message.of("error.loss.smoothed", kind()));
  }

  /**
   * The loss to be minimised: the mean over the batch, a scalar of rank 0.
   *
   * @throws InvalidInputException if the target does not have {@link #targetType}
   */
  default Node loss(Node output, Node target) {
    return Ops.mean(perRow(output, target));
  }
}
