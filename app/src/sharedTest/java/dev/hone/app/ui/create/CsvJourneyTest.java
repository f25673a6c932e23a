package dev.hone.app.ui.create;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.closeSoftKeyboard;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.ViewMatchers.isChecked;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.isNotChecked;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import android.net.Uri;
import android.view.View;
import android.widget.EditText;
import androidx.fragment.app.Fragment;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.espresso.ViewInteraction;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.spec.ExperimentSpec;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** From a file of the person's own to the comparison; and files that are none. */
@RunWith(AndroidJUnit4.class)
public class CsvJourneyTest {
  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;

  @Test
  public void aFileOfOnesOwn() throws Exception {
    File file = file("my sleep.csv", table());
    openData();
    open(file);
    App.waitFor(allOf(withId(R.id.preview_title), withText("my sleep.csv")), isEnabled());
    onView(withId(R.id.preview_text)).check(matches(withText(containsString("120 rows"))));
    onView(allOf(withText(containsString("coffee")), isDescendantOfA(withId(R.id.table))))
        .check(matches(withText(containsString("3 values"))));
    App.waitFor(allOf(withId(R.id.use), isEnabled()), isDisplayed()).perform(click());

    App.waitFor(allOf(withId(R.id.data_title), withText("my sleep.csv")), isEnabled());
    onView(withId(R.id.unfold_network)).perform(scrollTo(), click());
    field(R.id.epochs).perform(scrollTo(), replaceText("5"), closeSoftKeyboard());
    field(R.id.seeds).perform(scrollTo(), replaceText("2"), closeSoftKeyboard());
    App.waitFor(withId(R.id.estimate), withText(containsString("14 runs")));
    App.waitFor(allOf(withId(R.id.start), isEnabled()), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.curves), isEnabled());
    ExperimentEntity made = app.newest();
    ExperimentEntity finished = app.waitFor(made.id, ExperimentState.FINISHED);

