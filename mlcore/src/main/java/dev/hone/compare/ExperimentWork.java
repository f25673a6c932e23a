package dev.hone.compare;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.exec.Executor;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.metrics.Pooling;
import dev.hone.run.ArmRun;
import dev.hone.run.ExperimentListener;
import dev.hone.run.Outline;
import dev.hone.run.PreparedData;
import dev.hone.run.Provenance;
import dev.hone.run.RunStore;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.train.EpochRecord;
import dev.hone.train.TrainingResult;
import dev.hone.trained.Boundary;
import dev.hone.trained.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** One call of {@link ExperimentRunner#run}: trains what is not there, looks, and compares. */
final class ExperimentWork {
  private static final double SECONDS_PER_MINUTE = 60;

  private final Executor executor;
  private final RunsAtOnce room;
  private final ExperimentSpec spec;
  private final RunStore store;
  private final ExperimentListener listener;
  private final BooleanSupplier cancelled;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final RunRows rows;
  private final Judging judging;
  private final Looking looking;
  private final List<RunResult[]> results = new ArrayList<>();
  private int atOnce;
  private int finished;

  ExperimentWork(
      Executor executor,
      RunsAtOnce room,
      ExperimentSpec spec,
      RunStore store,
      ExperimentListener listener,
      BooleanSupplier cancelled) {
    this.executor = executor;
    this.room = room;
    this.spec = spec;
    this.store = store;
    this.listener = listener;
    this.cancelled = cancelled;
    rows = new RunRows(spec);
    Metric metric = metric();
    Plan plan = spec.plan();
    if (plan.folds() == Plan.LEAVE_ONE_OUT && metric.pooling() == Pooling.NONE) {
      throw new InvalidInputException(Message.of("spec.folds.metric", metric.key()));
    }
    judging =
        new Judging(
            plan.margin(metric), plan.lossMargin(), rows.resampling(), plan.untilDecided(), 0);
    looking = new Looking(metric, judging, plan, rows.runs(), spec.arms().size());
    for (int arm = 0; arm < spec.arms().size(); arm++) {
      results.add(new RunResult[rows.runs()]);
    }
  }

  private Metric metric() {
    return Metrics.chosen(spec.metric(), rows.first().dataset().schema().task());
  }

  Optional<Comparison> run() throws IOException {
    if (spec.data().testFraction() == 0) {
      throw new InvalidInputException(Message.of("compare.fraction"));
    }
    // Faults of the spec show before anything is written and any thread starts.
    atOnce = room.of(spec, rows.of(0));
    Outline outline = null;
    for (Arm arm : spec.arms()) {
      try (ArmRun run = new ArmRun(spec, arm, 0, rows.of(0), executor, rows.seed(0))) {
        outline = outline == null ? Outline.of(rows.first(), rows.of(0), run) : outline;
      }
    }
    try (store) {
      store.begin(spec, rows.first().dataset(), executor.name());
      listener.onStart(outline);
      double budget = spec.plan().minutes();
      boolean more = true;
      boolean cut = false;
      while (more && !cut) {
        trainAll();
        if (!complete()) {
          return Optional.empty();
        }
        int before = looking.target();
        more = looking.look(Comparison.all(asked(), RunResult::testMetric));
        if (spec.plan().untilDecided()) {
          listener.onLook(before, looking.open(), spec.arms().size() - 1);
        }
        cut = more && budget > 0 && minutesWithNextLook() > budget;
      }
      return Optional.of(compare(cut ? judging.endedAfter(budget) : judging));
    }
  }

  /**
   * How long training will have taken after the next look, if further runs take as long as those
   * there are; those of earlier calls count, too.
   */
  private synchronized double minutesWithNextLook() {
    double seconds = 0;
    int timed = 0;
    int asked = 0;
    for (int arm = 0; arm < results.size(); arm++) {
      asked += looking.runs(arm);
      for (RunResult run : results.get(arm)) {
        if (run != null && Double.isFinite(run.seconds())) {
          seconds += run.seconds();
          timed++;
        }
      }
    }
    return asked * seconds / Math.max(1, timed) / atOnce / SECONDS_PER_MINUTE;
  }

  private synchronized boolean complete() {
    for (int arm = 0; arm < results.size(); arm++) {
      for (int run = 0; run < looking.runs(arm); run++) {
        if (results.get(arm)[run] == null) {
          return false;
        }
      }
    }
    return true;
  }

  /** The runs of each arm that there are. */
  private synchronized List<List<RunResult>> asked() {
    return results.stream()
        .map(all -> Arrays.stream(all).filter(Objects::nonNull).collect(Collectors.toList()))
        .collect(Collectors.toList());
  }

  private void trainAll() throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int run = 0; run < looking.target(); run++) {
        for (int arm = 0; arm < spec.arms().size(); arm++) {
          if (run >= looking.runs(arm) || results.get(arm)[run] != null) {
            continue;
          }
          int a = arm;
          int r = run;
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
    } catch (IOException | RuntimeException e) {
      failed.set(true);
      throw e;
    } finally {
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
    int run = result.repeat();
    results.get(arm)[run] = result;
    boolean last = true;
    for (int other = 0; other < results.size(); other++) {
      last &= run >= looking.runs(other) || results.get(other)[run] != null;
    }
    if (last) {
      rows.forget(run);
    }
    finished++;
    listener.onRun(result, finished, looking.planned());
  }

  /** Runs that go on after another failed stop at their next step; nobody writes after that. */
  private void awaitEnd(ExecutorService pool) {
    try {
      boolean ended = false;
      while (!ended) {
        ended = pool.awaitTermination(1, TimeUnit.SECONDS);
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

  private Comparison compare(Judging rule) {
    List<RunResult> all = new ArrayList<>();
    asked().forEach(all::addAll);
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (Arm arm : spec.arms()) {
      descriptions.put(arm.name(), arm.regularization().toString());
    }
    PreparedData data = rows.of(0);
    return Comparison.of(
        Origin.of(
            spec.toJson(),
            Provenance.here(executor.name(), rows.first().dataset().hash(), spec.seed())),
        new ComparedData(
            rows.first().dataset().schema().name(),
            new RowCounts(
                data.pool(),
                data.training().size(),
                data.validation() == null ? 0 : data.validation().size(),
                data.testing().size()),
            Boundary.applies(data.schema())
                ? Boundary.points(data.trainRows(), data.testRows())
                : null,
            rows.first().reading()),
        metric(),
        rule,
        spec.baseline().name(),
        descriptions,
        all);
  }
}
