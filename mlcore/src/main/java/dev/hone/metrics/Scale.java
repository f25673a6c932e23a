package dev.hone.metrics;

import dev.hone.base.Numbers;

/** How the values of a metric are written. */
public enum Scale {
  /** A share, 0 to 1: read in per cent, differences in points of a hundred. */
  PER_CENT(100) {
    @Override
    String format(double value) {
      return Numbers.fixed(100 * value, 1, false) + " %";
    }
  },
  /** A number in the target's own unit, or in none. */
  PLAIN(1) {
    @Override
    String format(double value) {
      return Numbers.plain(value);
    }
  };

  private final double factor;

  Scale(double factor) {
    this.factor = factor;
  }

  /** What a value is multiplied by to be read. */
  public double factor() {
    return factor;
  }

  /** A value that is not NaN. */
  abstract String format(double value);
}