    // The spec that is shared names the file as the person does, and gives the same numbers with
    // the file beside it.
    ExperimentSpec spec = Experiments.spec(finished);
    assertEquals("my sleep.csv", spec.data().source());
    assertEquals("rested", spec.data().target());
    App.assertSame(
        App.compare(spec.withData(spec.data().withSource(file.getPath()))),
        app.get(() -> app.container().experiments().comparison(made.id)).withSpec(spec));
  }

  /** What the table was taken for is on the screen; a touch changes what is learned from. */
  @Test
  public void columnsAreChosenByTouch() throws Exception {
    StringBuilder text = new StringBuilder("id;size;kind\n");
    for (int i = 0; i < 60; i++) {
      text.append(100 + i)
          .append(';')
          .append(i * 3 % 11)
          .append(",5;")
          .append(i % 2 == 0 ? "x" : "y");
      text.append('\n');
    }
    openData();
    open(file("mine.csv", text.toString().getBytes(StandardCharsets.UTF_8)));
    App.waitFor(allOf(withId(R.id.preview_title), withText("mine.csv")), isEnabled());
    onView(withId(R.id.preview_text))
        .check(
            matches(
                withText(
                    containsString(
                        "predicting kind (class) from 1 of 3 columns; left out: id (counts the"
                            + " rows)"))));
    onView(withText("id: left out: counts the rows, identifier, 100 to 159"))
        .check(matches(isNotChecked()));
    onView(withText("size: feature, number, 0.5 to 10.5, decimal comma"))
        .check(matches(isChecked()));
    onView(withText("kind: target, category, x (30), y (30)")).check(matches(not(isEnabled())));

    onView(withText(containsString("id: left out"))).perform(scrollTo(), click());
    App.waitFor(withText("id: feature, identifier, 100 to 159"), isEnabled());
    onView(withText(containsString("size: "))).perform(scrollTo(), click());
    App.waitFor(withText("size: left out, number, 0.5 to 10.5, decimal comma"), isEnabled());
    App.waitFor(allOf(withId(R.id.use), isEnabled()), isDisplayed()).perform(click());
    App.waitFor(allOf(withId(R.id.data_title), withText("mine.csv")), isEnabled());
    DatasetEntity kept =
        app.get(() -> app.container().database().datasets().findByName("mine.csv", null));
    assertEquals(List.of("id"), kept.options().columns().features());
    assertEquals("kind", kept.target);
  }

  @Test
  public void aFileThatIsNoTable() throws Exception {
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    openData();
    open(file("photo.csv", bytes));
    App.waitFor(withId(R.id.problem), withText(containsString("photo.csv")));
    onView(withId(R.id.use)).check(matches(not(isEnabled())));

    // What was there before still works.
    App.waitFor(allOf(withId(R.id.title), withText(containsString("Iris"))), isEnabled())
        .perform(scrollTo(), click());
    App.waitFor(allOf(withId(R.id.preview_title), withText(containsString("Iris"))), isEnabled());
    onView(withId(R.id.use)).check(matches(isEnabled()));
  }

  @Test
  public void aFileThatIsGone() throws Exception {
    File file = file("gone.csv", table());
    assertEquals(true, file.delete());
    openData();
    open(file);
    App.waitFor(withId(R.id.problem), withText(R.string.failure_gone));
  }

  /** A second tap, or a new list of data, may come while the screen is leaving. */
  @Test
  public void dataThatIsUsedTwice() throws Exception {
    openData();
    useTwice();
    App.waitFor(withId(R.id.data_title), isEnabled());

    onView(withId(R.id.change_data)).perform(scrollTo(), click());
    open(file("my sleep.csv", table()));
    App.waitFor(allOf(withId(R.id.preview_title), withText("my sleep.csv")), isEnabled());
    useTwice();
    App.waitFor(allOf(withId(R.id.data_title), withText("my sleep.csv")), isEnabled());
    assertEquals(1, (int) app.get(() -> app.container().database().datasets().files().size()));
  }

  private void useTwice() {
    App.waitFor(allOf(withId(R.id.use), isEnabled()), isDisplayed());
    activity.onActivity(
        screen -> {
          View use = screen.findViewById(R.id.use);
          use.performClick();
          use.performClick();
        });
  }

  private void openData() {
    activity = app.start();
    App.waitFor(withId(R.id.own), isEnabled()).perform(scrollTo(), click());
    App.waitFor(withId(R.id.change_data), isEnabled()).perform(scrollTo(), click());
    App.waitFor(withId(R.id.preview_title), isEnabled());
  }

  /** As the system's file picker hands it over. */
  private void open(File file) {
    activity.onActivity(
        screen -> {
          Fragment host = screen.getSupportFragmentManager().findFragmentById(R.id.content);
          ((DataFragment) host.getChildFragmentManager().getPrimaryNavigationFragment())
              .open(Uri.fromFile(file));
        });
  }

  private static File file(String name, byte[] bytes) throws IOException {
    File file = new File(ApplicationProvider.getApplicationContext().getCacheDir(), name);
    try (OutputStream out = new FileOutputStream(file)) {
      out.write(bytes);
    }
    return file;
  }

  private static byte[] table() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("hours,coffee,stress,rested\n");
    String[] cups = {"none", "one", "many"};
    for (int i = 0; i < 120; i++) {
      double hours = 4 + 5 * random.nextDouble();
      int coffee = random.nextInt(3);
      double stress = random.nextGaussian();
      boolean rested = hours - coffee - stress > 5.5;
      text.append(
          String.format(
              Locale.ROOT,
              "%.2f,%s,%.2f,%s\n",
              hours,
              cups[coffee],
              stress,
              rested ? "yes" : "no"));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ViewInteraction field(int id) {
    return onView(allOf(isDescendantOfA(withId(id)), instanceOf(EditText.class)));
  }
}
