package dev.hone.app.training;

import android.content.Context;
import android.database.sqlite.SQLiteException;
import android.database.sqlite.SQLiteFullException;
import android.util.Log;
import androidx.work.Constraints;
import androidx.work.ExistingWorkPolicy;
import androidx.work.OneTimeWorkRequest;
import androidx.work.WorkManager;
import dev.hone.app.data.AppFiles;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.app.data.HoneDatabase;
import dev.hone.app.data.RunFiles;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.compare.Comparison;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.Executor;
import dev.hone.run.RunDirectory;
import dev.hone.spec.ExperimentSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Paths;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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

  /** With less free storage than this whatever fails is taken to fail for want of it. */
  private static final long LEAST_BYTES = 1 << 20;

  private final Context context;
  private final HoneDatabase database;
  private final Experiments experiments;
  private final AppFiles files;
  private final Settings settings;
  private final Conditions conditions;
  private final Function<String, Executor> executors;

  /** Grows with each order, so that the worker looks at once. */
  private final AtomicInteger orders = new AtomicInteger();

  /** Held while an experiment is trained, until its last write. */
  private final Semaphore busy = new Semaphore(1);

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

  /** Stops an experiment that is not finished; what is done is kept, and so is a result. Blocks. */
  public void stop(long id) {
    database.experiments().stop(id);
    orders.incrementAndGet();
  }

  /** Stops all experiments, and returns when nothing is written any more. Blocks. */
  public void stopAll() {
    database.experiments().stopAll();
    orders.incrementAndGet();
    awaitRest();
  }

  /** Returns when nothing is written any more, once training was told to end. Blocks. */
  public void awaitRest() {
    busy.acquireUninterruptibly();
    busy.release();
  }

  /**
   * Puts a paused, stopped or failed experiment into the queue again, at its end. Blocks. A
   * finished one is compared again from its runs.
   */
  public void resume(long id) {
    database.experiments().enqueue(id);
    start();
  }

  /** Tells the worker that an experiment was deleted. */
  public void deleted() {
    orders.incrementAndGet();
  }

  /**
   * Trains until the queue is empty, the system stops the work or the thread is interrupted. For
   * the worker's thread.
   *
   * @param stopped asked often: whether the system stops the work
   * @throws SQLiteException if the database cannot be written, not even to say so
   */
  void work(BooleanSupplier stopped, Progress progress) {
    while (!stopped.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      // Before the look into the database: an order that comes after it ends what begins here.
      int known = orders.get();
      ExperimentEntity next = database.experiments().next();
      if (next == null) {
        return;
      }
      WaitReason waiting = conditions.reason();
      if (waiting != WaitReason.NONE) {
        await(next, waiting, known, stopped, progress);
        continue;
      }
      busy.acquireUninterruptibly();
      try {
        train(next, known, stopped, progress);
      } finally {
        busy.release();
      }
    }
  }

  /** Says why it waits, and looks again every second. */
  private void await(
      ExperimentEntity experiment,
      WaitReason reason,
      int known,
      BooleanSupplier stopped,
      Progress progress) {
    if (!database.experiments().take(experiment.id, ExperimentState.WAITING, reason)) {
      return;
    }
    progress.onProgress(experiment, reason, percent(experiment));
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

  private void train(
      ExperimentEntity experiment, int known, BooleanSupplier stopped, Progress progress) {
    if (!database.experiments().take(experiment.id, ExperimentState.RUNNING, WaitReason.NONE)) {
      return;
    }
    progress.onProgress(experiment, WaitReason.NONE, percent(experiment));
    BooleanSupplier cancelled =
        () ->
            stopped.getAsBoolean()
                || orders.get() != known
                || conditions.reason() != WaitReason.NONE;
    RunRecorder recorder = null;
    try {
      ExperimentSpec spec = experiments.localSpec(experiment);
      RunFiles runFiles = new RunFiles(database.runs(), files, experiment.id);
      runFiles.repair();
      recorder =
          new RunRecorder(
              database,
              experiments,
              experiment,
              spec,
              percent -> progress.onProgress(experiment, WaitReason.NONE, percent));
      int threads = settings.threads() > 0 ? settings.threads() : BigCores.count();
      Executor executor = executor(runFiles.executor());
      RunDirectory store = new RunDirectory(files.experiment(experiment.id), CHECKPOINT_SECONDS);
      Optional<Comparison> comparison =
          new ExperimentRunner(executor, threads).run(spec, store, recorder, cancelled);
      recorder.flush();
      if (comparison.isPresent()) {
        experiments.finish(experiment, comparison.get());
      }
    } catch (InvalidInputException e) {
      fail(experiment, recorder, e.said(), e);
    } catch (UncheckedIOException | IOException | SQLiteException e) {
      fail(experiment, recorder, storageMessage(e), e);
    } catch (OutOfMemoryError e) {
      fail(experiment, recorder, Message.of("phone.memory"), e);
    } catch (RuntimeException e) {
      // The runs' threads hand errors on as causes. Whatever it is: an experiment that looks as if
      // it were trained while nothing happens would be worse.
      boolean memory = e.getCause() instanceof OutOfMemoryError;
      fail(
          experiment,
          recorder,
          memory ? Message.of("phone.memory") : Message.of("phone.unexpected", e.toString()),
          e);
    }
  }

  /**
   * What the person chose; an experiment that was begun with another goes on with that, since its
   * numbers belong together.
   *
   * @param begunWith null for a new one
   */
  private Executor executor(String begunWith) {
    Executor chosen = executors.apply(settings.executor());
    if (begunWith == null || begunWith.equals(chosen.name())) {
      return chosen;
    }
    for (String name : new String[] {Settings.EXECUTOR_JAVA, Settings.EXECUTOR_TFLITE}) {
      Executor other = executors.apply(name);
      if (begunWith.equals(other.name())) {
        return other;
      }
    }
    return chosen;
  }

  private Message storageMessage(Exception e) {
    boolean full = context.getFilesDir().getUsableSpace() < LEAST_BYTES;
    Throwable root = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      full =
          full
              || cause instanceof SQLiteFullException
              || message.contains("ENOSPC")
              || message.contains("No space left");
      root = cause;
    }
    return full ? Message.of("phone.storage-full") : Message.of("phone.storage", detail(root));
  }

  /** What failed, without the folders, which say nothing to a person. */
  private static Object detail(Throwable cause) {
    if (cause instanceof FileSystemException file && file.getFile() != null) {
      return why(String.valueOf(Paths.get(file.getFile()).getFileName()), file);
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static Message why(String name, FileSystemException cause) {
    if (cause instanceof AccessDeniedException) {
      return Message.of("phone.storage-denied", name);
    }
    if (cause instanceof NoSuchFileException) {
      return Message.of("phone.storage-missing", name);
    }
    if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
      return Message.of("phone.storage-taken", name);
    }
    return Message.of(
        "phone.storage-detail",
        name,
        cause.getReason() == null ? cause.getClass().getSimpleName() : cause.getReason());
  }

  private void fail(
      ExperimentEntity experiment, RunRecorder recorder, Message message, Throwable cause) {
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
