package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Range;

/** How many threads may be asked for. */
final class Threads {
  /** More than any machine has; so many more never start. */
  private static final Range ALLOWED = Range.whole(1, 1024);

  private Threads() {}

  /**
   * Checks the option; null is not given.
   *
   * @throws InvalidInputException if it is out of range
   */
  static void check(Integer threads) {
    if (threads != null && !ALLOWED.contains(threads)) {
      throw InvalidInputException.value("--threads", threads, ALLOWED);
    }
  }
}
