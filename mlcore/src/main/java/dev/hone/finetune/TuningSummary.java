package dev.hone.finetune;

import dev.hone.stats.Interval;

/**
 * One arm over all seeds. Differences are oriented so that above 0 is better; intervals are 95 %.
 *
 * @param newAfter metric on the user's test rows
 * @param newChange against the first arm, paired by seed; NaN for the first arm itself
 * @param oldAfter metric on old rows
 * @param oldChange against the base, on old rows; below 0 is forgetting
 * @param newLoss mean loss on the user's test rows
 * @param oldLoss mean loss on old rows
 * @param pHolm of newChange, adjusted over the arms; NaN where it was not tested
 * @param diverged how many seeds diverged; then nothing is judged
 */
public record TuningSummary(
    String arm,
    Interval newAfter,
    Interval newChange,
    Interval oldAfter,
    Interval oldChange,
    double newLoss,
    double oldLoss,
    double pHolm,
    int diverged) {
  /** Chance of one false verdict or more among all arms. */
  static final double LEVEL = 0.05;

  /** Whether the change against the first arm is told from chance. */
  public boolean told() {
    return pHolm < LEVEL;
  }
}
