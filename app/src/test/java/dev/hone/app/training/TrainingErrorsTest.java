package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.database.Cursor;
import androidx.preference.PreferenceManager;
import androidx.sqlite.db.SupportSQLiteDatabase;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.AppContainer;
import dev.hone.app.Experiment;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import dev.hone.base.Message;
import dev.hone.exec.Executor;
import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Session;
import dev.hone.graph.Step;
import dev.hone.kernels.KernelSets;
import dev.hone.nn.family.MlpFamily;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** The worker's loop by itself: errors that no one foresees, and orders at awkward moments. */
@RunWith(AndroidJUnit4.class)
public class TrainingErrorsTest {
  @Rule public final App app = new App();

  private final Context context = ApplicationProvider.getApplicationContext();
  private AppContainer container;

  @Before
  public void parts() {
    container = app.container();
  }

  @Test
  public void tooLittleMemoryInARun_endsInItsSentence() {
    long id = create(Experiment.EPOCHS);
    AtomicInteger compiled = new AtomicInteger();
    int checked = Experiment.SPEC.arms().size();
    work(
        training(
            name ->
                new Named(
                    "java",
                    () -> {
                      if (compiled.incrementAndGet() > checked) {
                        throw new OutOfMemoryError("Java heap space");
                      }
                    })));
    assertEquals(ExperimentState.FAILED, find(id).state);
    assertEquals(Message.of("phone.memory"), find(id).message);
    work(training(name -> new JavaExecutor()));
    assertEquals("not taken up again by itself", ExperimentState.FAILED, find(id).state);
  }

  @Test
  public void noRoomOnThePhone_isSaidBeforeAnythingIsTrained() {
    long id = app.create("large", large());
    PhoneConditions full = new Phone().memory(100L << 20, 100L << 20, false).conditions();
    work(training(full, name -> new JavaExecutor()));
    assertEquals(ExperimentState.FAILED, find(id).state);
    assertEquals("run.memory", find(id).message.key());
    assertEquals(0, epochs(id));
  }

  @Test
  public void aPhoneThatGetsFull_goesOnWithWhatItBegan() {
    Phone phone = new Phone().memory(4L << 30, 100L << 20, false);
    Training training = training(phone.conditions(), name -> new JavaExecutor());
    long id = create(Experiment.EPOCHS);
    work(
        training,
        (experiment, waiting, done) -> {
          if (done.percent() > 0) {
            training.pause(experiment.id);
          }
        });
    assertTrue(epochs(id) > 0);
    phone.memory(0, 100L << 20, true);
    app.get(
        () -> {
          container.database().experiments().enqueue(id);
          return null;
        });
    work(training);
    assertEquals(String.valueOf(find(id).message), ExperimentState.FINISHED, find(id).state);
  }

  @Test
  public void anUnforeseenError_doesNotLookLikeTraining() {
    long id = create(3);
    long next = create(2);
    AtomicInteger compiled = new AtomicInteger();
    work(
        training(
            name ->
                new Named(
                    "java",
                    () -> {
                      if (compiled.incrementAndGet() == 5) {
                        throw new IllegalStateException("a fault");
                      }
                    })));
    assertEquals(ExperimentState.FAILED, find(id).state);
    assertEquals(
        Message.of("phone.unexpected", "java.lang.IllegalStateException: a fault"),
        find(id).message);
    assertEquals("the queue goes on", ExperimentState.FINISHED, find(next).state);
  }

  @Test
  public void pausedAtTheMomentItBegins_isNotTrained() {
    long id = create(Experiment.EPOCHS);
    Training training = training(name -> new JavaExecutor());
    work(
        training,
        (experiment, waiting, done) -> {
          if (done.percent() == 0) {
            training.pause(experiment.id);
          }
        });
    assertEquals(ExperimentState.PAUSED, find(id).state);
    assertTrue(epochs(id) < (long) Experiment.EPOCHS * Experiment.SPEC.runs() / 4);
  }

  /** Of a phone whose app had the loops for HotSpot before, or a desktop's. */
  @Test
  public void begunWithOtherKernels_goesOnWithThose() {
    Training begins = training(name -> new JavaExecutor(1, KernelSets.ART));
    long id = create(Experiment.EPOCHS);
    work(
        begins,
        (experiment, waiting, done) -> {
          if (done.percent() > 0) {
            begins.pause(experiment.id);
          }
        });
    assertTrue(epochs(id) > 0);
    app.get(
        () -> {
          container.database().experiments().enqueue(id);
          return null;
        });
    work(training(name -> new JavaExecutor(1, KernelSets.PORTABLE)));
    assertEquals(String.valueOf(find(id).message), ExperimentState.FINISHED, find(id).state);
    assertEquals(
        "java-art",
        app.get(() -> container.experiments().comparison(id)).origin().provenance().executor());
  }

  @Test
  public void otherExecutorChosenMeanwhile_goesOnWithTheFirst() {
    long id = create(Experiment.EPOCHS);
    Function<String, Executor> executors =
        name ->
            name.equals(Settings.EXECUTOR_JAVA) ? new JavaExecutor() : new Named("other", () -> {});
    Training training = training(executors);
    work(
        training,
        (experiment, waiting, done) -> {
          if (done.percent() > 0) {
            training.pause(experiment.id);
          }
        });
    assertEquals(ExperimentState.PAUSED, find(id).state);
    assertTrue(epochs(id) > 0);
    PreferenceManager.getDefaultSharedPreferences(context)
        .edit()
        .putString(Settings.EXECUTOR, Settings.EXECUTOR_TFLITE)
        .commit();
    app.get(
        () -> {
          container.database().experiments().enqueue(id);
          return null;
        });
    work(training);
    assertEquals(String.valueOf(find(id).message), ExperimentState.FINISHED, find(id).state);
    Experiment.assertUndisturbed(app.get(() -> container.experiments().comparison(id)));
    long fresh = create(2);
    work(training);
    assertEquals(
        "other",
        app.get(() -> container.experiments().comparison(fresh)).origin().provenance().executor());
  }

