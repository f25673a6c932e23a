package dev.hone.graph;

/**
 * An input that is filled with fresh random numbers before each training step; randomness never
 * lives inside a graph.
 *
 * @param node a float32 input
 * @param amount rate or standard deviation, by kind
 */
public record Noise(Node node, Kind kind, double amount) {
  public Noise {
    if (kind != Kind.GAUSSIAN && !(amount >= 0 && amount < 1)) {
      throw new IllegalArgumentException(
          "noise " + node.name() + ": a rate should be in [0, 1), but is " + amount);
    }
    if (kind == Kind.GAUSSIAN && !(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "noise "
              + node.name()
              + ": a standard deviation should be finite and at least 0, but is "
              + amount);
    }
  }

  /** The distribution. */
  public enum Kind {
    /** Inverted dropout: 0 with probability {@code amount}, else 1 / (1 − amount). */
    DROPOUT,
    /** 0 with probability {@code amount}, else 1. */
    MASK,
    /** Normal with mean 0 and standard deviation {@code amount}. */
    GAUSSIAN
  }
}
