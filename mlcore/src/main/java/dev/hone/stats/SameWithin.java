package dev.hone.stats;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;

/**
 * How far two arms may lie apart and still be practically the same: fixed before any result.
 *
 * @param size in the unit of the measure, or a share of the baseline's mean
 * @param relative whether it is a share of the baseline's mean
 */
public record SameWithin(double size, boolean relative) {
  /** One per cent of what the baseline reaches. */
  public static final SameWithin ONE_PER_CENT = new SameWithin(0.01, true);

  /**
   * Checks the size.
   *
   * @throws InvalidInputException if it is negative or not finite
   */
  public SameWithin {
    if (!(size >= 0) || Double.isInfinite(size)) {
      throw InvalidInputException.value(
          Message.of("stats.same-within"), size, Message.of("stats.same-within.allowed"));
    }
  }

  /** The margin in the unit of the measure. */
  public double margin(double baseline) {
    return relative ? size * Math.abs(baseline) : size;
  }
}
