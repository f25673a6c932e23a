package dev.hone.app.training;

import android.content.Context;
import android.database.sqlite.SQLiteException;
import android.util.Log;
import androidx.work.Constraints;
import androidx.work.ExistingWorkPolicy;
import androidx.work.OneTimeWorkRequest;
import androidx.work.WorkManager;
import dev.hone.app.R;
import dev.hone.app.data.AppFiles;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.app.data.HoneDatabase;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import dev.hone.base.InvalidInputException;
import dev.hone.exec.Executor;
import dev.hone.experiment.Comparison;
import dev.hone.experiment.ExperimentRunner;
import dev.hone.experiment.ExperimentSpec;
import dev.hone.experiment.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Trains what is queued, one experiment after another, and takes the person's orders. What stands
 * in the database is what counts: an order is written there first, and the worker looks there
 * whenever it stops.
 */
public final class Training {
  /** Name of the one piece of work; WorkManager never runs two of them at once. */
  public static final String WORK = "training";

  private static final String TAG = "Training";
  private static final double CHECKPOINT_SECONDS = 5;
  private static final long WAIT_MILLIS = 1000;

  private final Context context;
  private final HoneDatabase database;
  private final Experiments experiments;
  private final AppFiles files;
  private final Settings settings;
  private final Conditions conditions;
  private final Function<String, Executor> executors;

  /** Grows with each order, so that the worker looks at once. */
  private final AtomicInteger orders = new AtomicInteger();

  /**
   * @param executors makes the executor of a name in {@link Settings}
   */
  public Training(
      Context context,
      HoneDatabase database,
      Experiments experiments,
      AppFiles files,
      Settings settings,
      Conditions conditions,
      Function<String, Executor> executors) {
    this.context = context.getApplicationContext();
    this.database = database;
    this.experiments = experiments;
    this.files = files;
    this.settings = settings;
    this.conditions = conditions;
    this.executors = executors;
  }

  /** Hears how the worker goes on. */
  public interface Progress {
    /** Something changed: which experiment, what it does, and how much of it is done (0 to 100). */
    void onProgress(ExperimentEntity experiment, WaitReason waiting, int percent);
  }

  /** Makes sure that a worker runs or will run. Any thread. */
  public void start() {
    OneTimeWorkRequest request =
        new OneTimeWorkRequest.Builder(TrainingWorker.class)
            .setConstraints(Constraints.NONE)
            .build();
    WorkManager.getInstance(context)
        .enqueueUniqueWork(WORK, ExistingWorkPolicy.APPEND_OR_REPLACE, request);
  }

  /** Pauses an experiment; it goes on where it is. Blocks. */
  public void pause(long id) {
    database.experiments().setStateIfActive(id, ExperimentState.PAUSED, WaitReason.NONE, null);
    orders.incrementAndGet();
  }

  /** Stops an experiment; what is done is kept. Blocks. */
  public void stop(long id) {
    database.experiments().setState(id, ExperimentState.STOPPED, WaitReason.NONE, null);
    orders.incrementAndGet();
  }

  /** Puts a paused, stopped or failed experiment into the queue again. Blocks. */
  public void resume(long id) {
    database.experiments().enqueue(id);
    start();
  }

  /** Tells the worker that an experiment was deleted. */
  public void deleted() {
    orders.incrementAndGet();
  }

  /**
   * Trains until the queue is empty or the system stops the work. For the worker's thread.
   *
   * @param stopped asked often: whether the system stops the work
   */
  void work(BooleanSupplier stopped, Progress progress) {
    while (!stopped.getAsBoolean()) {
      ExperimentEntity next = database.experiments().next();
      if (next == null) {
        return;
      }
      WaitReason waiting = conditions.reason();
      if (waiting != WaitReason.NONE) {
        await(next, waiting, stopped, progress);
      } else {
        train(next, stopped, progress);
      }
    }
  }

  /** Says why it waits, and looks again every second. */
  private void await(
      ExperimentEntity experiment, WaitReason reason, BooleanSupplier stopped, Progress progress) {
    database.experiments().setStateIfActive(experiment.id, ExperimentState.WAITING, reason, null);
    progress.onProgress(experiment, reason, percent(experiment));
    int known = orders.get();
    while (!stopped.getAsBoolean() && orders.get() == known && conditions.reason() == reason) {
      try {
        Thread.sleep(WAIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static int percent(ExperimentEntity experiment) {
    return experiment.totalRuns == 0 ? 0 : 100 * experiment.finishedRuns / experiment.totalRuns;
  }

  private void train(ExperimentEntity experiment, BooleanSupplier stopped, Progress progress) {
    int taken =
        database
            .experiments()
            .setStateIfActive(experiment.id, ExperimentState.RUNNING, WaitReason.NONE, null);
    if (taken == 0) {
      return;
    }
    progress.onProgress(experiment, WaitReason.NONE, percent(experiment));
    int known = orders.get();
    BooleanSupplier cancelled =
        () ->
            stopped.getAsBoolean()
                || orders.get() != known
                || conditions.reason() != WaitReason.NONE;
    RunRecorder recorder = null;
    try {
      ExperimentSpec spec = experiments.localSpec(experiment);
      recorder =
          new RunRecorder(
              database,
              experiments,
              experiment,
              spec,
              percent -> progress.onProgress(experiment, WaitReason.NONE, percent));
      int threads = settings.threads() > 0 ? settings.threads() : BigCores.count();
      Executor executor = executors.apply(settings.executor());
      RunDirectory store = new RunDirectory(files.experiment(experiment.id), CHECKPOINT_SECONDS);
      Optional<Comparison> comparison =
          new ExperimentRunner(executor, threads).run(spec, store, recorder, cancelled);
      recorder.flush();
      if (comparison.isPresent()) {
        experiments.finish(experiment, comparison.get());
      }
    } catch (InvalidInputException e) {
      fail(experiment, recorder, e.getMessage(), e);
    } catch (UncheckedIOException | IOException | SQLiteException e) {
      fail(experiment, recorder, storageMessage(e), e);
    } catch (OutOfMemoryError e) {
      fail(experiment, recorder, context.getString(R.string.failure_memory), e);
    }
  }

  private String storageMessage(Exception e) {
    long free = context.getFilesDir().getUsableSpace();
    String detail = String.valueOf(e.getMessage());
    boolean full =
        detail.contains("ENOSPC")
            || detail.contains("No space left")
            || free < (1 << 20)
            || e instanceof android.database.sqlite.SQLiteFullException;
    return full
        ? context.getString(R.string.failure_storage_full)
        : context.getString(R.string.failure_storage, detail);
  }

  private void fail(
      ExperimentEntity experiment, RunRecorder recorder, String message, Throwable cause) {
    Log.e(TAG, "experiment " + experiment.id + " failed", cause);
    if (recorder != null) {
      try {
        recorder.flush();
      } catch (SQLiteException e) {
        Log.e(TAG, "the last epochs could not be written; they will be measured again", e);
      }
    }
    database
        .experiments()
        .setStateIfActive(experiment.id, ExperimentState.FAILED, WaitReason.NONE, message);
  }
}
