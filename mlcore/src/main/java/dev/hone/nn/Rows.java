package dev.hone.nn;

import dev.hone.graph.Node;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;

/** Means that leave the batch. */
final class Rows {
  private Rows() {}

  /** The mean of each row over all axes but the batch: [B, ...] → [B]. */
  static Node mean(Node x) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 1; axis < x.shape().rank(); axis++) {
      axes.add(axis);
    }
    return axes.isEmpty() ? x : Ops.mean(x, axes, false);
  }
}
