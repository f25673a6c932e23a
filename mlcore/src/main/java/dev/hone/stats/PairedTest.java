package dev.hone.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Do two arms differ, judged by the differences of their paired runs?
 *
 * <p>The t-test is the corrected resampled one of Nadeau and Bengio (Inference for the
 * Generalization Error, Machine Learning 52, 2003): repeats that split the same rows anew share
 * training rows, so their differences are correlated and the ordinary paired t-test finds
 * differences that are not there. With J repeats and s² the variance of the differences, the
 * variance of their mean is taken as {@code s² (1/J + ρ/(1 − ρ))}, with J − 1 degrees of freedom; ρ
 * is the share of the rows that is for the test, so ρ/(1 − ρ) is test rows over all other rows
 * (training and validation rows, and those left out where only a part is trained on: leaving rows
 * out makes training sets overlap less, not more). When every repeat draws fresh data nothing is
 * shared, the second term is 0 and the test is the ordinary paired t-test.
 *
 * <p>Two special cases: if all differences are zero, p is 1. If all are equal but not zero, t has
 * no spread to measure them by (this happens with accuracy on few test rows); p is then that of the
 * exact sign test, {@code 2^(1−J)}, and not 0.
 *
 * @param difference mean difference and its corrected 95 % interval
 * @param deviation standard deviation of the differences
 * @param pCorrectedT two-sided p of the corrected resampled t-test
 * @param pWilcoxon two-sided p of the signed rank test, see {@link SignedRank}
 */
public record PairedTest(
    Interval difference, double deviation, double pCorrectedT, double pWilcoxon) {

  /**
   * Tests one arm's differences.
   *
   * @param differences arm minus baseline, one per repeat, at least two
   * @param correction test rows over all other rows, or 0 for fresh data
   */
  public static PairedTest of(double[] differences, double correction) {
    int count = differences.length;
    Moments moments = Moments.of(differences);
    double p;
    if (moments.deviation() > 0) {
      double t = moments.mean() / moments.standardError(correction);
      p = 2 * TDistribution.of(count - 1.0).survivalProbability(Math.abs(t));
    } else {
      p = moments.mean() == 0 ? 1 : Math.pow(2, 1.0 - count);
    }
    return new PairedTest(
        Interval.ofMean(differences, correction),
        moments.deviation(),
        Math.min(1, p),
        SignedRank.twoSided(differences));
  }
}
