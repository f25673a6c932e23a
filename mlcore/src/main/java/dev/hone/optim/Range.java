package dev.hone.optim;

import dev.hone.base.InvalidInputException;

/** The ranges that options may have. */
final class Range {
  private Range() {}

  /** At least 0 and below 1. */
  static void fraction(String owner, String field, double value) {
    check(value >= 0 && value < 1, owner, field, "at least 0 and below 1", value);
  }

  /** At least 0 and at most 1. */
  static void share(String owner, String field, double value) {
    check(value >= 0 && value <= 1, owner, field, "at least 0 and at most 1", value);
  }

  /** Above 0, also once rounded to a normal float32. */
  static void positive(String owner, String field, double value) {
    check(
        value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE,
        owner,
        field,
        "above 0 (from 1.2e-38 to 3.4e38)",
        value);
  }

  static void notNegative(String owner, String field, double value) {
    check(value >= 0 && value <= Float.MAX_VALUE, owner, field, "0 or above, and finite", value);
  }

  static void atLeast(int least, String owner, String field, int value) {
    check(value >= least, owner, field, "a whole number of at least " + least, value);
  }

  private static void check(
      boolean holds, String owner, String field, String allowed, Number received) {
    if (!holds) {
      throw InvalidInputException.of(
          "%s: %s should be %s, but is %s", owner, field, allowed, received);
    }
  }
}
