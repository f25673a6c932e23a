package dev.hone.train;

/** Hears how a run goes on, on the thread that trains. */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener NONE = record -> {};

  /** After each epoch. */
  void onEpoch(EpochRecord record);

  /**
   * After each step.
   *
   * @param epoch from 1
   * @param step from 1
   * @param steps how many there are in an epoch
   */
  default void onStep(int epoch, int step, int steps) {}
}
