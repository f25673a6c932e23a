package dev.hone.stats;

/**
 * Looking at a comparison again and again, while it goes on, and stopping an arm once it is
 * decided: after which repeats one looks, and the level of each look.
 *
 * <p>Every look uses the same level, chosen so that the chance of one false verdict or more, over
 * all looks and arms together, stays at 5 %: an arm has 5 %/arms, and the table says what share of
 * that each of its looks may have. It was found by simulation of the model behind the test: a
 * difference is a part that all repeats share, with variance c, and a part of its own, with
 * variance 1; four million sequences for each c, the level being the quantile of the smallest p of
 * a sequence. Between the entries the stricter one is taken, so that there are no other numbers
 * than these. {@code tools/look_levels.py} made them.
 */
public final class Looks {
  /** Looks are after so many repeats. */
  private static final int[] AFTER = {5, 8, 12, 20, 30, 50};

  /** The most repeats that may be asked for. */
  public static final int MOST = AFTER[AFTER.length - 1];

  /** The least: the first look. */
  public static final int LEAST = AFTER[0];

  private static final double[] CORRECTIONS = {0, 0.05, 0.11, 0.25, 1.0 / 3, 0.5, 1, 2};
  private static final int[] ARMS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 49};

  /** Share of the arm's level that one look may have, by correction and number of arms. */
  private static final double[][] SHARES = {
    {0.231, 0.217, 0.211, 0.207, 0.202, 0.199, 0.195, 0.193, 0.189, 0.186, 0.184},
    {0.273, 0.252, 0.241, 0.235, 0.227, 0.223, 0.217, 0.214, 0.211, 0.208, 0.203},
    {0.303, 0.277, 0.265, 0.258, 0.247, 0.241, 0.230, 0.224, 0.219, 0.217, 0.213},
    {0.338, 0.305, 0.289, 0.280, 0.268, 0.259, 0.250, 0.244, 0.236, 0.232, 0.230},
    {0.353, 0.317, 0.299, 0.288, 0.273, 0.265, 0.256, 0.250, 0.244, 0.237, 0.230},
    {0.368, 0.328, 0.309, 0.298, 0.282, 0.273, 0.260, 0.253, 0.244, 0.237, 0.230},
    {0.391, 0.347, 0.325, 0.312, 0.296, 0.286, 0.277, 0.269, 0.259, 0.252, 0.247},
    {0.410, 0.361, 0.338, 0.324, 0.304, 0.293, 0.280, 0.272, 0.262, 0.254, 0.247},
  };

  private Looks() {}

  /**
   * The repeats after which the next look is.
   *
   * @param done repeats that are finished
   * @param most where the last look is; more than {@code done}
   */
  public static int next(int done, int most) {
    for (int after : AFTER) {
      if (after > done && after < most) {
        return after;
      }
    }
    return most;
  }

  /**
   * The two-sided level of one arm at one look.
   *
   * @param arms held against the baseline, 1 to 49
   * @param correction at the first look
   */
  static double level(int arms, double correction) {
    int row = 0;
    while (row + 1 < CORRECTIONS.length && CORRECTIONS[row + 1] <= correction + 1e-9) {
      row++;
    }
    int column = 0;
    while (column + 1 < ARMS.length && ARMS[column] < arms) {
      column++;
    }
    return SHARES[row][column] * PairedComparison.FAMILY_LEVEL / arms;
  }
}
