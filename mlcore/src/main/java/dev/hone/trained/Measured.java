package dev.hone.trained;

import dev.hone.train.Evaluation;

/**
 * What a run measured of rows, in inference mode: data loss (without penalty) and metric.
 *
 * @param train over the training rows
 * @param truth over the training rows against their true labels, where some were made wrong for
 *     training; NaN elsewhere
 * @param validation over the validation rows; NaN without any
 * @param test over the test rows; NaN without any
 */
public record Measured(Evaluation train, Evaluation truth, Evaluation validation, Evaluation test) {
  /** Infinite numbers become NaN. */
  public Measured {
    train = train.finite();
    truth = truth.finite();
    validation = validation.finite();
    test = test.finite();
  }

  /** Where the training labels are the true ones. */
  public static Measured of(Evaluation train, Evaluation validation, Evaluation test) {
    return new Measured(train, Evaluation.NONE, validation, test);
  }
}
