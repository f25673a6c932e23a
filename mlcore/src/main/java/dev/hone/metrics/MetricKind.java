package dev.hone.metrics;

import dev.hone.base.Numbers;
import dev.hone.data.table.Task;
import java.util.Locale;

/** The measure by which arms are judged. */
public enum MetricKind {
  /** Share of rows whose most probable class is the right one, 0 to 1; higher is better. */
  ACCURACY("accuracy", true, 1),
  /** Root mean squared error in the target's own unit; lower is better. */
  RMSE("RMSE", false, Double.POSITIVE_INFINITY);

  private final String label;
  private final boolean higherIsBetter;
  private final double largest;

  MetricKind(String label, boolean higherIsBetter, double largest) {
    this.label = label;
    this.higherIsBetter = higherIsBetter;
    this.largest = largest;
  }

  /** The measure for a task. */
  public static MetricKind of(Task task) {
    return task == Task.CLASSIFICATION ? ACCURACY : RMSE;
  }

  /** The word for it in a sentence or heading. */
  public String label() {
    return label;
  }

  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** The largest value it can take; the smallest is 0. */
  public double largest() {
    return largest;
  }

  /**
   * How much worse the test value is than the training value: positive means overfitting, whichever
   * way the metric points.
   */
  public double gap(double train, double test) {
    return higherIsBetter ? train - test : test - train;
  }

  /** A value as people read it: {@code 93.1 %}, {@code 0.4127}; a dash for NaN. */
  public String format(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return this == ACCURACY
        ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
        : Numbers.plain(value);
  }

  /** A difference as people read it, signed, without its unit: {@code +3.1}, {@code −0.0412}. */
  public String formatDifference(double difference) {
    return this == ACCURACY ? Numbers.fixed(100 * difference, 1, true) : Numbers.signed(difference);
  }

  /** The unit of a difference: {@code points} (of a hundred) for accuracy, else nothing. */
  public String differenceUnit() {
    return this == ACCURACY ? "points" : "";
  }
}
