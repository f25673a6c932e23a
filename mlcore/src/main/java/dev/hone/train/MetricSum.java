package dev.hone.train;

/**
 * Adds up a metric over batches: the share of right classes, or the root of the mean squared error
 * in the target's own unit.
 */
final class MetricSum {
  private final boolean classification;
  private final double targetScale;
  private double sum;
  private long count;

  /**
   * @param targetScale what one unit of the network's output is worth in the target's own unit
   */
  MetricSum(boolean classification, double targetScale) {
    this.classification = classification;
    this.targetScale = targetScale;
  }

  void clear() {
    sum = 0;
    count = 0;
  }

  /**
   * Adds one row of a batch.
   *
   * @param output the network's outputs, [batch, targetsPerRow, width]
   * @param width numbers a target: logits of classes, or 1; one logit of two classes is that of the
   *     second
   */
  void add(float[] output, int width, Examples examples, int row, int place) {
    int targets = examples.targetsPerRow();
    for (int i = 0; i < targets; i++) {
      int from = (place * targets + i) * width;
      if (classification) {
        sum += predictedClass(output, from, width) == examples.label(row * targets + i) ? 1 : 0;
      } else {
        double error = (output[from] - examples.target(row * targets + i)) * targetScale;
        sum += error * error;
      }
    }
    count += targets;
  }

  /** The class with the largest logit, the first of several. */
  static int predictedClass(float[] output, int from, int width) {
    if (width == 1) {
      return output[from] > 0 ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < width; i++) {
      if (output[from + i] > output[from + best]) {
        best = i;
      }
    }
    return best;
  }

  double value() {
    double mean = sum / count;
    return classification ? mean : Math.sqrt(mean);
  }
}
