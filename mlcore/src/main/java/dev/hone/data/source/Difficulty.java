package dev.hone.data.source;

import dev.hone.base.InvalidInputException;

/**
 * How hard to make a data set so that regularisation matters: on easy data every setting does as
 * well.
 *
 * @param trainFraction the part of the training rows to keep, above 0 and at most 1
 * @param labelNoise the part of the training labels to make wrong (for regression: noise in
 *     standard deviations of the target), from 0 to 1
 */
public record Difficulty(double trainFraction, double labelNoise) {
  /** The data as it is. */
  public static final Difficulty NONE = new Difficulty(1, 0);

  public Difficulty {
    if (!(trainFraction > 0 && trainFraction <= 1 && labelNoise >= 0 && labelNoise <= 1)) {
      throw InvalidInputException.of(
          "difficulty: the train fraction should be above 0 and at most 1, label noise from 0 to 1,"
              + " but they are %s and %s",
          trainFraction, labelNoise);
    }
  }
}
