package dev.hone.app.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The range that an axis of curves shows: all values, unless a few curves or points lie so far away
 * that the others would be pressed flat. Then it reaches one and a half times the range of the
 * others' middle beyond it (as Tukey's fences do) and says how many points lie outside.
 *
 * @param low lower end
 * @param high upper end
 * @param outside points outside
 */
record RobustRange(double low, double high, int outside) {
  /** What lies in the outermost three per cent at each end says nothing about the middle. */
  private static final double TAIL = 0.03;

  private static final double FENCE = 1.5;

  /** A curve so many usual spreads away from the others is not like them. */
  private static final double FAR = 5;

  /** A usual spread is at least such a share of the values' size. */
  private static final double LEAST_SPREAD = 0.1;

  /** With fewer epochs, nobody can say what is usual. */
  private static final int LEAST_POINTS = 5;

  /** Leaving values outside is worth it where the others get so many times the room. */
  private static final double GAIN = 3;

  /**
   * Of curves.
   *
   * @param curves finite values of each, none empty, as they stand on the axis
   * @param least the smallest value, bands included
   * @param greatest the largest
   * @param higherIsBetter where curves fall into two halves, those that are better are shown
   */
  static RobustRange of(
      List<double[]> curves, double least, double greatest, boolean higherIsBetter) {
    RobustRange all = new RobustRange(least, greatest, 0);
    List<double[]> sorted = new ArrayList<>();
    for (double[] curve : curves) {
      if (curve.length < LEAST_POINTS) {
        return all;
      }
      double[] copy = curve.clone();
      Arrays.sort(copy);
      sorted.add(copy);
    }
    double[] usual = sorted.isEmpty() ? new double[0] : usual(sorted, higherIsBetter);
    if (usual.length == 0) {
      return all;
    }
    double from = quantile(usual, TAIL);
    double to = quantile(usual, 1 - TAIL);
    double low = Math.max(least, from - FENCE * (to - from));
    double high = Math.min(greatest, to + FENCE * (to - from));
    if (!(high > low) || GAIN * (high - low) > greatest - least) {
      return all;
    }
    int outside = 0;
    for (double[] curve : curves) {
      for (double value : curve) {
        outside += value < low || value > high ? 1 : 0;
      }
    }
    return new RobustRange(low, high, outside);
  }

  /** The values of curves that are not far from most others, sorted. */
  private static double[] usual(List<double[]> sorted, boolean higherIsBetter) {
    int count = sorted.size();
    double[] medians = new double[count];
    double[] spreads = new double[count];
    for (int i = 0; i < count; i++) {
      medians[i] = quantile(sorted.get(i), 0.5);
      spreads[i] = quantile(sorted.get(i), 1 - TAIL) - quantile(sorted.get(i), TAIL);
    }
    double middle = middle(medians, higherIsBetter);
    double[] distances = new double[count];
    for (int i = 0; i < count; i++) {
      distances[i] = Math.abs(medians[i] - middle);
    }
    double spread =
        Math.max(
            LEAST_SPREAD * Math.abs(middle),
            Math.max(middle(spreads, false), middle(distances, false)));
    List<double[]> near = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < count; i++) {
      if (distances[i] <= FAR * spread) {
        near.add(sorted.get(i));
        length += sorted.get(i).length;
      }
    }
    double[] result = new double[length];
    int at = 0;
    for (double[] curve : near) {
      System.arraycopy(curve, 0, result, at, curve.length);
      at += curve.length;
    }
    Arrays.sort(result);
    return result;
  }

  /** The median; of an even number the lower of the two in the middle, or the upper. */
  private static double middle(double[] values, boolean upper) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy[upper ? copy.length / 2 : (copy.length - 1) / 2];
  }

  /** Linear between the values. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
