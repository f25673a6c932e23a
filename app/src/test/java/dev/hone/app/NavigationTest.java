package dev.hone.app;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.Espresso.pressBack;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.hamcrest.Matchers.allOf;

import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.ExperimentState;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Where a touch leads, and where Back leads from there. */
@RunWith(AndroidJUnit4.class)
public class NavigationTest {
  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;

  @Test
  public void aCard_opensItsOwnExperiment_finishedAtItsResult() {
    long finished = finished("Finished");
    long stopped = stopped("Stopped");
    activity = app.start();
    open("Finished");
    assertAt("compare", finished);
    pressBack();
    open("Stopped");
    assertAt("watch", stopped);
    pressBack();
    assertAt("experiments", 0);
  }

  @Test
  public void whatIsFinished_leadsToItsResult_andBackAgain() {
    finished("Another");
    long finished = finished("Finished");
    activity = app.start();
    notified(finished);
    App.waitFor(withId(R.id.compare), withEffectiveVisibility(VISIBLE))
        .perform(scrollTo(), click());
    assertAt("compare", finished);
    pressBack();
    assertAt("watch", finished);
    pressBack();
    assertAt("experiments", 0);
  }

  @Test
  public void notificationsDoNotPileUp() {
    long first = stopped("First");
    long second = stopped("Second");
    activity = app.start();
    notified(first);
    assertAt("watch", first);
    notified(second);
    assertAt("watch", second);
    pressBack();
    assertAt("experiments", 0);
  }

  private long finished(String name) {
    long id = app.train(name, App.spec("two-moons", 2, 1, "none", "l2=0.1"));
    app.waitFor(id, ExperimentState.FINISHED);
    return id;
  }

  private long stopped(String name) {
    app.waitUntil("rest", () -> app.container().holding().getActiveCount() == 0);
    long id = app.create(name, App.spec("two-moons", 2, 1, "none"));
    app.run(() -> app.container().training().stop(id));
    app.waitFor(id, ExperimentState.STOPPED);
    return id;
  }

  private void open(String name) {
    App.waitFor(allOf(withId(R.id.name), withText(name)), isDisplayed());
    onView(allOf(withId(R.id.name), withText(name))).perform(click());
  }

  /** As a touch on a notification does. */
  private void notified(long id) {
    activity.onActivity(
        screen ->
            screen.onNewIntent(
                MainActivity.openExperiment(ApplicationProvider.getApplicationContext(), id)));
    App.idle();
  }

  private void assertAt(String screen, long id) {
    Place.assertAt(activity, screen, id);
  }
}
