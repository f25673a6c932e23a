package dev.hone.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many repeats would tell a difference of the size that was seen, with a power of 80 %.
 *
 * <p>With J repeats the corrected t statistic follows a noncentral t distribution with J − 1
 * degrees of freedom and noncentrality {@code |d| / (s √(1/J + correction))}; the power is its
 * share above the critical value (the share beyond the critical value of the opposite sign, which
 * would be the wrong verdict, is left out). The correction term does not shrink with J. So with
 * resampled data there is a ceiling, {@code |d| / (s √correction)}, that no number of repeats
 * passes.
 *
 * <p>It is an estimate from an estimate: the difference and the deviation seen are taken as true.
 */
final class RepeatsNeeded {
  static final double POWER = 0.8;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int SLICES = 200;

  private RepeatsNeeded() {}

  /**
   * The smallest number of repeats with that power.
   *
   * @param difference mean difference, not 0
   * @param deviation standard deviation of the differences
   * @param correction test rows over all other rows, or 0 for fresh data
   * @param level two-sided level at which the difference is to be told
   * @return the number, or {@link PairedComparison#NOT_REACHABLE} if it is above {@link
   *     PairedComparison#MOST_REPEATS} or if no number is enough
   */
  static int of(double difference, double deviation, double correction, double level) {
    double size = Math.abs(difference);
    if (deviation == 0) {
      // PairedTest then falls back to the sign test: 2^(1−J) ≤ level.
      return (int) Math.ceil(1 - Math.log(level) / Math.log(2));
    }
    double ceiling =
        correction == 0 ? Double.POSITIVE_INFINITY : size / (deviation * Math.sqrt(correction));
    double normalCritical = NORMAL.inverseSurvivalProbability(level / 2);
    if (NORMAL.cumulativeProbability(ceiling - normalCritical) <= POWER) {
      return PairedComparison.NOT_REACHABLE;
    }
    int enough = 2;
    while (power(size, deviation, correction, level, enough) < POWER) {
      if (enough >= PairedComparison.MOST_REPEATS) {
        return PairedComparison.NOT_REACHABLE;
      }
      enough = Math.min(2 * enough, PairedComparison.MOST_REPEATS);
    }
    int tooFew = enough / 2;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      if (power(size, deviation, correction, level, middle) < POWER) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  /** The chance that J repeats find a true difference of this size, in the right direction. */
  static double power(double size, double deviation, double correction, double level, int repeats) {
    double freedom = repeats - 1.0;
    double critical = TDistribution.of(freedom).inverseSurvivalProbability(level / 2);
    double shift = size / (deviation * Math.sqrt(1.0 / repeats + correction));
    // T = (Z + shift) / U with U² = χ²/freedom, so P(T > c) is the mean over U of P(Z > c U −
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
      double density = Math.exp((freedom - 1) * Math.log(u) - freedom * (u * u - 1) / 2);
      double weight = density * (i == 0 || i == SLICES ? 1 : i % 2 == 1 ? 4 : 2);
      weights += weight;
      sum += weight * NORMAL.survivalProbability(critical * u - shift);
    }
    return sum / weights;
  }
}
