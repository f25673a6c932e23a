package dev.hone.metrics;

import dev.hone.base.Card;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.data.table.Task;

/**
 * A measure by which arms are judged.
 *
 * @param card key, words and paper
 * @param task the kind of target that it is for
 * @param higherIsBetter its direction
 * @param values that it can take
 * @param scale how values are written
 * @param pooling how values of single rows make one of all, for leave-one-out
 * @param start makes an accumulator
 */
public record Metric(
    Card card,
    Task task,
    boolean higherIsBetter,
    Range values,
    Scale scale,
    Pooling pooling,
    Start start) {
  /** Makes an empty accumulator. */
  @FunctionalInterface
  public interface Start {
    /**
     * An accumulator for one kind of targets.
     *
     * @param classes how many there are; 0 for regression
     * @param targetScale what one unit of the network's output is worth in the target's own unit (1
     *     for classification)
     */
    Accumulator of(int classes, double targetScale);
  }

  /** The smallest value it can take. */
  public double least() {
    return values.least();
  }

  /** The largest value it can take. */
  public double largest() {
    return values.most();
  }

  /** As written in specs and on the command line. */
  public String key() {
    return card.key();
  }

  /** The word for it inside a sentence or heading. */
  public Message name() {
    return card.name();
  }

  /** {@link #name} in English. */
  public String label() {
    return name().toString();
  }

  /**
   * How much worse the test value is than the training value: positive means overfitting, whichever
   * way the metric points.
   */
  public double gap(double train, double test) {
    return higherIsBetter ? train - test : test - train;
  }

  /** A value as people read it: {@code 93.1 %}, {@code 0.4127}; a dash for NaN. */
  public String format(double value) {
    return Double.isNaN(value) ? "–" : scale.format(value);
  }

  @Override
  public String toString() {
    return key();
  }
}
