package dev.hone.compare;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Dataset;
import dev.hone.exec.Executor;
import dev.hone.metrics.Metrics;
import dev.hone.run.ArmRun;
import dev.hone.run.Estimate;
import dev.hone.run.ExperimentListener;
import dev.hone.run.Outline;
import dev.hone.run.PreparedData;
import dev.hone.run.Provenance;
import dev.hone.run.RunStore;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.Checkpointing;
import dev.hone.train.EpochRecord;
import dev.hone.train.TrainingResult;
import dev.hone.trained.Boundary;
import dev.hone.trained.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Runs all arms on all repeats and compares them. Each repeat has its own split, and (for generated
 * data) its own rows; all arms of a repeat see the same rows in the same order and start from the
 * same weights. Runs are shared out over threads; the result does not depend on how many there are,
 * nor on interruptions.
 */
public final class ExperimentRunner {
  private final Executor executor;
  private final int threads;

  /**
   * @param executor compiles every run; should use one thread a session, since runs are what is
   *     parallel
   * @param threads how many runs go on at once, at least 1
   */
  public ExperimentRunner(Executor executor, int threads) {
    if (threads < 1) {
      throw InvalidInputException.value(
          Message.of("compare.threads"), threads, Range.whole(1, Integer.MAX_VALUE));
    }
    this.executor = executor;
    this.threads = threads;
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
    Work work = new Work(spec, store, listener, cancelled);
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
    PreparedData data = new Rows(spec).of(repeat);
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
    Rows rows = new Rows(spec);
    Estimate.Clock clock = new Estimate.Clock(seconds);
    try (ArmRun run = new ArmRun(spec, spec.baseline(), 0, rows.of(0), executor, rows.seed(0))) {
      run.train(clock, clock::over, Checkpointing.NONE);
      return new Estimate(
          Outline.of(rows.first, rows.of(0), run),
          clock.secondsPerEpoch() * spec.training().epochs() * spec.runs() / threads);
    }
  }

  /** The rows of each repeat: loaded and split when they are asked for, then kept. */
  private static final class Rows {
    private final ExperimentSpec spec;
    private final Seed seed;
    private final boolean fresh;
    private final LoadedData first;
    private final PreparedData[] prepared;

    Rows(ExperimentSpec spec) {
      this.spec = spec;
      seed = new Seed(spec.seed());
      String source = spec.data().source();
      fresh = Catalogue.has(source) && Catalogue.find(source).generated();
      first = load(0);
      prepared = new PreparedData[spec.repeats()];
    }

    Seed seed(int repeat) {
      return seed.child("repeat").child(repeat);
    }

    private LoadedData load(int repeat) {
      return PreparedData.load(spec.data(), seed(repeat).child("data"));
    }

    synchronized PreparedData of(int repeat) {
      if (prepared[repeat] == null) {
        // Fresh series have no older rows to roll over: each repeat uses the whole of its own.
        prepared[repeat] =
            fresh
                ? PreparedData.of(load(repeat), spec.data(), 0, 1, seed(repeat))
                : PreparedData.of(first, spec.data(), repeat, spec.repeats(), seed(repeat));
      }
      return prepared[repeat];
    }
  }

  /** One call of {@link #run}. */
  private final class Work {
    private final ExperimentSpec spec;
    private final RunStore store;
    private final ExperimentListener listener;
    private final BooleanSupplier cancelled;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Rows rows;
    private final RunResult[][] results;
    private int finished;

    Work(
        ExperimentSpec spec,
        RunStore store,
        ExperimentListener listener,
        BooleanSupplier cancelled) {
      this.spec = spec;
      this.store = store;
      this.listener = listener;
      this.cancelled = cancelled;
      rows = new Rows(spec);
      results = new RunResult[spec.arms().size()][spec.repeats()];
    }

