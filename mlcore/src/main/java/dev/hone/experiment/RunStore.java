package dev.hone.experiment;

import dev.hone.train.Checkpointing;
import java.io.IOException;

/**
 * Keeps what an experiment has done so far, so that it can go on after it was killed. Used by
 * several threads.
 */
public interface RunStore {
  /** Keeps nothing. */
  RunStore NONE =
      new RunStore() {
        @Override
        public void begin(ExperimentSpec spec, String dataHash) {}

        @Override
        public RunResult find(int arm, int repeat) {
          return null;
        }

        @Override
        public void add(int arm, RunResult result) {}

        @Override
        public Checkpointing checkpointing(int arm, int repeat) {
          return Checkpointing.NONE;
        }
      };

  /**
   * Called once before anything else.
   *
   * @throws dev.hone.base.InvalidInputException if the store holds runs of another experiment or
   *     other data
   */
  void begin(ExperimentSpec spec, String dataHash) throws IOException;

  /**
   * A run that was finished earlier, or null.
   *
   * @param arm index in the spec
   */
  RunResult find(int arm, int repeat) throws IOException;

  /** Keeps a finished run. */
  void add(int arm, RunResult result) throws IOException;

  /** Where the state of a run in progress is kept. */
  Checkpointing checkpointing(int arm, int repeat);
}
