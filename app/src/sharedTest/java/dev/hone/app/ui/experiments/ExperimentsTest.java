package dev.hone.app.ui.experiments;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.RootMatchers.isDialog;
import static androidx.test.espresso.matcher.RootMatchers.isPlatformPopup;
import static androidx.test.espresso.matcher.ViewMatchers.hasSibling;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withContentDescription;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.widget.EditText;
import androidx.test.core.app.ActivityScenario;
import androidx.test.espresso.ViewInteraction;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.spec.ExperimentSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** The list: rename, duplicate, delete and undo. */
@RunWith(AndroidJUnit4.class)
public class ExperimentsTest {
  @Rule public final App app = new App();

  @Test
  public void deleteAndUndo() {
    long id = app.train("First", App.spec("iris", 3, 2, "none", "l2=0.1"));
    app.waitFor(id, ExperimentState.FINISHED);
    app.start();
    App.waitFor(withText("First"), isDisplayed());
    menu("First", R.string.action_delete);
    App.waitFor(withId(R.id.empty_title), isDisplayed());
    onView(withText(R.string.action_undo)).perform(click());
    App.waitFor(withText("First"), isDisplayed());
    assertEquals(ExperimentState.FINISHED, app.get(() -> app.container().experiments().state(id)));

    // Deleted for good: the rows and the files go.
    menu("First", R.string.action_delete);
    App.waitFor(withId(R.id.empty_title), isDisplayed());
    assertTrue(Files.exists(app.container().files().experiment(id)));
    app.get(
        () -> {
          app.container().experiments().purge(System.currentTimeMillis());
          return null;
        });
    assertFalse(Files.exists(app.container().files().experiment(id)));
    assertEquals(0, (int) app.get(() -> app.container().database().runs().countEpochs(id)));
  }

  @Test
  public void renameAndDuplicate() {
    long id = app.train("First", App.spec("iris", 3, 2, "none", "l2=0.1"));
    app.waitFor(id, ExperimentState.FINISHED);
    app.start();
    App.waitFor(withText("First"), isDisplayed());
    menu("First", R.string.action_rename);
    onView(allOf(isDescendantOfA(withId(R.id.new_name)), instanceOf(EditText.class)))
        .inRoot(isDialog())
        .perform(replaceText("Renamed"));
    onView(withText(R.string.ok)).inRoot(isDialog()).perform(click());
    App.waitFor(withText("Renamed"), isDisplayed());
    App.waitForNone(withText("First"));

    menu("Renamed", R.string.action_duplicate);
    App.waitFor(withText("Renamed (copy)"), isDisplayed());
    long copy = app.newest().id;
    app.waitFor(copy, ExperimentState.FINISHED);
    App.assertSame(
        app.get(() -> app.container().experiments().comparison(id)),
        app.get(() -> app.container().experiments().comparison(copy)));
  }

  /** What is typed into a question outlives the screen's turning. */
  @Test
  public void aNewNameSurvivesRotation() {
    app.create("First", App.spec("iris", 3, 2, "none", "l2=0.1"));
    ActivityScenario<MainActivity> activity = app.start();
    App.waitFor(withText("First"), isDisplayed());
    menu("First", R.string.action_rename);
    newName().perform(replaceText("Turned"));
    activity.recreate();
    newName().check(matches(withText("Turned")));
    onView(withText(R.string.ok)).inRoot(isDialog()).perform(click());
    App.waitFor(withText("Turned"), isDisplayed());
    App.waitForNone(withText("First"));
  }

  private static ViewInteraction newName() {
    return onView(allOf(isDescendantOfA(withId(R.id.new_name)), instanceOf(EditText.class)))
        .inRoot(isDialog());
  }

  /** The card's figure and data; GlanceTest holds the figure against the runs. */
  @Test
  public void aFinishedCardShowsDataAndFigure() {
    ExperimentSpec spec = App.spec("iris", 3, 2, "none", "l2=0.1");
    long id = app.train("First", spec);
    app.waitFor(id, ExperimentState.FINISHED);
    app.start();
    App.waitFor(withId(R.id.data), withText("Iris"));
    App.waitFor(withId(R.id.figure), withText(startsWith("No regularisation: accuracy ")));
    App.waitFor(withId(R.id.spark), isDisplayed());
  }

  /** By when its last run ended, not by when it was made or its result was written again. */
  @Test
  public void aFinishedCardSaysHowOldItsResultIs() throws Exception {
    long id = app.train("First", App.spec("iris", 3, 2, "none", "l2=0.1"));
    app.waitFor(id, ExperimentState.FINISHED);
    app.run(() -> made(id, 40));
    app.start();
    App.waitFor(withId(R.id.date), withText("Finished just now"));
    Path folder = app.container().files().experiment(id);
    for (String run : new String[] {"run-0-0", "run-0-1", "run-1-0", "run-1-1"}) {
      long hours = run.equals("run-1-0") ? 5 : 7; // the last one ended five hours ago
      Files.setLastModifiedTime(
          folder.resolve(run + ".json"), FileTime.from(Instant.now().minus(hours, HOURS)));
    }
    assertEquals(
        5.0,
        (System.currentTimeMillis() - app.container().experiments().ended(id)) / 3_600_000.0,
        0.05);
    // One without a result says when it was made.
    long other = app.create("Other", App.spec("iris", 3, 2, "none"));
    app.run(
        () -> {
          app.container().training().stop(other);
          made(other, 40);
        });
    App.waitFor(
        allOf(withId(R.id.date), hasSibling(withText("Other")), withText("Made 40 minutes ago")),
        isDisplayed());
  }

  private void made(long id, long minutesAgo) {
    app.container()
        .database()
        .getOpenHelper()
        .getWritableDatabase()
        .execSQL(
            "UPDATE experiments SET createdAt = ? WHERE id = ?",
            new Object[] {System.currentTimeMillis() - minutesAgo * 60_000 - 1000, id});
  }

  @Test
  public void search() {
    app.create("Sleep", App.spec("iris", 3, 2, "none", "l2=0.1"));
    app.create("Coffee", App.spec("iris", 3, 2, "none", "l2=0.1"));
    app.start();
    App.waitFor(withText("Sleep"), isDisplayed());
    onView(withId(R.id.action_search)).perform(click());
    onView(withId(androidx.appcompat.R.id.search_src_text)).perform(replaceText("cof"));
    App.waitForNone(withText("Sleep"));
    App.waitFor(withText("Coffee"), isDisplayed());
    onView(withId(androidx.appcompat.R.id.search_src_text)).perform(replaceText("tea"));
    App.waitFor(withId(R.id.no_match), isDisplayed());
  }

  @Test
  public void aLostResultIsMadeAgain() throws Exception {
    ExperimentSpec spec = App.spec("iris", 3, 2, "none", "l2=0.1");
    long id = app.train("First", spec);
    app.waitFor(id, ExperimentState.FINISHED);
    Files.delete(app.container().files().summary(id));
    Files.delete(app.container().files().comparison(id));
    app.start();
    App.waitFor(withText("First"), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.again), isDisplayed()).perform(click());
    app.waitUntil("the result", () -> Files.exists(app.container().files().comparison(id)));
    app.waitFor(id, ExperimentState.FINISHED);
    App.assertSame(App.compare(spec), app.get(() -> app.container().experiments().comparison(id)));
  }

  private static void menu(String name, int action) {
    onView(withContentDescription("More for " + name)).perform(click());
    onView(withText(action)).inRoot(isPlatformPopup()).perform(click());
    App.idle();
  }
}
