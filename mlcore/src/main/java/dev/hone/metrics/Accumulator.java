package dev.hone.metrics;

/** Adds up a metric, target by target. For one thread at a time. */
public interface Accumulator {
  /** Forgets everything that was added. */
  void clear();

  /**
   * Adds one target.
   *
   * @param output the network's outputs; those for this target begin at {@code offset}
   * @param width numbers a target: logits of classes, or 1; one logit of two classes is that of the
   *     second
   * @param target the label, a whole number; or what was to be predicted, standardised
   */
  void add(float[] output, int offset, int width, float target);

  /** Adds what another accumulator of the same metric was given. */
  void merge(Accumulator other);

  /** The metric over all that was added; NaN over nothing. */
  double value();
}
