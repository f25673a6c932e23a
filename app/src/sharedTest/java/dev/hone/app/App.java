package dev.hone.app;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.assertion.ViewAssertions.doesNotExist;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.content.Intent;
import android.os.SystemClock;
import android.view.View;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.espresso.NoMatchingViewException;
import androidx.test.espresso.ViewInteraction;
import androidx.test.platform.app.InstrumentationRegistry;
import androidx.work.Configuration;
import androidx.work.WorkManager;
import androidx.work.testing.SynchronousExecutor;
import androidx.work.testing.WorkManagerTestInitHelper;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.WaitReason;
import dev.hone.app.training.Training;
import dev.hone.app.training.TrainingService;
import dev.hone.compare.Comparison;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.MlpFamily;
import dev.hone.report.Headline;
import dev.hone.run.ExperimentListener;
import dev.hone.run.RunStore;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.trained.RunResult;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hamcrest.Matcher;
import org.junit.rules.ExternalResource;

/**
 * The running app in a test: real database, real WorkManager, real training; waits for what happens
 * in the background.
 */
public final class App extends ExternalResource {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long LOOK_EVERY_MILLIS = 20;

  private static final Iterable<Surroundings> SURROUNDINGS =
      ServiceLoader.load(Surroundings.class, App.class.getClassLoader());

  private ActivityScenario<MainActivity> activity;
  private int faultsBefore;
  private int faultsExpected;

  @Override
  protected void before() throws Throwable {
    Context context = ApplicationProvider.getApplicationContext();
    WorkManagerTestInitHelper.initializeTestWorkManager(
        context,
        new Configuration.Builder()
            .setExecutor(Executors.newSingleThreadExecutor())
            .setTaskExecutor(new SynchronousExecutor())
            .build());
    // The start looks for what is queued: not when a test has queued something already.
    waitUntil("the start", () -> container().io().getActiveCount() == 1);
    faultsBefore = container().troubles().faults();
    SURROUNDINGS.forEach(Surroundings::clear);
    container().settings().setAskedForNotifications();
    get(
        () -> {
          container().deleteAllData();
          return null;
        });
  }

  /** The test makes a fault of the app's own; any other fails it. */
  public void expectFault() {
    faultsExpected++;
  }

  @Override
  protected void after() {
    if (activity != null) {
      activity.close();
    }
    for (ExperimentEntity next = next(); next != null; next = next()) {
      long id = next.id;
      get(
          () -> {
            container().training().stop(id);
            return null;
          });
    }
    waitUntil("rest", () -> container().holding().getActiveCount() == 0);
    int faults = container().troubles().faults() - faultsBefore;
    assertEquals("faults in the background, see the log", faultsExpected, faults);
  }

  private ExperimentEntity next() {
    return get(() -> container().database().experiments().next());
  }

  public AppContainer container() {
    return HoneApplication.container(ApplicationProvider.getApplicationContext());
  }

  /** Starts the app as the launcher does. */
  public ActivityScenario<MainActivity> start() {
    activity = ActivityScenario.launch(MainActivity.class);
    return activity;
  }

  /**
   * Training ends in the middle, and what stands in the database and with WorkManager is what a
   * killed process leaves: it can write nothing any more.
   */
  public void die(long id) {
    Context context = ApplicationProvider.getApplicationContext();
    long held = container().settings().heldSince();
    context.stopService(new Intent(context, TrainingService.class));
    SURROUNDINGS.forEach(Surroundings::endService);
    waitUntil("the end of training", () -> container().holding().getActiveCount() == 0);
    WorkManager.getInstance(context).cancelUniqueWork(Training.WORK);
    run(
        () -> {
          container()
              .database()
              .experiments()
              .setStateIfActive(id, ExperimentState.RUNNING, WaitReason.NONE, null);
          container().settings().setHeldSince(held);
        });
  }

  /** The process begins anew, over the same files and database. */
  public void restart() {
    AppContainer old = container();
    HoneApplication application = ApplicationProvider.getApplicationContext();
    application.onCreate();
    assertTrue(container() != old);
    old.database().close();
  }