  @Test
  public void databaseWithoutRoom_saysSoAndGoesOnLater() {
    long id = create(Experiment.EPOCHS);
    pages(() -> number("PRAGMA page_count") + 1);
    work(training(name -> new JavaExecutor()));
    ExperimentEntity failed = find(id);
    assertEquals(ExperimentState.FAILED, failed.state);
    assertEquals(Message.of("phone.storage-full"), failed.message);
    pages(() -> 1_000_000L);
    app.get(
        () -> {
          container.database().experiments().enqueue(id);
          return null;
        });
    work(training(name -> new JavaExecutor()));
    assertEquals(ExperimentState.FINISHED, find(id).state);
    Experiment.assertUndisturbed(app.get(() -> container.experiments().comparison(id)));
    app.get(
        () -> {
          Experiment.assertEpochsComplete(container.database(), id);
          return null;
        });
  }

  @Test
  public void interruptedThread_endsTheWork() {
    long id = create(Experiment.EPOCHS);
    Training training = training(name -> new JavaExecutor());
    AssertionError none =
        assertThrows(
            AssertionError.class,
            () ->
                app.get(
                    () -> {
                      Thread.currentThread().interrupt();
                      training.work(
                          Course.Holder.SERVICE, () -> false, (experiment, waiting, done) -> {});
                      assertTrue(Thread.interrupted());
                      throw new AssertionError("the end was reached");
                    }));
    assertEquals("the end was reached", none.getCause().getCause().getMessage());
    assertEquals(ExperimentState.QUEUED, find(id).state);
  }

  @Test
  public void aWarmPhone_goesOnWithFewerThreads_andTheSameNumbers() {
    long id = create(Experiment.EPOCHS);
    container.settings().setThreads(2);
    AtomicInteger allowed = new AtomicInteger(2);
    AtomicInteger begun = new AtomicInteger();
    Training training =
        training(
            new Conditions() {
              @Override
              public WaitReason reason() {
                return WaitReason.NONE;
              }

              @Override
              public int threads(int wanted) {
                return Math.min(wanted, allowed.get());
              }
            },
            name -> {
              begun.incrementAndGet();
              return new JavaExecutor();
            });
    work(
        training,
        (experiment, waiting, done) -> {
          if (done.percent() > 0) {
            allowed.set(1);
          }
        });
    assertEquals(ExperimentState.FINISHED, find(id).state);
    assertEquals("stopped once for it", 2, begun.get());
    Experiment.assertUndisturbed(app.get(() -> container.experiments().comparison(id)));
  }

  private Training training(Function<String, Executor> executors) {
    return training(() -> WaitReason.NONE, executors);
  }

  private Training training(Conditions conditions, Function<String, Executor> executors) {
    return new Training(
        context,
        container.database(),
        container.experiments(),
        container.files(),
        container.settings(),
        conditions,
        executors);
  }

  private void work(Training training) {
    work(training, (experiment, waiting, done) -> {});
  }

  /** Until the queue is empty. */
  private void work(Training training, Training.Progress progress) {
    Thread worker =
        new Thread(() -> training.work(Course.Holder.SERVICE, () -> false, progress), "work");
    worker.start();
    app.waitUntil("the end of the work", () -> !worker.isAlive());
  }

  /** How many pages the database may have: SQLite's own "disk is full" beyond. */
  private void pages(Supplier<Long> most) {
    app.get(
        () -> {
          SupportSQLiteDatabase database =
              container.database().getOpenHelper().getWritableDatabase();
          // In a transaction: the limit is that of the one connection that writes.
          database.beginTransaction();
          try (Cursor cursor = database.query("PRAGMA max_page_count = " + most.get())) {
            assertTrue(cursor.moveToFirst());
          } finally {
            database.endTransaction();
          }
          return null;
        });
  }

  private long number(String query) {
    try (Cursor cursor = container.database().getOpenHelper().getWritableDatabase().query(query)) {
      assertTrue(cursor.moveToFirst());
      return cursor.getLong(0);
    }
  }

  /** A million weights in six copies of four bytes: more than any phone is sure to spare. */
  private static ExperimentSpec large() {
    ExperimentSpec usual = Experiment.SPEC;
    return new ExperimentSpec(
        usual.data(),
        ModelSettings.of(new MlpFamily(), List.of(1024, 1024)),
        usual.training(),
        usual.arms(),
        1,
        1);
  }

  private long create(int epochs) {
    return app.get(() -> container.experiments().create("iris", null, Experiment.spec(epochs), 1));
  }

  private ExperimentEntity find(long id) {
    return app.get(() -> container.experiments().find(id));
  }

  private long epochs(long id) {
    return app.get(() -> container.database().runs().countEpochs(id));
  }

  /** The Java kernels under a name, with something that happens before each compilation. */
  private static final class Named implements Executor {
    private final String name;
    private final Runnable before;
    private final JavaExecutor java = new JavaExecutor();

    Named(String name, Runnable before) {
      this.name = name;
      this.before = before;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Session compile(List<Step> steps) {
      before.run();
      return java.compile(steps);
    }
  }
}
