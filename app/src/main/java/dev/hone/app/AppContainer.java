package dev.hone.app;

import android.content.Context;
import android.util.Log;
import androidx.core.content.ContextCompat;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.preference.PreferenceManager;
import dev.hone.app.data.AppFiles;
import dev.hone.app.data.Datasets;
import dev.hone.app.data.Experiments;
import dev.hone.app.data.HoneDatabase;
import dev.hone.app.data.OpenedDatabase;
import dev.hone.app.data.Settings;
import dev.hone.app.tflite.AndroidTfLiteRuntime;
import dev.hone.app.training.PhoneConditions;
import dev.hone.app.training.Training;
import dev.hone.exec.AutoExecutor;
import dev.hone.exec.JavaExecutor;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.TfLiteExecutor;
import dev.hone.tflite.run.TfLiteRuntime;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;

/** Makes the app's parts once and hands them out: the wiring, by hand. */
public final class AppContainer {
  private static final String TAG = "AppContainer";

  private final Executor main;
  private final Settings settings;
  private final AppFiles files;
  private final OpenedDatabase database;
  private final MutableLiveData<String> damaged = new MutableLiveData<>();
  private final Datasets datasets;
  private final Experiments experiments;
  private final PhoneConditions conditions;
  private final Training training;
  private final Appearance appearance;
  private final TfLiteRuntime tfLite;
  private final Troubles troubles;
  private final Background io;
  private final Background orders;
  private final Background measuring;
  private final Background holding;

  AppContainer(Context context) {
    main = ContextCompat.getMainExecutor(context);
    settings = new Settings(PreferenceManager.getDefaultSharedPreferences(context));
    files = new AppFiles(context.getFilesDir(), context.getCacheDir());
    troubles = new Troubles(files.report());
    io = new Background("io", 2, troubles);
    orders = new Background("orders", 1, troubles);
    measuring = new Background("measuring", 1, troubles);
    holding = new Background("training", 1, troubles);
    database = new OpenedDatabase(context, files, damaged::postValue);
    datasets = new Datasets(database.database().datasets(), files);
    experiments = new Experiments(database.database(), files, datasets);
    conditions = new PhoneConditions(context, settings);
    training =
        new Training(
            context, database.database(), experiments, files, settings, conditions, this::executor);
    appearance = new Appearance(settings);
    tfLite =
        new AndroidTfLiteRuntime(
            context
                .getNoBackupFilesDir()
                .toPath()
                .resolve("gpu-attempts-" + BuildConfig.VERSION_CODE));
  }

  /** What runs the steps of training; one thread a session, since runs are what is parallel. */
  private dev.hone.exec.Executor executor(String name) {
    if (name.equals(Settings.EXECUTOR_JAVA) || AndroidTfLiteRuntime.unavailableReason() != null) {
      return new JavaExecutor();
    }
    dev.hone.exec.Executor inTfLite =
        new TfLiteExecutor(tfLite, new TfLiteRuntime.Options(1, Accelerator.XNNPACK));
    return name.equals(Settings.EXECUTOR_TFLITE)
        ? inTfLite
        : new AutoExecutor(
            List.of(new JavaExecutor(), inTfLite),
            System::nanoTime,
            chosen -> Log.i(TAG, chosen.toString()));
  }

  /** How much memory training may take now, in bytes. */
  public long memory() {
    return conditions.memory();
  }

  /** TensorFlow Lite; look at {@link AndroidTfLiteRuntime#unavailableReason} before. */
  public TfLiteRuntime tfLite() {
    return tfLite;
  }

  public Settings settings() {
    return settings;
  }

  public AppFiles files() {
    return files;
  }

  public HoneDatabase database() {
    return database.database();
  }

  /** The file that a damaged database was put aside to, until that was told; else null. */
  public LiveData<String> damagedDatabase() {
    return damaged;
  }

  /** It was told. Main thread. */
  void toldDamage() {
    damaged.setValue(null);
  }

  public Datasets datasets() {
    return datasets;
  }

  public Experiments experiments() {
    return experiments;
  }

  public Training training() {
    return training;
  }

  public Appearance appearance() {
    return appearance;
  }

  /** The main thread, where what screens show is changed. */
  public Executor main() {
    return main;
  }

  /** What went wrong in the background and has to be told. */
  public Troubles troubles() {
    return troubles;
  }

  /** For reading and writing files and the database outside the main thread. */
  public Background io() {
    return io;
  }

  /** For what a person asks of training, in that order; nothing that takes long. */
  public Background orders() {
    return orders;
  }

  /** For estimates and measurements, which may take long and wait for nobody. */
  public Background measuring() {
    return measuring;
  }

  /** For the service that holds training, and nothing else. */
  public Background holding() {
    return holding;
  }

  /** Bytes of the app's files and database. Blocks. */
  public long bytesUsed() throws IOException {
    return files.bytes() + database.bytes();
  }

  /** Removes experiments, results, models and imported files; training stops. Blocks. */
  public void deleteAllData() throws IOException {
    training.stopAll();
    database().clearAllTables();
    files.deleteAll();
    database.deletePutAside();
  }

  /** After the start: removes what was deleted, and takes up work that was interrupted. */
  void tidyUp() {
    try {
      experiments.purge(System.currentTimeMillis());
    } catch (IOException e) {
      Log.e(
          TAG, "deleted experiments could not be removed; it is tried again at the next start", e);
    }
    experiments.tellOutcomes();
    training.takeUp();
  }
}
