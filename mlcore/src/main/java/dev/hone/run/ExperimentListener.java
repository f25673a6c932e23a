package dev.hone.run;

import dev.hone.spec.Arm;
import dev.hone.train.EpochRecord;
import dev.hone.trained.RunResult;
import dev.hone.trained.TrainedModel;

/** Hears how an experiment goes on; called by one thread at a time. */
public interface ExperimentListener {
  /** Hears nothing. */
  ExperimentListener NONE = new ExperimentListener() {};

  /** Once, when the spec has been found to fit the data. */
  default void onStart(Outline outline) {}

  /** After each epoch of each run. */
  default void onEpoch(Arm arm, int repeat, EpochRecord record) {}

  /**
   * After each run, those found finished included.
   *
   * @param finished how many runs are finished now
   * @param runs how many there will be in all; fewer once an arm is decided
   */
  default void onRun(RunResult result, int finished, int runs) {}

  /**
   * After a look at a comparison that goes on until it is decided.
   *
   * @param repeats that the arms which are open have now
   * @param open arms that get more repeats
   * @param arms that are held against the baseline
   */
  default void onLook(int repeats, int open, int arms) {}

  /**
   * The trained network of an arm's first repeat, before its {@link #onRun}; not when the run
   * diverged or was found finished. Called on the thread that trains, for several arms at once.
   *
   * @param arm index in the spec
   */
  default void onModel(int arm, TrainedModel model) {}
}
