package dev.hone.data.table;

import dev.hone.base.Card;

/** Numeric features to mean 0 and standard deviation 1 on the training rows. */
final class Standard implements Scaling.Fit {
  static final Scaling SCALING =
      new Scaling(Card.of(Scaling.KIND, "standard"), new Standard(), Scaling.Rotation.NONE);

  @Override
  public double shift(FeatureStatistics statistics, int feature) {
    return statistics.mean(feature);
  }

  @Override
  public double unit(FeatureStatistics statistics, int feature) {
    return statistics.deviation(feature);
  }
}
