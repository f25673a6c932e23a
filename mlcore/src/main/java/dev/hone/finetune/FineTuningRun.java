package dev.hone.finetune;

import dev.hone.train.Evaluation;

/**
 * What one arm did with one seed. What cannot be measured is {@link Evaluation#NONE}: the new data
 * before tuning where the base does not know its classes, the old data where there is none, or
 * where nothing is left of the base.
 *
 * @param onNew the base and the tuned network on the user's test rows
 * @param onOld the same on old rows; with new classes after tuning the base's own head on the tuned
 *     layers below
 * @param epochs that were trained
 * @param divergence null, or what went wrong
 */
public record FineTuningRun(
    String arm, int seed, Change onNew, Change onOld, int epochs, String divergence) {
  /** The base on the user's test rows. */
  public Evaluation newBefore() {
    return onNew.before();
  }

  /** The tuned network on the user's test rows. */
  public Evaluation newAfter() {
    return onNew.after();
  }

  /** The base on old rows. */
  public Evaluation oldBefore() {
    return onOld.before();
  }

  /** The tuned network on old rows. */
  public Evaluation oldAfter() {
    return onOld.after();
  }
}
