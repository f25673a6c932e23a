package dev.hone.finetune;

import dev.hone.stats.Interval;

/**
 * One arm over all repeats. Differences are oriented so that above 0 is better; intervals are 95 %.
 *
 * @param onNew on the user's test rows; the change is against the first arm, paired by seed, and
 *     NaN for the first arm itself
 * @param onOld on old rows; the change is against the base, below 0 it is forgetting
 * @param pHolm of newChange, adjusted over the arms; NaN where it was not tested
 * @param diverged how many repeats diverged; then nothing is judged
 */
public record FineTuningSummary(
    String arm, Measured onNew, Measured onOld, double pHolm, int diverged) {
  /**
   * The same kind of rows over all repeats.
   *
   * @param after metric of the tuned networks
   * @param loss mean loss of the tuned networks
   */
  public record Measured(Interval after, Interval change, double loss) {}

  /** Chance of one false verdict or more among all arms. */
  static final double LEVEL = 0.05;

  /** Whether the change against the first arm is told from chance. */
  public boolean told() {
    return pHolm < LEVEL;
  }

  /** Metric on the user's test rows. */
  public Interval newAfter() {
    return onNew.after();
  }

  /** Against the first arm. */
  public Interval newChange() {
    return onNew.change();
  }

  /** Metric on old rows. */
  public Interval oldAfter() {
    return onOld.after();
  }

  /** Against the base, on old rows. */
  public Interval oldChange() {
    return onOld.change();
  }

  /** Mean loss on the user's test rows. */
  public double newLoss() {
    return onNew.loss();
  }

  /** Mean loss on old rows. */
  public double oldLoss() {
    return onOld.loss();
  }
}
