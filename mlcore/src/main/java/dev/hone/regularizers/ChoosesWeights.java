package dev.hone.regularizers;

/** Chooses the epoch whose weights the run ends with, instead of the last. */
public interface ChoosesWeights extends Regularizer {
  /**
   * Whether an epoch's weights are to be kept instead of the best so far.
   *
   * @param validationLoss of the epoch
   * @param bestLoss of the best epoch so far; infinite before it
   */
  boolean better(double validationLoss, double bestLoss);
}
