package dev.hone.trained;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;

/**
 * Which run it is: the unit of work of an experiment.
 *
 * @param arm the arm's name
 * @param repeat which repeat (split and initial weights, shared by all arms), counted from 0
 */
public record RunKey(String arm, int repeat) {
  /**
   * Checks the repeat.
   *
   * @throws InvalidInputException if the repeat is negative
   */
  public RunKey {
    if (repeat < 0) {
      throw InvalidInputException.value(
          Message.of("trained.run-of", arm), Message.of("trained.repeat"), repeat, Range.whole(0));
    }
  }
}
