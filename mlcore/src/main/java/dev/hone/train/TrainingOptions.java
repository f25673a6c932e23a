package dev.hone.train;

import dev.hone.base.Message;
import dev.hone.base.Range;
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
    Message where = Message.of("train.options");
    Range.whole(1).check(where, "epochs", epochs);
    Range.whole(0).check(where, "batchSize", batchSize);
    Range.above(0).check(where, "learningRate", learningRate);
  }
}
