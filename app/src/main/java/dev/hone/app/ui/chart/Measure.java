package dev.hone.app.ui.chart;

import androidx.annotation.Nullable;
import androidx.annotation.StringRes;
import dev.hone.app.R;
import dev.hone.app.data.CurvePoint;
import dev.hone.metrics.MetricKind;

/** What the learning curves show. */
public enum Measure {
  /** The loss, as it was minimised. */
  LOSS(
      R.string.chart_loss,
      R.string.chart_talk_train_loss,
      R.string.chart_talk_validation_loss,
      1,
      Double.POSITIVE_INFINITY),
  /** Share of right answers, shown in %. */
  ACCURACY(
      R.string.chart_accuracy,
      R.string.chart_talk_train_accuracy,
      R.string.chart_talk_validation_accuracy,
      100,
      100),
  /** Root mean squared error in the target's unit. */
  RMSE(
      R.string.chart_rmse,
      R.string.chart_talk_train_rmse,
      R.string.chart_talk_validation_rmse,
      1,
      Double.POSITIVE_INFINITY);

  @StringRes final int axis;
  @StringRes final int spokenTrain;
  @StringRes final int spokenValidation;

  /** What a stored value is multiplied by to be shown. */
  final double scale;

  /** The largest value that can be shown. */
  final double largest;

  Measure(int axis, int spokenTrain, int spokenValidation, double scale, double largest) {
    this.axis = axis;
    this.spokenTrain = spokenTrain;
    this.spokenValidation = spokenValidation;
    this.scale = scale;
    this.largest = largest;
  }

  /** The measure that shows a metric. */
  public static Measure of(MetricKind metric) {
    return metric == MetricKind.ACCURACY ? ACCURACY : RMSE;
  }

  /** The value to show, NaN where there is none. */
  double train(CurvePoint point) {
    return shown(this == LOSS ? point.trainLoss : point.trainMetric);
  }

  /** The value to show, NaN where there is none. */
  double validation(CurvePoint point) {
    return shown(this == LOSS ? point.validationLoss : point.validationMetric);
  }

  private double shown(@Nullable Double value) {
    return value == null ? Double.NaN : value * scale;
  }
}
