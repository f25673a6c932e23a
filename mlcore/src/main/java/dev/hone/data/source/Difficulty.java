package dev.hone.data.source;

import dev.hone.base.Message;
import dev.hone.base.Range;

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
    Message where = Message.of("source.difficulty");
    Range.part().check(where, Message.of("table.train-fraction"), trainFraction);
    Range.share().check(where, Message.of("table.label-noise"), labelNoise);
  }
}
