package dev.hone.run;

import dev.hone.data.table.Dataset;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.Checkpointing;
import dev.hone.trained.RunResult;
import java.io.IOException;

/**
 * Keeps what an experiment has done so far, so that it can go on after it was killed. Used by
 * several threads.
 */
public interface RunStore extends AutoCloseable {
  /** Keeps nothing. */
  RunStore NONE =
      new RunStore() {
        @Override
        public void begin(ExperimentSpec spec, Dataset data, String executor) {}

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
   * @param data the rows, of which the store keeps the hash
   * @param executor the name of what runs the steps: another gives other roundings
   * @throws dev.hone.base.InvalidInputException if the store holds runs of another experiment,
   *     other data or another executor
   */
  void begin(ExperimentSpec spec, Dataset data, String executor) throws IOException;

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

  /** The experiment stops for now; what is kept stays. */
  @Override
  default void close() throws IOException {}
}
