package dev.hone.data.table;

import dev.hone.base.Card;

/** Numeric features from the training rows' smallest value to 0 and from the largest to 1. */
final class MinMax implements Scaling.Fit {
  static final Scaling SCALING =
      new Scaling(Card.of(Scaling.KIND, "min-max"), new MinMax(), Scaling.Rotation.NONE);

  private MinMax() {}

  @Override
  public double shift(FeatureStatistics statistics, int feature) {
    return statistics.minimum(feature);
  }

  @Override
  public double unit(FeatureStatistics statistics, int feature) {
    return statistics.range(feature);
  }
}
