package dev.hone.train;

import dev.hone.metrics.Accumulator;
import dev.hone.metrics.PredictedClass;

/**
 * What a network gives for some rows.
 *
 * <ul>
 *   <li>classification: logits, [rows, targetsPerRow, classes], or one logit of two classes
 *   <li>regression: standardised values, [rows, targetsPerRow]
 * </ul>
 */
public final class Predictions {
  private final float[] outputs;
  private final int width;

  /**
   * @param outputs row-major [targets, width]
   * @param width logits a target, or 1
   */
  public Predictions(float[] outputs, int width) {
    this.outputs = outputs;
    this.width = width;
  }

  /** Runs a trained network on features, row-major [rows, ...], that have one target each. */
  public static Predictions of(Trainer trainer, float[] features, int rows) {
    float[] outputs = trainer.outputs(features, rows);
    return new Predictions(outputs, outputs.length / rows);
  }

  /** The number of targets: rows, or rows times steps. */
  public int size() {
    return outputs.length / width;
  }

  /** The number for a target in regression, standardised. */
  public float value(int target) {
    return outputs[target * width];
  }

  /** Adds what is given for one target to a metric. */
  public void addTo(Accumulator sum, int target, int label) {
    sum.add(outputs, target * width, width, label);
  }

  public int predictedClass(int target) {
    return PredictedClass.of(outputs, target * width, width);
  }

  /** The probability of a class, by softmax over the logits (sigmoid of a single logit). */
  public float probability(int target, int classIndex) {
    if (width == 1) {
      double second = 1 / (1 + StrictMath.exp(-outputs[target]));
      return (float) (classIndex == 1 ? second : 1 - second);
    }
    int from = target * width;
    double max = outputs[from];
    for (int i = 1; i < width; i++) {
      max = Math.max(max, outputs[from + i]);
    }
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += StrictMath.exp(outputs[from + i] - max);
    }
    return (float) (StrictMath.exp(outputs[from + classIndex] - max) / sum);
  }
}
