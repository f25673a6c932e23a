package dev.hone.data.table;

import dev.hone.base.Card;

/**
 * Numeric features with median 0 and a distance of 1 between their quartiles (linear between
 * neighbours, as NumPy has them), on the training rows: a few outliers change neither. Where the
 * quartiles are one, as in a column that is mostly 0, the standard deviation takes their place. A
 * missing number becomes the median.
 */
final class Robust implements Scaling.Fit {
  static final Scaling SCALING =
      new Scaling(Card.of(Scaling.KIND, "robust"), new Robust(), Scaling.Rotation.NONE);

  private Robust() {}

  @Override
  public double shift(FeatureStatistics statistics, int feature) {
    return statistics.quantile(feature, 0.5);
  }

  @Override
  public double unit(FeatureStatistics statistics, int feature) {
    double unit = statistics.quantile(feature, 0.75) - statistics.quantile(feature, 0.25);
    return unit > 0 ? unit : statistics.deviation(feature);
  }

  @Override
  public boolean fillsWithMedian() {
    return true;
  }
}
