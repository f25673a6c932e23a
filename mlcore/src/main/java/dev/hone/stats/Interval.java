package dev.hone.stats;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean over repeats with its 95 % interval.
 *
 * @param mean NaN when there is nothing to average
 * @param low lower end, NaN with fewer than two values
 * @param high upper end, NaN with fewer than two values
 */
public record Interval(double mean, double low, double high) {
  /** What stands where no run finished. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

  /**
   * The mean and its Student t interval. Repeats that split the same rows anew share training rows,
   * so their spread alone is too small a measure of uncertainty; the variance of the mean is {@code
   * s² (1/J + correction)} as in {@link PairedTest}.
   *
   * @param correction test rows over all other rows, or 0 when every repeat drew fresh data
   */
  public static Interval ofMean(double[] values, double correction) {
    return ofMean(values, Dependence.equal(correction, values.length));
  }

  /** The same for runs that came by their rows so. */
  public static Interval ofMean(double[] values, Resampling resampling) {
    return ofMean(values, resampling.dependence(values.length));
  }

  static Interval ofMean(double[] values, Dependence dependence) {
    if (values.length == 0) {
      return NONE;
    }
    Moments moments = Moments.of(values);
    if (values.length == 1) {
      return new Interval(moments.mean(), Double.NaN, Double.NaN);
    }
    double half =
        TDistribution.of(dependence.freedom()).inverseSurvivalProbability(0.025)
            * moments.standardError(dependence.correction());
    return new Interval(moments.mean(), moments.mean() - half, moments.mean() + half);
  }

  /** Whether there were enough values for an interval. */
  public boolean hasBounds() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** The part of it that the measure can reach at all; NaN stays NaN. */
  public Interval within(double least, double most) {
    return new Interval(mean, Math.max(least, low), Math.min(most, high));
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    JsonFields.putFinite(json, "mean", mean);
    JsonFields.putFinite(json, "low", low);
    JsonFields.putFinite(json, "high", high);
    return json;
  }

  public static Interval fromJson(JsonFields fields) {
    Interval result =
        new Interval(
            fields.number("mean", Double.NaN),
            fields.number("low", Double.NaN),
            fields.number("high", Double.NaN));
    fields.end();
    return result;
  }
}
