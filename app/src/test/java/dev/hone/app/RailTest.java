package dev.hone.app;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.assertion.ViewAssertions.doesNotExist;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withContentDescription;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.hamcrest.Matchers.allOf;

import androidx.test.ext.junit.runners.AndroidJUnit4;
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
