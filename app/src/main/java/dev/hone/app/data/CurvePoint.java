package dev.hone.app.data;

import androidx.annotation.Nullable;

/** A point of an arm's curves: means and ranges over the repeats that reached the epoch. */
public final class CurvePoint {
  /** Index of the arm in the spec. */
  public int arm;

  public int epoch;
  @Nullable public Double trainLoss;
  @Nullable public Double trainMetric;
  @Nullable public Double validationLoss;
  @Nullable public Double validationMetric;
  @Nullable public Double trainLossLow;
  @Nullable public Double trainLossHigh;
  @Nullable public Double trainMetricLow;
  @Nullable public Double trainMetricHigh;
  @Nullable public Double validationLossLow;
  @Nullable public Double validationLossHigh;
  @Nullable public Double validationMetricLow;
  @Nullable public Double validationMetricHigh;
}
