package dev.hone.app;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.closeSoftKeyboard;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.RootMatchers.isDialog;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.hamcrest.CoreMatchers.allOf;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.instanceOf;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.widget.EditText;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.espresso.NoMatchingRootException;
import androidx.test.espresso.NoMatchingViewException;
import androidx.test.espresso.ViewInteraction;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.shadows.ShadowToast;

/** What once ended the process: each becomes a sentence, and the app goes on. */
@RunWith(AndroidJUnit4.class)
public class NoCrashTest {
  private static final ExperimentSpec SPEC = App.spec("iris", 2, 2, "none", "l2=0.1");

  @Rule public final App app = new App();

  @Test
  public void faultInTheBackground_isToldWithAReport_andTheAppGoesOn() throws Exception {
    app.expectFault();
    app.start();
    app.container()
        .io()
        .execute(
            () -> {
              throw new IllegalStateException("made by a test");
            });
    waitForDialog("Something went wrong in the app itself. What you made is kept.");
    Path report = app.container().files().report();
    String text = new String(Files.readAllBytes(report), StandardCharsets.UTF_8);
    assertTrue(text, text.startsWith("Hone "));
    assertTrue(text, text.contains("IllegalStateException: made by a test"));
    waitForDialog("Share the report");
    waitForDialog("OK").perform(click());
    App.waitFor(withId(R.id.first), isEnabled());
    assertEquals("goes on", app.get(() -> "goes on"));
    assertNull(app.container().troubles().last().getValue());
  }

  @Test
  public void tooLittleMemoryInTheBackground_isTold() {
    app.start();
    app.container()
        .io()
        .execute(
            () -> {
              throw new OutOfMemoryError("made by a test");
            });
    waitForDialog(
        "The phone has too little memory for this network and batch. Choose smaller ones.");
  }

  @Test
  public void duplicateOfALongName_isCut() {
    String name = String.join("", Collections.nCopies(80, "n"));
    long id = app.create(name, SPEC);
    long copy = app.get(() -> app.container().experiments().duplicate(id, "Copy of " + name, 1));
    String cut = find(copy).name;
    assertEquals("Copy of " + name.substring(0, 71) + "…", cut);
    // A character of two halves is not cut in the middle.
    String faces = "x" + String.join("", Collections.nCopies(60, "\uD83D\uDE42"));
    long other = app.get(() -> app.container().experiments().duplicate(id, faces, 1));
    String half = find(other).name;
    assertEquals("x" + faces.substring(1, 79) + "…", half);
  }

  @Test
  public void duplicateAfterItsDataWent_saysWhich() throws Exception {
    byte[] bytes = rows();
    DatasetEntity dataset = app.imported(bytes, "my.csv");
    ExperimentSpec spec = SPEC.withData(DataSettings.of("my.csv"));
    long id = app.get(() -> app.container().experiments().create("Mine", dataset, spec, 1));
    Files.delete(app.container().files().data(dataset));
    app.start();
    App.waitFor(withText("Mine"), isDisplayed());
    app.container()
        .io()
        .execute(() -> app.container().experiments().duplicate(id, "Copy of Mine", 2));
    waitForDialog("the data file my.csv is no longer on this phone; import it again");
  }

  @Test
  public void deletingAllData_whileAResultIsShown_leadsToTheList() {
    long id = app.train("To go", SPEC);
    app.waitFor(id, ExperimentState.FINISHED);
    app.start();
    App.waitFor(withText("To go"), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.verdict), isDisplayed());
    app.get(
        () -> {
          app.container().deleteAllData();
          return null;
        });
    App.waitFor(withId(R.id.first), isEnabled());
    assertEquals("This experiment was deleted.", ShadowToast.getTextOfLatestToast());
  }

  @Test
  public void notificationOfADeletedExperiment_leadsToTheList() {
    Context context = ApplicationProvider.getApplicationContext();
    try (ActivityScenario<MainActivity> opened =
        ActivityScenario.launch(MainActivity.openExperiment(context, 4711))) {
      App.waitFor(withId(R.id.first), isEnabled());
      assertEquals("This experiment was deleted.", ShadowToast.getTextOfLatestToast());
      assertFalse(opened.getState().name().isEmpty());
    }
  }

  @Test
  public void networkThatNoPhoneHolds_isASentenceInTheForm() {
    app.start();
    App.waitFor(withId(R.id.own), isEnabled()).perform(scrollTo(), click());
    App.waitFor(withId(R.id.unfold_network), isEnabled()).perform(scrollTo(), click());
    App.waitFor(
            allOf(isDescendantOfA(withId(R.id.hidden)), instanceOf(EditText.class)), isEnabled())
        .perform(
            scrollTo(),
            replaceText(String.join(",", Collections.nCopies(200, "1024"))),
            closeSoftKeyboard());
    App.waitFor(withId(R.id.estimate), withText(containsString("for which training needs")));
  }

  private static ViewInteraction waitForDialog(String text) {
    long end = System.currentTimeMillis() + 30_000;
    while (true) {
      try {
        return onView(withText(text)).inRoot(isDialog()).check(matches(isDisplayed()));
      } catch (NoMatchingRootException | NoMatchingViewException | AssertionError e) {
        if (System.currentTimeMillis() > end) {
          throw e;
        }
        App.idle();
      }
    }
  }

  private ExperimentEntity find(long id) {
    return app.get(() -> app.container().experiments().find(id));
  }

  private static byte[] rows() {
    StringBuilder csv = new StringBuilder("a,b,kind\n");
    for (int row = 0; row < 60; row++) {
      csv.append(row).append(',').append(row % 7).append(row % 2 == 0 ? ",yes\n" : ",no\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }
}
