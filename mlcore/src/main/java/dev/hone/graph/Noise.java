package dev.hone.graph;

/**
 * An input that is filled with fresh random numbers before each training step; randomness never
 * lives inside a graph.
 *
 * @param node a float32 input
 * @param amount rate or standard deviation, by kind
 */
public record Noise(Node node, Kind kind, double amount) {
  /** The distribution. */
  public enum Kind {
    /** Inverted dropout: 0 with probability {@code amount}, else 1 / (1 − amount). */
    DROPOUT,
    /** Normal with mean 0 and standard deviation {@code amount}. */
    GAUSSIAN
  }
}
