package dev.hone.losses;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.graph.Node;
import dev.hone.graph.TensorType;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** What losses share: the fit of targets, and means that leave the batch. */
final class Rows {
  private Rows() {}

  /** A target that fits a loss and an output. */
  static void checkTarget(Loss loss, Node output, Node target) {
    TensorType allowed = loss.targetType(output.shape());
    if (!target.type().equals(allowed)) {
      throw new InvalidInputException(
          Message.of(
              "error.loss.target",
              loss.text(),
              output.type().toString(),
              allowed.toString(),
              target.type().toString()));
    }
  }

  /** The mean of each row over all axes but the batch: [B, ...] → [B]. */
  static Node mean(Node x) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 1; axis < x.shape().rank(); axis++) {
      axes.add(axis);
    }
    return axes.isEmpty() ? x : Ops.mean(x, axes, false);
  }
}
