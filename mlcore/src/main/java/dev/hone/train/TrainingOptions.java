package dev.hone.train;

import dev.hone.base.InvalidInputException;
import dev.hone.optim.Schedule;
import dev.hone.optim.UpdateRule;
import dev.hone.regularizers.Regularization;

/**
 * How to train.
 *
 * @param epochs most passes over the training examples, at least 1
 * @param batchSize rows a step; 0 means all of them, more than there are means all of them
 * @param learningRate before the schedule, above 0
 * @param schedule how the rate changes
 * @param rule optimizer and clipping
 * @param regularization what is done in loss, update and the course of the run; what changes the
 *     network has to be in the network already
 */
public record TrainingOptions(
    int epochs,
    int batchSize,
    double learningRate,
    Schedule schedule,
    UpdateRule rule,
    Regularization regularization) {
  public TrainingOptions {
    if (epochs < 1) {
      throw InvalidInputException.of("epochs should be at least 1, but is %d", epochs);
    }
    if (batchSize < 0) {
      throw InvalidInputException.of(
          "batch size should be 1 or more, or 0 for all rows, but is %d", batchSize);
    }
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw InvalidInputException.of(
          "learning rate should be above 0 and finite, but is %s", learningRate);
    }
  }
}
