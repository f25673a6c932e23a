package dev.hone.app.training;

import android.os.SystemClock;
import dev.hone.app.data.EpochEntity;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.app.data.HoneDatabase;
import dev.hone.app.data.RunEntity;
import dev.hone.app.data.Thinning;
import dev.hone.run.ExperimentListener;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.EpochRecord;
import dev.hone.trained.RunResult;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes what an experiment reports into the database: epochs in batches, one transaction a batch.
 */
final class RunRecorder implements ExperimentListener {
  private static final long FLUSH_EVERY_MILLIS = 500;
  private static final int FLUSH_AT = 2000;
  private static final double MILLIS = 1000;

  private final HoneDatabase database;
  private final Experiments experiments;
  private final long experimentId;
  private final ExperimentSpec spec;
  private final Consumer<Done> onDone;
  private final Map<String, RunEntity> runs = new HashMap<>();
  private final List<EpochEntity> epochs = new ArrayList<>();
  private final List<RunEntity> finished = new ArrayList<>();
  private final List<EpochEntity> finishedEpochs = new ArrayList<>();
  private int finishedRuns;
  private double seconds;
  private long flushedAt = SystemClock.elapsedRealtime();

  /**
   * @param onDone hears how far it is, after each batch
   */
  RunRecorder(
      HoneDatabase database,
      Experiments experiments,
      ExperimentEntity experiment,
      ExperimentSpec spec,
      Consumer<Done> onDone) {
    this.database = database;
    this.experiments = experiments;
    this.experimentId = experiment.id;
    this.spec = spec;
    this.onDone = onDone;
    this.seconds = experiment.trainingSeconds;
    for (int repeat = 0; repeat < spec.runsOfArm(); repeat++) {
      insert(repeat);
    }
    read();
  }

  /** A row for a run of each arm; those that are there stay. */
  private void insert(int repeat) {
    List<RunEntity> all = new ArrayList<>();
    for (int arm = 0; arm < spec.arms().size(); arm++) {
      RunEntity run = new RunEntity();
      run.experimentId = experimentId;
      run.arm = arm;
      run.repeat = repeat;
      run.armName = spec.arms().get(arm).name();
      all.add(run);
    }
    database.runs().insert(all);
  }

  private void read() {
    for (RunEntity run : database.runs().ofExperiment(experimentId)) {
      runs.putIfAbsent(key(run.armName, run.repeat), run);
    }
  }

  /** The row of a run. Of leave-one-out only the data tell how many there are. */
  private RunEntity row(String arm, int repeat) {
    if (!runs.containsKey(key(arm, repeat))) {
      insert(repeat);
      read();
    }
    return runs.get(key(arm, repeat));
  }

  private static String key(String arm, int repeat) {
    return repeat + " " + arm;
  }

  @Override
  public synchronized void onEpoch(Arm arm, int repeat, EpochRecord record) {
    RunEntity run = row(arm.name(), repeat);
    run.epochs = Math.max(run.epochs, record.epoch());
    epochs.add(entity(run, record));
    if (epochs.size() >= FLUSH_AT
        || SystemClock.elapsedRealtime() - flushedAt >= FLUSH_EVERY_MILLIS) {
      flush();
    }
  }

  @Override
  public synchronized void onRun(RunResult result, int done, int all) {
    RunEntity run = row(result.arm(), result.repeat());
    run.finished = true;
    run.epochs = result.epochs();
    run.testMetric = finite(result.testMetric());
    run.testLoss = finite(result.testLoss());
    run.seconds = Double.isNaN(result.seconds()) ? 0 : result.seconds();
    finished.add(run);
    for (EpochRecord record : result.history()) {
      if (Thinning.keeps(record.epoch(), run.epochs)) {
        finishedEpochs.add(entity(run, record));
      }
    }
    finishedRuns = done;
    if (SystemClock.elapsedRealtime() - flushedAt >= FLUSH_EVERY_MILLIS) {
      flush();
    }
  }

  @Override
  public void onModel(int arm, TrainedModel model) {
    try {
      experiments.keepModel(experimentId, arm, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what is not written yet. */
  synchronized void flush() {
    long now = SystemClock.elapsedRealtime();
    double passed = (now - flushedAt) / MILLIS;
    database.runInTransaction(
        () -> {
          database.runs().record(epochs, finished, finishedEpochs);
          database.experiments().setProgress(experimentId, finishedRuns, spec.runs());
          database.experiments().addSeconds(experimentId, passed);
        });
    epochs.clear();
    finished.clear();
    finishedEpochs.clear();
    flushedAt = now;
    seconds += passed;
    onDone.accept(done());
  }

  private Done done() {
    long done = 0;
    long all = (long) spec.runs() * spec.training().epochs();
    for (RunEntity run : runs.values()) {
      done += run.finished ? spec.training().epochs() : run.epochs;
    }
    return Done.of(done, all, seconds);
  }

  private static EpochEntity entity(RunEntity run, EpochRecord record) {
    EpochEntity epoch = new EpochEntity();
    epoch.runId = run.id;
    epoch.epoch = record.epoch();
    epoch.trainLoss = finite(record.loss());
    epoch.trainMetric = finite(record.metric());
    epoch.validationLoss = finite(record.validationLoss());
    epoch.validationMetric = finite(record.validationMetric());
    return epoch;
  }

  private static Double finite(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) ? null : value;
  }
}
