package dev.hone.metrics;

import dev.hone.base.Card;
import dev.hone.base.Range;
import dev.hone.data.table.Task;

/** Root of the mean squared error, in the target's own unit. */
final class RootMeanSquaredError implements Accumulator {
  static final Metric METRIC =
      new Metric(
          Card.of(Metrics.KIND, "rmse"),
          Task.REGRESSION,
          false,
          Range.atLeast(0),
          Scale.PLAIN,
          Pooling.ROOT_MEAN_SQUARE,
          (classes, targetScale) -> new RootMeanSquaredError(targetScale));

  private final double targetScale;
  private double sum;
  private long count;

  private RootMeanSquaredError(double targetScale) {
    this.targetScale = targetScale;
  }

  @Override
  public void clear() {
    sum = 0;
    count = 0;
  }

  @Override
  public void add(float[] output, int offset, int width, float target) {
    double error = (output[offset] - target) * targetScale;
    sum += error * error;
    count++;
  }

  @Override
  public void merge(Accumulator other) {
    RootMeanSquaredError that = (RootMeanSquaredError) other;
    sum += that.sum;
    count += that.count;
  }

  @Override
  public double value() {
    return Math.sqrt(sum / count);
  }
}
