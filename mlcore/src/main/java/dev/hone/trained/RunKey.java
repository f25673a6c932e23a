package dev.hone.trained;

import dev.hone.base.InvalidInputException;

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
      throw InvalidInputException.of(
          "a run of arm \"%s\" has repeat %d; repeats count from 0", arm, repeat);
    }
  }
}