    Optional<Comparison> run() throws IOException {
      if (spec.data().testFraction() == 0) {
        throw new InvalidInputException(Message.of("compare.fraction"));
      }
      // Faults of the spec show before anything is written and any thread starts.
      Outline outline = null;
      for (Arm arm : spec.arms()) {
        try (ArmRun run = new ArmRun(spec, arm, 0, rows.of(0), executor, rows.seed(0))) {
          outline = outline == null ? Outline.of(rows.first, rows.of(0), run) : outline;
        }
      }
      try (store) {
        store.begin(spec, rows.first.dataset(), executor.name());
        listener.onStart(outline);
        trainAll();
      }
      return finished < spec.runs() ? Optional.empty() : Optional.of(compare());
    }

    private void trainAll() throws IOException {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        List<Future<?>> futures = new ArrayList<>();
        for (int repeat = 0; repeat < spec.repeats(); repeat++) {
          for (int arm = 0; arm < spec.arms().size(); arm++) {
            int a = arm;
            int r = repeat;
            futures.add(
                pool.submit(
                    () -> {
                      runOne(a, r);
                      return null;
                    }));
          }
        }
        for (Future<?> future : futures) {
          await(future);
        }
      } finally {
        failed.set(true);
        pool.shutdown();
        awaitEnd(pool);
      }
    }

    private void runOne(int arm, int repeat) throws IOException {
      RunResult result = store.find(arm, repeat);
      if (result == null) {
        if (stopping()) {
          return;
        }
        Arm setting = spec.arms().get(arm);
        try (ArmRun run =
            new ArmRun(spec, setting, repeat, rows.of(repeat), executor, rows.seed(repeat))) {
          TrainingResult trained =
              run.train(
                  record -> hear(setting, repeat, record),
                  this::stopping,
                  store.checkpointing(arm, repeat));
          if (trained.stop() == TrainingResult.Stop.CANCELLED) {
            return;
          }
          result = run.measure(trained, repeat == 0);
          if (repeat == 0 && !result.diverged()) {
            listener.onModel(arm, run.model(spec.withOnly(setting), result));
          }
        }
        store.add(arm, result);
      }
      finish(arm, result);
    }

    private boolean stopping() {
      return failed.get() || cancelled.getAsBoolean();
    }

    private synchronized void hear(Arm arm, int repeat, EpochRecord record) {
      listener.onEpoch(arm, repeat, record);
    }

    private synchronized void finish(int arm, RunResult result) {
      results[arm][result.repeat()] = result;
      finished++;
      listener.onRun(result, finished, spec.runs());
    }

    /** Runs that go on after another failed stop at their next step; nobody writes after that. */
    private void awaitEnd(ExecutorService pool) {
      try {
        while (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
          failed.set(true);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void await(Future<?> future) throws IOException {
      try {
        future.get();
      } catch (InterruptedException e) {
        failed.set(true);
        Thread.currentThread().interrupt();
        throw new IOException(Message.of("compare.interrupted").toString(), e);
      } catch (ExecutionException e) {
        failed.set(true);
        Throwable cause = e.getCause();
        if (cause instanceof IOException io) {
          throw io;
        }
        if (cause instanceof RuntimeException runtime) {
          throw runtime;
        }
        throw new IllegalStateException("a run failed", cause);
      }
    }

    private Comparison compare() {
      List<RunResult> all = new ArrayList<>();
      for (RunResult[] arm : results) {
        all.addAll(List.of(arm));
      }
      Map<String, String> descriptions = new LinkedHashMap<>();
      for (Arm arm : spec.arms()) {
        descriptions.put(arm.name(), arm.regularization().toString());
      }
      PreparedData data = rows.of(0);
      return Comparison.of(
          Origin.of(
              spec.toJson(),
              Provenance.here(executor.name(), rows.first.dataset().hash(), spec.seed())),
          new ComparedData(
              rows.first.dataset().schema().name(),
              new RowCounts(
                  data.pool(),
                  data.training().size(),
                  data.validation() == null ? 0 : data.validation().size(),
                  data.testing().size()),
              rows.fresh,
              Boundary.applies(data.schema())
                  ? Boundary.points(data.trainRows(), data.testRows())
                  : null,
              rows.first.reading()),
          Metrics.chosen(spec.metric(), rows.first.dataset().schema().task()),
          spec.baseline().name(),
          descriptions,
          all);
    }
  }
}
