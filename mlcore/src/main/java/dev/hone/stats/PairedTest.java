package dev.hone.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Do two arms differ, judged by the differences of their paired runs, one arm looked at alone?
 *
 * <p>The t-test is the corrected resampled one of Nadeau and Bengio (Inference for the
 * Generalization Error, Machine Learning 52, 2003): repeats that split the same rows anew share
 * training rows, so their differences are correlated and the ordinary paired t-test finds
 * differences that are not there. With J repeats and s² the variance of the differences, the
 * variance of their mean is taken as {@code s² (1/J + c)}, with J − 1 degrees of freedom; {@link
 * Resampling} says which c, and where there are fewer degrees. When every repeat draws fresh data c
 * is 0 and the test is the ordinary paired t-test.
 *
 * <p>Two special cases: if all differences are zero, p is 1. If all are equal but not zero, t has
 * no spread to measure them by (this happens with accuracy on few test rows); p is then that of the
 * exact sign test, {@code 2^(1−J)}, and not 0.
 *
 * @param difference mean difference and its corrected 95 % interval
 * @param p two-sided p of the corrected resampled t-test
 */
public record PairedTest(Interval difference, double p) {

  /**
   * Tests one arm's differences.
   *
   * @param differences arm minus baseline, one per repeat, at least two
   * @param correction c of {@link Resampling}, 0 for fresh data
   */
  public static PairedTest of(double[] differences, double correction) {
    return of(differences, Dependence.equal(correction, differences.length));
  }

  static PairedTest of(double[] differences, Dependence dependence) {
    Moments moments = Moments.of(differences);
    double p;
    if (moments.deviation() > 0) {
      double t = moments.mean() / moments.standardError(dependence.correction());
      p = 2 * TDistribution.of(dependence.freedom()).survivalProbability(Math.abs(t));
    } else {
      p = moments.mean() == 0 ? 1 : signs(moments.count());
    }
    return new PairedTest(Interval.ofMean(differences, dependence), Math.min(1, p));
  }

  /** The chance that so many differences have the same sign if either is as likely. */
  static double signs(int count) {
    return StrictMath.pow(2, 1.0 - count);
  }
}
