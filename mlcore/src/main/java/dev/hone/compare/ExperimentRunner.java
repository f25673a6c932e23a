package dev.hone.compare;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.Dataset;
import dev.hone.exec.Executor;
import dev.hone.run.ArmRun;
import dev.hone.run.Estimate;
import dev.hone.run.ExperimentListener;
import dev.hone.run.Memory;
import dev.hone.run.Outline;
import dev.hone.run.PreparedData;
import dev.hone.run.RunStore;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.Checkpointing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Runs all arms on all repeats and compares them. Each repeat has its own split, and (for generated
 * data) its own rows; all arms of a repeat see the same rows in the same order and start from the
 * same weights. Runs are shared out over threads; the result does not depend on how many there are,
 * nor on interruptions.
 */
public final class ExperimentRunner {
  private final Executor executor;
  private final RunsAtOnce room;

  /**
   * @param executor compiles every run; should use one thread a session, since runs are what is
   *     parallel
   * @param threads how many runs go on at once where there is memory for them, at least 1
   */
  public ExperimentRunner(Executor executor, int threads) {
    this(executor, new RunsAtOnce(threads, Memory::free));
  }

  private ExperimentRunner(Executor executor, RunsAtOnce room) {
    this.executor = executor;
    this.room = room;
  }

  /**
   * The same within so much memory: fewer runs go on at once where there is no room for all, and
   * none is begun where there is no room for one.
   *
   * @param available in bytes, asked before anything is trained
   */
  public ExperimentRunner within(LongSupplier available) {
    return new ExperimentRunner(executor, new RunsAtOnce(room.threads(), available));
  }

  /**
   * Runs what is not finished yet, and compares.
   *
   * @param cancelled asked often; when true the runs in progress are saved
   * @return empty when cancelled
   * @throws InvalidInputException if the spec does not fit the data
   * @throws UncheckedIOException if the store cannot be read or written
   */
  public Optional<Comparison> run(
      ExperimentSpec spec, RunStore store, ExperimentListener listener, BooleanSupplier cancelled) {
    ExperimentWork work = new ExperimentWork(executor, room, spec, store, listener, cancelled);
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write the runs: " + e, e);
    }
  }

  /**
   * The test rows of one repeat as they are before preprocessing: what no run of that repeat was
   * trained on.
   *
   * @throws InvalidInputException if the spec does not fit the data or keeps no test rows
   */
  public static Dataset testRows(ExperimentSpec spec, int repeat) {
    PreparedData data = new RunRows(spec).of(repeat);
    if (data.testRows() == null) {
      throw new InvalidInputException(Message.of("compare.no-test-rows"));
    }
    return data.testRows();
  }

  /**
   * What would be trained, and how long that takes: see {@link Estimate}. Takes about as long as
   * given.
   */
  public Estimate estimate(ExperimentSpec spec, double seconds) {
    RunRows rows = new RunRows(spec);
    int atOnce = room.of(spec, rows.of(0));
    Estimate.Clock clock = new Estimate.Clock(seconds);
    try (ArmRun run = new ArmRun(spec, spec.baseline(), 0, rows.of(0), executor, rows.seed(0))) {
      run.train(clock, clock::over, Checkpointing.NONE);
      return new Estimate(
          Outline.of(rows.first(), rows.of(0), run),
          clock.secondsPerEpoch()
              * spec.training().epochs()
              * spec.arms().size()
              * rows.runs()
              / atOnce);
    }
  }
}
