package dev.hone.data.table;

/**
 * Divides whole rows by fractions, one group after another, so that every part of every group is
 * within one row of its exact share and the parts' totals do not drift: the largest-remainder
 * method, the remainder carried over from group to group.
 */
final class Apportionment {
  private final double[] shares;
  private final double[] debt;

  /**
   * @param shares not negative, summing to 1; the first part gets at least one row of each group
   */
  Apportionment(double... shares) {
    this.shares = shares;
    this.debt = new double[shares.length];
  }

  /** How many of the next group's rows go to each part; they sum to {@code rows}. */
  int[] divide(int rows) {
    int[] counts = new int[shares.length];
    double[] remainder = new double[shares.length];
    int left = rows;
    for (int part = 0; part < shares.length; part++) {
      double exact = rows * shares[part];
      counts[part] = (int) Math.floor(exact + 1e-9);
      remainder[part] = Math.max(0, exact - counts[part]);
      left -= counts[part];
    }
    boolean[] raised = new boolean[shares.length];
    if (counts[0] == 0 && left > 0) {
      raise(0, counts, raised);
      left--;
    }
    for (; left > 0; left--) {
      raise(mostOwed(remainder, raised), counts, raised);
    }
    for (int part = 0; part < shares.length; part++) {
      debt[part] += rows * shares[part] - counts[part];
    }
    return counts;
  }

  private int mostOwed(double[] remainder, boolean[] raised) {
    int best = -1;
    for (int part = 0; part < shares.length; part++) {
      boolean open = !raised[part] && remainder[part] > 1e-9;
      if (open && (best < 0 || owed(part, remainder) > owed(best, remainder) + 1e-9)) {
        best = part;
      }
    }
    return best < 0 ? 0 : best;
  }

  private double owed(int part, double[] remainder) {
    return remainder[part] + debt[part];
  }

  private static void raise(int part, int[] counts, boolean[] raised) {
    counts[part]++;
    raised[part] = true;
  }
}
