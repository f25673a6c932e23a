package dev.hone.app;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.closeSoftKeyboard;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.widget.EditText;
import androidx.test.espresso.ViewInteraction;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.spec.ExperimentSpec;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** From an empty app to a prediction, by touch. */
@RunWith(AndroidJUnit4.class)
public class JourneyTest {
  @Rule public final App app = new App();

  @Test
  public void irisFromDataToPrediction() throws Exception {
    app.start();
    App.waitFor(withId(R.id.own), isEnabled()).perform(scrollTo(), click());

    // Data: Iris.
    App.waitFor(withId(R.id.change_data), isEnabled()).perform(scrollTo(), click());
    App.waitFor(allOf(withId(R.id.title), withText(containsString("Iris"))), isEnabled())
        .perform(scrollTo(), click());
    App.waitFor(allOf(withId(R.id.preview_title), withText(containsString("Iris"))), isEnabled());
    App.waitFor(allOf(withId(R.id.use), isEnabled()), isDisplayed()).perform(click());

    // Settings: few epochs, two seeds.
    App.waitFor(allOf(withId(R.id.data_title), withText(containsString("Iris"))), isEnabled());
    onView(withId(R.id.unfold_network)).perform(scrollTo(), click());
    field(R.id.epochs).perform(scrollTo(), replaceText("7"), closeSoftKeyboard());
    field(R.id.seeds).perform(scrollTo(), replaceText("2"), closeSoftKeyboard());
    App.waitFor(withId(R.id.estimate), withText(containsString("14 runs")));
    App.waitFor(allOf(withId(R.id.start), isEnabled()), isDisplayed()).perform(click());

    // Training, then the comparison.
    App.waitFor(withId(R.id.curves), isEnabled());
    ExperimentEntity made = app.newest();
    app.waitFor(made.id, ExperimentState.FINISHED);
    App.waitFor(withId(R.id.compare), withEffectiveVisibility(VISIBLE))
        .perform(scrollTo(), click());
    App.waitFor(withId(R.id.verdict), isDisplayed());
    App.waitFor(withId(R.id.table), isEnabled());

    // The same numbers as the engine gives for the spec that the app shares.
    ExperimentEntity finished = app.get(() -> app.container().experiments().find(made.id));
    ExperimentSpec spec = ExperimentSpec.parse("shared", Experiments.spec(finished).toPrettyJson());
    App.assertSame(
        App.compare(spec), app.get(() -> app.container().experiments().comparison(made.id)));
    assertEquals(
        7 * 14, (int) app.get(() -> app.container().database().runs().countEpochs(made.id)));

    // A model, and a prediction for one test row.
    onView(allOf(withText("L2 0.1"), isDescendantOfA(withId(R.id.table)))).perform(scrollTo());
    onView(withId(R.id.table)).perform(Rows.click(2));
    App.waitFor(withId(R.id.sample), withEffectiveVisibility(VISIBLE)).perform(scrollTo(), click());
    App.waitFor(withId(R.id.prediction), withText(containsString("%")));
    assertTrue(app.get(() -> app.container().experiments().models(made.id)).size() == 7);
  }

  @Test
  public void theFirstExperimentIsOneTap() {
    app.start();
    App.waitFor(withId(R.id.first), isEnabled()).perform(scrollTo(), click());
    App.waitFor(withId(R.id.curves), isEnabled()); // the live screen
    ExperimentEntity first = app.newest();
    app.waitUntil("some epochs", () -> app.container().database().runs().countEpochs(first.id) > 0);
    androidx.test.espresso.Espresso.pressBack();
    App.waitFor(withId(R.id.name), withText(R.string.first_name));
    onView(withId(R.id.empty)).check(matches(not(isDisplayed())));
  }

  private static ViewInteraction field(int id) {
    return onView(allOf(isDescendantOfA(withId(id)), instanceOf(EditText.class)));
  }
}
