package dev.hone.app;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.assertion.ViewAssertions.doesNotExist;
import static androidx.test.espresso.matcher.ViewMatchers.isAssignableFrom;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withContentDescription;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.hamcrest.Matchers.allOf;

import android.view.View;
import android.widget.EditText;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import org.hamcrest.Matcher;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** The way between the screens on wide screens: tablets, and phones on their side. */
@RunWith(AndroidJUnit4.class)
public class RailTest {
  @Rule public final App app = new App();

  @Test
  @Config(qualifiers = "w800dp-h1280dp")
  public void aWideScreenHasARail() {
    app.start();
    App.waitFor(withId(R.id.first), isEnabled());
    tap("New");
    App.waitFor(withId(R.id.unfold_network), isEnabled());
    tap("Settings");
    App.waitFor(withText("Delete all data"), isEnabled());
    tap("Reference");
    App.waitFor(allOf(withText("Reference"), isDescendantOfA(withId(R.id.toolbar))), isDisplayed());
    tap("Experiments");
    App.waitFor(withId(R.id.first), isDisplayed());
  }

  /** What is typed into the form is there again; the list is the list, whatever was opened. */
  @Test
  @Config(qualifiers = "w800dp-h1280dp")
  public void theFormKeepsWhatIsTyped_andTheListClosesWhatWasOpened() {
    long id = app.create("First", App.spec("iris", 3, 2, "none"));
    app.run(() -> app.container().training().stop(id));
    ActivityScenario<MainActivity> activity = app.start();
    App.waitFor(withText("First"), isDisplayed());
    tap("New");
    App.waitFor(withId(R.id.unfold_network), isEnabled());
    Matcher<View> repeats =
        allOf(isDescendantOfA(withId(R.id.seeds)), isAssignableFrom(EditText.class));
    App.waitFor(repeats, withText("5")).perform(scrollTo(), replaceText("7"));
    tap("Settings");
    App.waitFor(withText("Delete all data"), isEnabled());
    tap("New");
    App.waitFor(repeats, withText("7"));
    tap("Experiments");
    Place.assertAt(activity, "experiments", 0);
    App.waitFor(withText("First"), isDisplayed()).perform(click());
    Place.assertAt(activity, "watch", id);
    tap("Reference");
    Place.assertAt(activity, "reference", 0);
    tap("Experiments");
    Place.assertAt(activity, "experiments", 0);
    App.waitFor(withText("First"), isDisplayed()).perform(click());
    Place.assertAt(activity, "watch", id);
    tap("Experiments");
    Place.assertAt(activity, "experiments", 0);
  }

  private static void tap(String item) {
    onView(allOf(withContentDescription(item), isDescendantOfA(withId(R.id.rail))))
        .perform(click());
  }

  @Test
  @Config(qualifiers = "w411dp-h891dp")
  public void aPhoneHasNone() {
    app.start();
    App.waitFor(withId(R.id.first), isEnabled());
    onView(withId(R.id.rail)).check(doesNotExist());
  }
}
