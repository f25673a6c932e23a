package dev.hone.op;

import dev.hone.graph.Node;
import java.util.HashMap;
import java.util.Map;

/** Derivatives in float64 by (f(x + h) − f(x − h)) / 2h, to hold gradients against. */
public final class CentralDifferences {
  private static final double STEP = 1e-5;

  private CentralDifferences() {}

  /** The derivative of a loss with one element by one element of a leaf. */
  public static double derivative(Node loss, Map<Node, NdArray> leaves, Node leaf, int element) {
    return (moved(loss, leaves, leaf, element, STEP) - moved(loss, leaves, leaf, element, -STEP))
        / (2 * STEP);
  }

  private static double moved(
      Node loss, Map<Node, NdArray> leaves, Node leaf, int element, double by) {
    NdArray before = leaves.get(leaf);
    double[] values = before.values().clone();
    values[element] += by;
    Map<Node, NdArray> moved = new HashMap<>(leaves);
    moved.put(leaf, new NdArray(before.shape(), values));
    return new DoubleInterpreter(moved).value(loss).values()[0];
  }
}
