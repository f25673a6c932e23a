package dev.hone.app;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.assertion.ViewAssertions.matches;

import android.content.Context;
import android.os.SystemClock;
import android.view.View;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.espresso.NoMatchingViewException;
import androidx.test.espresso.ViewInteraction;
import androidx.test.platform.app.InstrumentationRegistry;
import androidx.work.Configuration;
import androidx.work.testing.SynchronousExecutor;
import androidx.work.testing.WorkManagerTestInitHelper;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hamcrest.Matcher;
import org.junit.rules.ExternalResource;

/** The running app in a test: real database, real WorkManager, real training; waits for what happens in the background. */
public final class App extends ExternalResource {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long LOOK_EVERY_MILLIS = 20;

  private ActivityScenario<MainActivity> activity;

  @Override
  protected void before() throws Throwable {
    Context context = ApplicationProvider.getApplicationContext();
    WorkManagerTestInitHelper.initializeTestWorkManager(
        context,
        new Configuration.Builder()
            .setExecutor(Executors.newSingleThreadExecutor())
            .setTaskExecutor(new SynchronousExecutor())
            .build());
    get(
        () -> {
          container().deleteAllData();
          return null;
        });
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

  /** Reads from the database: not on the main thread, which a test on the JVM is. */
  public <T> T get(Callable<T> question) {
    try {
      return container().io().submit(question).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until a view is there and fits. */
  public static ViewInteraction waitFor(Matcher<View> view, Matcher<View> expected) {
    long end = SystemClock.uptimeMillis() + PATIENCE_MILLIS;
    long realEnd = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      try {
        return onView(view).check(matches(expected));
      } catch (NoMatchingViewException | AssertionError e) {
        if (System.currentTimeMillis() > realEnd || SystemClock.uptimeMillis() > end + PATIENCE_MILLIS) {
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
            "waited for " + state + ", but it is " + (now == null ? "gone" : now.state + ": " + now.message));
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
    SystemClock.sleep(LOOK_EVERY_MILLIS);
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    InstrumentationRegistry.getInstrumentation().waitForIdleSync();
  }
}
