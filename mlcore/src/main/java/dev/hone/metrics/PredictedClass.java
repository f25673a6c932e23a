package dev.hone.metrics;

/** Which class logits speak for. */
public final class PredictedClass {
  private PredictedClass() {}

  /** The class with the largest logit, the first of several; of one logit, 1 if it is above 0. */
  public static int of(float[] output, int offset, int width) {
    if (width == 1) {
      return output[offset] > 0 ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < width; i++) {
      if (output[offset + i] > output[offset + best]) {
        best = i;
      }
    }
    return best;
  }
}
