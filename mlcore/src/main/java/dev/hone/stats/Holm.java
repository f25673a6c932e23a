package dev.hone.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Holm's step-down adjustment (A Simple Sequentially Rejective Multiple Test Procedure, 1979): with
 * several arms held against one baseline, the chance of even one false "better" or "worse" stays at
 * the level.
 */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p in the order given. NaN stands for a comparison that could not be tested; it counts
   * in the size of the family (as p = 1 would) and stays NaN.
   */
  public static double[] adjust(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i])); // NaN sorts last
    double[] adjusted = new double[p.length];
    double floor = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int i = order[rank];
      if (Double.isNaN(p[i])) {
        adjusted[i] = Double.NaN;
      } else {
        floor = Math.max(floor, Math.min(1, (p.length - rank) * p[i]));
        adjusted[i] = floor;
      }
    }
    return adjusted;
  }
}
