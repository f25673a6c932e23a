package dev.hone.finetune;

import dev.hone.base.InvalidInputException;

/**
 * How all arms are trained. The optimiser is the base's.
 *
 * @param epochs most passes over the user's training rows
 * @param batchSize rows a step
 * @param learningRate of weights that are drawn afresh (scratch, pretrain, head)
 * @param continuedRate of weights that go on from the base's (last=K, all)
 * @param patience epochs without a better validation loss after which to stop; 0 for never. Where
 *     there are fewer than {@link #ENOUGH_TO_STOP} training rows none is held out, and all epochs
 *     are trained
 * @param testFraction share of the user's rows on which arms are judged
 */
public record TuningSettings(
    int epochs,
    int batchSize,
    double learningRate,
    double continuedRate,
    int patience,
    double testFraction) {
  /** Training rows from which on a fifth of them is held out for early stopping. */
  public static final int ENOUGH_TO_STOP = 100;

  static final double VALIDATION_FRACTION = 0.2;

  public TuningSettings {
    if (epochs < 1 || batchSize < 1) {
      throw InvalidInputException.of(
          "epochs and batch should be 1 or more, but are %d and %d", epochs, batchSize);
    }
    rate("learning rate", learningRate);
    rate("continued rate", continuedRate);
    if (patience < 0) {
      throw InvalidInputException.of("patience should be 0 or more epochs, but is %d", patience);
    }
    if (!(testFraction > 0 && testFraction < 1)) {
      throw InvalidInputException.of(
          "the test fraction should be above 0 and below 1, but is %s", testFraction);
    }
  }

  private static void rate(String name, double rate) {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw InvalidInputException.of("the %s should be above 0 and finite, but is %s", name, rate);
    }
  }

  /** What is used when nothing is said, for a base that was trained with this learning rate. */
  public static TuningSettings defaults(double baseRate) {
    return new TuningSettings(100, 16, baseRate, baseRate * 0.3, 20, 0.3);
  }

  double rate(Way way) {
    return way.newHead() ? learningRate : continuedRate;
  }
}
