package dev.hone.report;

import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Scale;

/**
 * How a metric's values are said: the one place of the reports that asks whether a metric is a
 * share, written in percent and compared in points of a hundred, or has a unit of its own.
 */
public final class MetricWords {
  private MetricWords() {}

  /** The metric as the title of an axis, with its unit. */
  static Message axis(Metric metric) {
    return isShare(metric) ? Message.of("chart.percent", metric.name()) : metric.name();
  }

  /** {@code 93.1 %} or {@code 0.4127}; a dash for NaN. */
  public static Message value(Metric metric, double value) {
    if (!isShare(metric)) {
      return Message.plain(Numbers.plain(value));
    }
    return Double.isNaN(value) ? Message.plain("–") : percent(value);
  }

  /** A difference, signed, without its unit: {@code +3.1}, {@code −0.0412}. */
  public static String difference(Metric metric, double difference) {
    return isShare(metric) ? Numbers.fixed(100 * difference, 1, true) : Numbers.signed(difference);
  }

  /** Whether it is written in percent, and differences in points of a hundred. */
  static boolean isShare(Metric metric) {
    return metric.scale() == Scale.PER_CENT;
  }

  /** A share of 0 to 1 as {@code 93.1 %}. */
  public static Message percent(double share) {
    return Message.of("report.figure.percent", Numbers.fixed(100 * share, 1, false));
  }
}
