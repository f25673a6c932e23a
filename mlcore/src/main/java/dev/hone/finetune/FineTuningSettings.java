package dev.hone.finetune;

import dev.hone.base.Message;
import dev.hone.base.Range;

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
public record FineTuningSettings(
    int epochs,
    int batchSize,
    double learningRate,
    double continuedRate,
    int patience,
    double testFraction) {
  /** Training rows from which on a fifth of them is held out for early stopping. */
  public static final int ENOUGH_TO_STOP = 100;

  static final double VALIDATION_FRACTION = 0.2;

  public FineTuningSettings {
    check("epochs", epochs, Range.whole(1));
    check("batch", batchSize, Range.whole(1));
    check("learning-rate", learningRate, Range.above(0));
    check("continued-rate", continuedRate, Range.above(0));
    check("patience", patience, Range.whole(0));
    check("test-fraction", testFraction, Range.inside());
  }

  private static void check(String field, double value, Range range) {
    range.check(Message.of("finetune.settings"), Message.of("finetune." + field), value);
  }

  /** What is used when nothing is said, for a base that was trained with this learning rate. */
  public static FineTuningSettings defaults(double baseRate) {
    return new FineTuningSettings(100, 16, baseRate, baseRate * 0.3, 20, 0.3);
  }

  double rate(Strategy strategy) {
    return strategy.newHead() ? learningRate : continuedRate;
  }
}
