package dev.hone.trained;

import dev.hone.stats.Histogram;

/**
 * What the weights that a run kept look like; a figure that is not finite is NaN.
 *
 * @param nearZeroShare share of weights with |w| &lt; 0.001, 0 to 1
 * @param norm Euclidean norm of all weights together
 * @param histogram their distribution, or null
 */
public record WeightFigures(double nearZeroShare, double norm, Histogram histogram) {
  /** Of weights that nobody looked at. */
  public static final WeightFigures NONE = new WeightFigures(Double.NaN, Double.NaN, null);

  private static final double NEAR_ZERO = 1e-3;

  public WeightFigures {
    nearZeroShare = Double.isInfinite(nearZeroShare) ? Double.NaN : nearZeroShare;
    norm = Double.isInfinite(norm) ? Double.NaN : norm;
  }

  /**
   * Of weights as they are.
   *
   * @param weights all of them, one after another
   * @param bins of the histogram, or 0 for none
   */
  public static WeightFigures of(float[] weights, int bins) {
    double nearZero = 0;
    double squares = 0;
    for (float weight : weights) {
      nearZero += Math.abs(weight) < NEAR_ZERO ? 1 : 0;
      squares += (double) weight * weight;
    }
    return new WeightFigures(
        nearZero / weights.length,
        Math.sqrt(squares),
        bins == 0 ? null : Histogram.ofWeights(weights, bins));
  }
}
