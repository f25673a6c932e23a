package dev.hone.regularizers;

/** Ends a run before its last epoch. */
public interface StopsRun extends Regularizer {
  /**
   * Asked after every epoch.
   *
   * @param epoch how many were trained, at least 1
   * @param bestEpoch the one with the best weights so far, as {@link ChoosesWeights} says
   */
  boolean stopsAfter(int epoch, int bestEpoch);
}
