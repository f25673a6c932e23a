package dev.hone.data.csv;

import dev.hone.base.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that are copies of others. Copies in two parts of a split make a model look better than it
 * is, so rows of the same features stay together where that is no coincidence: where some column
 * has at least half as many different values as there are different rows, and yet one row in twenty
 * is a copy. In tables of few categories or scores (sex, class, age group) equal rows are different
 * persons, and stay free.
 */
final class Copies {
  private static final double OWN_VALUES = 0.5;
  private static final double MANY = 0.05;

  /** Among so few different rows chance is no small thing. */
  private static final int FEW = 10;

  private final int rows;
  private final int copied;
  private final int[] groups;

  /**
   * @param features the values of each column of features
   * @param target the values of the target
   */
  Copies(List<double[]> features, double[] target, int rows) {
    this.rows = rows;
    int[] first = new int[rows];
    int copies = 0;
    Set<Long> whole = new HashSet<>();
    Map<Long, Integer> seen = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      long key = 0;
      for (double[] column : features) {
        key = mixed(key, column[row]);
      }
      Integer before = seen.putIfAbsent(key, row);
      first[row] = before == null ? row : before;
      copies += whole.add(mixed(key, target[row])) ? 0 : 1;
    }
    copied = copies;
    boolean together =
        seen.size() >= FEW
            && copies >= MANY * rows
            && hasMeasurements(features, first, seen.size());
    groups = together ? first : null;
  }

  void remark(List<Message> all, boolean grouped) {
    if (copied > 0) {
      String key = groups != null && !grouped ? "look.copies.together" : "look.copies";
      all.add(Message.of(key, copied, rows));
    }
  }

  /** The first row with the same features as each row; null where copies are free. */
  int[] groups() {
    return groups;
  }

  private static boolean hasMeasurements(List<double[]> features, int[] first, int different) {
    for (double[] column : features) {
      Set<Double> values = new HashSet<>();
      for (int row = 0; row < first.length; row++) {
        if (first[row] == row) {
          values.add(column[row]);
        }
      }
      if (values.size() >= OWN_VALUES * different) {
        return true;
      }
    }
    return false;
  }

  /** SplitMix64's finalizer (Steele, Lea and Flood 2014) over what was hashed and a value. */
  private static long mixed(long key, double value) {
    long z = key * 31 + Double.doubleToLongBits(value) + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
