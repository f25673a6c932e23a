package dev.hone.app;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.RootMatchers.isDialog;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.junit.Assert.assertEquals;
import static org.robolectric.Shadows.shadowOf;

import android.app.ActivityManager;
import android.app.ApplicationExitInfo;
import android.content.Context;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.WaitReason;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.shadows.ShadowActivityManager;
import org.robolectric.shadows.ShadowDialog;

/** The start after the system ended training for its memory. */
@RunWith(AndroidJUnit4.class)
public class MemoryQuestionTest {
  @Rule public final App app = new App();

  private final Context context = ApplicationProvider.getApplicationContext();

  @Test
  public void itIsTold_andOneRunAtATimeGoesOnToTheEnd() {
    long id = app.create("Big one", App.spec("iris", 3, 1, "none", "l2=0.1"));
    app.run(
        () -> {
          app.container()
              .database()
              .experiments()
              .take(id, ExperimentState.RUNNING, WaitReason.NONE);
          app.container().settings().setHeldSince(1000);
        });
    shadowOf(context.getSystemService(ActivityManager.class))
        .addApplicationExitInfo(
            ShadowActivityManager.ApplicationExitInfoBuilder.newBuilder()
                .setProcessName(context.getPackageName())
                .setReason(ApplicationExitInfo.REASON_OTHER)
                .setDescription("MemoryLimiter: too much")
                .setTimestamp(2000)
                .build());
    app.restart();
    app.waitFor(id, ExperimentState.FAILED);
    ActivityScenario<MainActivity> activity = app.start();
    for (int look = 0; look < 1000 && ShadowDialog.getLatestDialog() == null; look++) {
      App.idle();
    }
    onView(withText("Big one")).inRoot(isDialog()).check(matches(isDisplayed()));
    onView(
            withText(
                "The system ended Hone while it trained, because it took too much memory. What was"
                    + " recorded is kept. With one run at a time it takes less; Settings then say 1"
                    + " under Parallel runs."))
        .inRoot(isDialog())
        .check(matches(isDisplayed()));
    assertEquals("told", 0, app.container().settings().endedByMemory());
    activity.recreate();
    App.idle();
    onView(withText("Resume with one run at a time")).inRoot(isDialog()).perform(click());
    app.waitFor(id, ExperimentState.FINISHED);
    assertEquals(1, app.container().settings().threads());
  }
}
