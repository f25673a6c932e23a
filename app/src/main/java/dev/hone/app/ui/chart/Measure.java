package dev.hone.app.ui.chart;

import android.content.res.Resources;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.ui.Formats;
import dev.hone.metrics.Metric;

/** What the learning curves show. */
public final class Measure {
  /** The loss, as it was minimised. */
  public static final Measure LOSS = new Measure(null);

  @Nullable private final Metric metric;

  private Measure(@Nullable Metric metric) {
    this.metric = metric;
  }

  /** The measure that shows a metric. */
  public static Measure of(Metric metric) {
    return new Measure(metric);
  }

  /** What stands at the axis. */
  String axis(Resources resources) {
    if (metric == null) {
      return resources.getString(R.string.chart_loss);
    }
    String name = Formats.metric(resources, metric);
    return inPercent() ? resources.getString(R.string.chart_percent, name) : name;
  }

  /** What the curves are of, to be read aloud. */
  String spoken(Resources resources, boolean validation) {
    if (metric == null) {
      return resources.getString(
          validation ? R.string.chart_talk_validation_loss : R.string.chart_talk_train_loss);
    }
    String name = Formats.inline(resources, metric);
    return resources.getString(
        validation ? R.string.chart_talk_validation_metric : R.string.chart_talk_train_metric,
        inPercent() ? resources.getString(R.string.chart_talk_percent, name) : name);
  }

  private boolean inPercent() {
    return metric.scale().factor() != 1;
  }

  /** The largest value that can be shown. */
  double largest() {
    return metric == null ? Double.POSITIVE_INFINITY : metric.largest() * metric.scale().factor();
  }

  /** The value to show, NaN where there is none. */
  double train(CurvePoint point) {
    return shown(metric == null ? point.trainLoss : point.trainMetric);
  }

  /** The value to show, NaN where there is none. */
  double validation(CurvePoint point) {
    return shown(metric == null ? point.validationLoss : point.validationMetric);
  }

  /** The smallest and the largest of the repeats, NaN where there is none. */
  double[] trainRange(CurvePoint point) {
    return metric == null
        ? new double[] {shown(point.trainLossLow), shown(point.trainLossHigh)}
        : new double[] {shown(point.trainMetricLow), shown(point.trainMetricHigh)};
  }

  /** The smallest and the largest of the repeats, NaN where there is none. */
  double[] validationRange(CurvePoint point) {
    return metric == null
        ? new double[] {shown(point.validationLossLow), shown(point.validationLossHigh)}
        : new double[] {shown(point.validationMetricLow), shown(point.validationMetricHigh)};
  }

  /** Whether larger values are better. */
  boolean higherIsBetter() {
    return metric != null && metric.higherIsBetter();
  }

  private double shown(@Nullable Double value) {
    return value == null ? Double.NaN : metric == null ? value : value * metric.scale().factor();
  }
}
