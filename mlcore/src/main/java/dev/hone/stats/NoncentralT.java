package dev.hone.stats;

import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The distribution of a t statistic where there is a difference. */
final class NoncentralT {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int SLICES = 200;
  private static final BrentSolver BRENT = new BrentSolver(1e-9, 1e-9, 1e-12);

  private NoncentralT() {}

  /**
   * The chance of a value above {@code t}.
   *
   * @param freedom degrees of freedom
   * @param shift noncentrality
   */
  static double survival(double t, double freedom, double shift) {
    // T = (Z + shift) / U with U² = χ²/freedom, so P(T > t) is the mean over U of P(Z > t U −
    // shift).
    // By Simpson's rule over 8 standard deviations of U; its density but for a constant, which the
    // division by the sum of the weights takes out again, is u^(freedom−1) exp(−freedom u²/2).
    double reach = 8 / Math.sqrt(2 * freedom);
    double from = Math.max(1e-9, 1 - reach);
    double step = (1 + reach - from) / SLICES;
    double sum = 0;
    double weights = 0;
    for (int i = 0; i <= SLICES; i++) {
      double u = from + i * step;
      double density =
          StrictMath.exp((freedom - 1) * StrictMath.log(u) - freedom * (u * u - 1) / 2);
      double weight = density * (i == 0 || i == SLICES ? 1 : i % 2 == 1 ? 4 : 2);
      weights += weight;
      sum += weight * NORMAL.survivalProbability(t * u - shift);
    }
    return sum / weights;
  }

  /** The noncentrality under which a value above {@code t} has this chance. */
  static double shift(double t, double freedom, double chance) {
    double low = -1;
    double high = 1;
    while (survival(t, freedom, low) > chance) {
      low *= 2;
    }
    while (survival(t, freedom, high) < chance) {
      high *= 2;
    }
    return BRENT.findRoot(at -> survival(t, freedom, at) - chance, low, high);
  }

  /** The chance that a test at a two-sided level tells a difference in its right direction. */
  static double power(double level, double freedom, double shift) {
    return survival(
        TDistribution.of(freedom).inverseSurvivalProbability(level / 2), freedom, shift);
  }
}