  /** Reads from the database: not on the main thread, which a test on the JVM is. */
  public <T> T get(Callable<T> question) {
    try {
      return container().io().submit(question).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Does something that blocks, outside the main thread. */
  public void run(Runnable task) {
    get(
        () -> {
          task.run();
          return null;
        });
  }

  /** The experiment that was made last. */
  public ExperimentEntity newest() {
    return get(() -> container().database().experiments().newest());
  }

  /** A file of rows, imported. */
  public DatasetEntity imported(byte[] bytes, String name) {
    return get(
        () ->
            container()
                .datasets()
                .keep(container().datasets().copy(new ByteArrayInputStream(bytes), name), 1));
  }

  /** Makes an experiment, which waits for the worker. */
  public long create(String name, ExperimentSpec spec) {
    return get(
        () -> container().experiments().create(name, null, spec, System.currentTimeMillis()));
  }

  /** Makes an experiment and starts it. */
  public long train(String name, ExperimentSpec spec) {
    long id = create(name, spec);
    container().training().start();
    return id;
  }

  /** A spec that is trained quickly. */
  public static ExperimentSpec spec(String data, int epochs, int repeats, String... arms) {
    List<Arm> list = new ArrayList<>();
    for (String arm : arms) {
      list.add(Arm.parse(arm));
    }
    return new ExperimentSpec(
        DataSettings.of(data),
        ModelSettings.of(new MlpFamily(), List.of(16)),
        TrainingSettings.defaults().withEpochs(epochs),
        list,
        repeats,
        1);
  }

  /** What the engine gives for a spec, without the app. */
  public static Comparison compare(ExperimentSpec spec) {
    return new ExperimentRunner(new JavaExecutor(), 1)
        .run(spec, RunStore.NONE, ExperimentListener.NONE, () -> false)
        .get();
  }

  /** Fails unless both have the same numbers in every run. */
  public static void assertSame(Comparison expected, Comparison shown) {
    assertEquals(Headline.of(expected), Headline.of(shown));
    assertEquals(expected.runs().size(), shown.runs().size());
    for (int i = 0; i < expected.runs().size(); i++) {
      RunResult a = expected.runs().get(i);
      RunResult b = shown.runs().get(i);
      assertEquals(a.arm(), b.arm());
      assertEquals(a.testLoss(), b.testLoss(), 0);
      assertEquals(a.testMetric(), b.testMetric(), 0);
      assertEquals(a.weightNorm(), b.weightNorm(), 0);
      assertEquals(a.epochs(), b.epochs());
    }
  }

  /** Waits until a view is there and fits. */
  public static ViewInteraction waitFor(Matcher<View> view, Matcher<View> expected) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      try {
        return onView(view).check(matches(expected));
      } catch (NoMatchingViewException | AssertionError e) {
        if (System.currentTimeMillis() > end) {
          throw e;
        }
        idle();
      }
    }
  }

  /** Waits until no such view is there. */
  public static void waitForNone(Matcher<View> view) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      try {
        onView(view).check(doesNotExist());
        return;
      } catch (AssertionError e) {
        if (System.currentTimeMillis() > end) {
          throw e;
        }
        idle();
      }
    }
  }

  /** Waits until an experiment stands so. */
  public ExperimentEntity waitFor(long id, ExperimentState state) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      ExperimentEntity now = get(() -> container().experiments().find(id));
      if (now != null && now.state == state) {
        idle();
        return now;
      }
      if (System.currentTimeMillis() > end) {
        throw new AssertionError(
            "waited for "
                + state
                + ", but it is "
                + (now == null ? "gone" : now.state + ": " + now.message));
      }
      idle();
    }
  }

  /** Waits until something is so. */
  public void waitUntil(String what, Callable<Boolean> condition) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!get(condition)) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("waited for: " + what);
      }
      idle();
    }
  }

  /** Lets the main thread and the others work for a moment. */
  public static void idle() {
    SURROUNDINGS.forEach(Surroundings::settle);
    SystemClock.sleep(LOOK_EVERY_MILLIS);
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    InstrumentationRegistry.getInstrumentation().waitForIdleSync();
  }
}
