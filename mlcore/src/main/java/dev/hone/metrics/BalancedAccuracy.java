package dev.hone.metrics;

import dev.hone.base.Card;
import dev.hone.base.Range;
import dev.hone.data.table.Task;
import java.util.Arrays;

/**
 * The mean, over the classes that occur, of the share of a class's targets that are recognised: a
 * rare class counts as much as a common one, and guessing the most common class gives 1 / classes.
 */
final class BalancedAccuracy implements Accumulator {
  static final Metric METRIC =
      new Metric(
          Card.of(Metrics.KIND, "balanced-accuracy").withPaper("Brodersen et al. 2010"),
          Task.CLASSIFICATION,
          true,
          Range.share(),
          Scale.PER_CENT,
          Pooling.NONE,
          (classes, targetScale) -> new BalancedAccuracy(classes));

  private final long[] right; // [classes]
  private final long[] count; // [classes]

  private BalancedAccuracy(int classes) {
    right = new long[classes];
    count = new long[classes];
  }

  @Override
  public void clear() {
    Arrays.fill(right, 0);
    Arrays.fill(count, 0);
  }

  @Override
  public void add(float[] output, int offset, int width, float target) {
    int label = (int) target;
    right[label] += PredictedClass.of(output, offset, width) == label ? 1 : 0;
    count[label]++;
  }

  @Override
  public void merge(Accumulator other) {
    BalancedAccuracy that = (BalancedAccuracy) other;
    for (int i = 0; i < count.length; i++) {
      right[i] += that.right[i];
      count[i] += that.count[i];
    }
  }

  @Override
  public double value() {
    double sum = 0;
    int occurring = 0;
    for (int i = 0; i < count.length; i++) {
      if (count[i] > 0) {
        sum += (double) right[i] / count[i];
        occurring++;
      }
    }
    return sum / occurring;
  }
}
