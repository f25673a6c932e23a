package dev.hone.app.training;

import android.content.Context;
import android.database.sqlite.SQLiteException;
import android.util.Log;
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
import dev.hone.exec.JavaExecutor;
import dev.hone.run.Memory;
import dev.hone.run.RunDirectory;
import dev.hone.spec.ExperimentSpec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Trains one experiment from where it stands, and puts down how that ended. */
final class ExperimentTraining {
  private static final String TAG = "ExperimentTraining";
  private static final double CHECKPOINT_SECONDS = 5;

  private final HoneDatabase database;
  private final Experiments experiments;
  private final AppFiles files;
  private final Settings settings;
  private final Conditions conditions;
  private final Function<String, Executor> executors;
  private final File folder;

  ExperimentTraining(
      Context context,
      HoneDatabase database,
      Experiments experiments,
      AppFiles files,
      Settings settings,
      Conditions conditions,
      Function<String, Executor> executors) {
    this.database = database;
    this.experiments = experiments;
    this.files = files;
    this.settings = settings;
    this.conditions = conditions;
    this.executors = executors;
    this.folder = context.getFilesDir();
  }

  /**
   * Until it is finished, failed or cancelled, or another number of threads is due.
   *
   * @param onDone hears how far it is
   * @param cancelled asked at every step
   */
  void train(ExperimentEntity experiment, Consumer<Done> onDone, BooleanSupplier cancelled) {
    RunRecorder recorder = null;
    try {
      ExperimentSpec spec = experiments.localSpec(experiment);
      RunFiles runFiles = new RunFiles(database.runs(), files, experiment.id);
      runFiles.repair();
      recorder = new RunRecorder(database, experiments, experiment, spec, onDone);
      int wanted = settings.threads() > 0 ? settings.threads() : BigCores.count();
      int threads = conditions.threads(wanted);
      BooleanSupplier ends =
          () -> cancelled.getAsBoolean() || conditions.threads(wanted) != threads;
      String begunWith = runFiles.executor();
      Executor executor = executor(begunWith);
      // What the phone has is asked once: what was begun had room, and goes on.
      LongSupplier memory = begunWith == null ? conditions::memory : Memory::free;
      RunDirectory store = new RunDirectory(files.experiment(experiment.id), CHECKPOINT_SECONDS);
      Optional<Comparison> comparison =
          new ExperimentRunner(executor, threads).within(memory).run(spec, store, recorder, ends);
      recorder.flush();
      if (comparison.isPresent()) {
        experiments.finish(experiment, comparison.get());
      }
    } catch (InvalidInputException e) {
      fail(experiment, recorder, e.said(), e);
    } catch (UncheckedIOException | IOException | SQLiteException e) {
      fail(experiment, recorder, StorageTrouble.of(e, folder), e);
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
    Executor tfLite = executors.apply(Settings.EXECUTOR_TFLITE);
    if (begunWith.equals(tfLite.name())) {
      return tfLite;
    }
    return JavaExecutor.named(begunWith, 1).map(Executor.class::cast).orElse(chosen);
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
