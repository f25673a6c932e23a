package dev.hone.metrics;

import dev.hone.base.Card;
import dev.hone.base.Range;
import dev.hone.data.table.Task;

/** Share of targets whose most probable class is the right one. */
final class Accuracy implements Accumulator {
  static final Metric METRIC =
      new Metric(
          Card.of(Metrics.KIND, "accuracy"),
          Task.CLASSIFICATION,
          true,
          Range.share(),
          Scale.PER_CENT,
          Pooling.MEAN,
          (classes, targetScale) -> new Accuracy());

  private long right;
  private long count;

  @Override
  public void clear() {
    right = 0;
    count = 0;
  }

  @Override
  public void add(float[] output, int offset, int width, float target) {
    right += PredictedClass.of(output, offset, width) == (int) target ? 1 : 0;
    count++;
  }

  @Override
  public void merge(Accumulator other) {
    Accuracy that = (Accuracy) other;
    right += that.right;
    count += that.count;
  }

  @Override
  public double value() {
    return (double) right / count;
  }
}
