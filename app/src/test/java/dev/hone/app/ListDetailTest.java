package dev.hone.app;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.Espresso.pressBack;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.assertion.ViewAssertions.doesNotExist;
import static androidx.test.espresso.matcher.RootMatchers.isPlatformPopup;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withContentDescription;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.view.View;
import android.widget.TextView;
import androidx.navigation.Navigation;
import androidx.recyclerview.widget.RecyclerView;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.ExperimentState;
import java.util.ArrayList;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;

/** The list and what is opened from it, side by side on wide screens. */
@RunWith(AndroidJUnit4.class)
@Config(qualifiers = ListDetailTest.WIDE)
public class ListDetailTest {
  static final String WIDE = "w1280dp-h800dp-land-mdpi";
  private static final String NARROW = "w411dp-h891dp-port-mdpi";

  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;
  private long first;
  private long second;

  @Before
  public void twoExperiments() {
    first = stopped("First");
    second = stopped("Second");
  }

  @Test
  public void aCardOpensItsExperimentBesideTheList_andBackClosesIt() {
    activity = app.start();
    App.waitFor(withId(R.id.choose_one), isDisplayed());
    assertMarked();
    open("First");
    Place.assertAt(activity, "watch", first);
    App.waitFor(allOf(withId(R.id.name), isDescendantOfA(withId(R.id.content))), withText("First"));
    App.waitFor(withId(R.id.list), isDisplayed());
    activity.onActivity(
        screen -> {
          View list = screen.findViewById(R.id.list_pane);
          View content = screen.findViewById(R.id.content);
          assertEquals(400, list.getWidth()); // dp, at mdpi
          assertEquals(left(list) + 400, left(content));
          assertEquals(1280, left(content) + content.getWidth());
        });
    assertMarked("First");
    // The next one takes its place: Back does not go from card to card.
    open("Second");
    Place.assertAt(activity, "watch", second);
    assertMarked("Second");
    pressBack();
    Place.assertAt(activity, "experiments", 0);
    App.waitFor(withId(R.id.choose_one), isDisplayed());
    assertMarked();
  }

  @Test
  public void aModelIsOpenedBesideTheList_andBackGoesThroughTheResult() {
    long finished = app.train("Finished", App.spec("two-moons", 2, 1, "none", "l2=0.1"));
    app.waitFor(finished, ExperimentState.FINISHED);
    activity = app.start();
    open("Finished");
    Place.assertAt(activity, "compare", finished);
    App.waitFor(withId(R.id.use_model), isDisplayed()).perform(click());
    Place.assertAt(activity, "model", finished);
    assertMarked("Finished");
    pressBack();
    Place.assertAt(activity, "compare", finished);
    // A touch on the card of what is opened leaves it as it is.
    open("Finished");
    pressBack();
    Place.assertAt(activity, "experiments", 0);
  }

  /** The opened card is at the top, and a person reads at the bottom while something changes. */
  @Test
  public void theListStaysWhereItWasScrolledTo_whileExperimentsGoOn() {
    for (int i = 0; i < 12; i++) {
      stopped("Later " + i);
    }
    activity = app.start();
    open("Later 11");
    assertMarked("Later 11");
    activity.onActivity(
        screen -> ((RecyclerView) screen.findViewById(R.id.list)).scrollToPosition(13));
    App.waitFor(card("First"), isDisplayed());
    app.run(() -> app.container().experiments().rename(first, "Changed"));
    App.waitFor(card("Changed"), isDisplayed());
    onView(card("Later 11")).check(doesNotExist());
  }

  @Test
  public void turnedAround_theExperimentStaysOpened() {
    activity = app.start();
    open("First");
    Place.assertAt(activity, "watch", first);
    turn(NARROW);
    Place.assertAt(activity, "watch", first);
    onView(withId(R.id.list)).check(doesNotExist());
    onView(withId(R.id.list_toolbar)).check(doesNotExist());
    turn(WIDE);
    Place.assertAt(activity, "watch", first);
    App.waitFor(withId(R.id.list), isDisplayed());
    assertMarked("First");
    turn(NARROW);
    pressBack();
    Place.assertAt(activity, "experiments", 0);
    App.waitFor(allOf(withId(R.id.name), withText("Second")), isDisplayed());
  }

  @Test
  public void aNotificationOpensItsOwn_andItsCardIsMarked() {
    activity = app.start();
    open("First");
    Place.assertAt(activity, "watch", first);
    activity.onActivity(
        screen ->
            screen.onNewIntent(
                MainActivity.openExperiment(ApplicationProvider.getApplicationContext(), second)));
    Place.assertAt(activity, "watch", second);
    assertMarked("Second");
    pressBack();
    Place.assertAt(activity, "experiments", 0);
  }

  @Test
  public void deleted_itLeavesNothingOpened_andCanComeBack() {
    activity = app.start();
    open("First");
    Place.assertAt(activity, "watch", first);
    delete("First");
    Place.assertAt(activity, "experiments", 0);
    App.waitFor(withId(R.id.choose_one), isDisplayed());
    App.waitForNone(allOf(withId(R.id.name), withText("First")));
    // Another that is deleted leaves what is opened.
    onView(withText(R.string.action_undo)).perform(click());
    open("First");
    Place.assertAt(activity, "watch", first);
    delete("Second");
    App.waitForNone(allOf(withId(R.id.name), withText("Second")));
    Place.assertAt(activity, "watch", first);
  }

  /** The welcome has the whole width then, and it can still be undone. */
  @Test
  public void theLastThatIsDeleted_canComeBack() {
    app.run(() -> app.container().experiments().delete(second, System.currentTimeMillis()));
    activity = app.start();
    open("First");
    Place.assertAt(activity, "watch", first);
    delete("First");
    Place.assertAt(activity, "experiments", 0);
    App.waitFor(withId(R.id.first), isDisplayed());
    App.waitFor(withId(R.id.list), not(isDisplayed()));
    App.waitFor(withText(R.string.action_undo), isDisplayed()).perform(click());
    App.waitFor(allOf(withId(R.id.name), withText("First")), isDisplayed());
  }

  @Test
  public void formsHaveTheWholeWidth() {
    activity = app.start();
    App.waitFor(withId(R.id.list), isDisplayed());
    for (int form : new int[] {R.id.create, R.id.data, R.id.settings, R.id.reference}) {
      activity.onActivity(
          screen -> Navigation.findNavController(screen, R.id.content).navigate(form));
      App.waitFor(withId(R.id.list), not(isDisplayed()));
      pressBack();
      App.waitFor(withId(R.id.list), isDisplayed());
    }
  }

  @Test
  public void theListIsSearched_whileAnExperimentIsOpened() {
    activity = app.start();
    open("First");
    Place.assertAt(activity, "watch", first);
    onView(withId(R.id.action_search)).perform(click());
    onView(withId(androidx.appcompat.R.id.search_src_text)).perform(replaceText("sec"));
    App.waitForNone(card("First"));
    App.waitFor(card("Second"), isDisplayed());
    Place.assertAt(activity, "watch", first);
    // Turned, what is searched for still stands there.
    activity.recreate();
    App.waitFor(withId(androidx.appcompat.R.id.search_src_text), withText("sec"));
    App.waitFor(card("Second"), isDisplayed());
    onView(card("First")).check(doesNotExist());
  }

  private long stopped(String name) {
    long id = app.create(name, App.spec("two-moons", 2, 1, "none"));
    app.run(() -> app.container().training().stop(id));
    app.waitFor(id, ExperimentState.STOPPED);
    return id;
  }

  private static Matcher<View> card(String name) {
    return allOf(withId(R.id.name), withText(name), isDescendantOfA(withId(R.id.list)));
  }

  private static void open(String name) {
    App.waitFor(card(name), isDisplayed()).perform(click());
  }

  private static void delete(String name) {
    onView(withContentDescription("More for " + name)).perform(click());
    onView(withText(R.string.action_delete)).inRoot(isPlatformPopup()).perform(click());
    App.idle();
  }

  private void turn(String qualifiers) {
    RuntimeEnvironment.setQualifiers(qualifiers);
    activity.recreate();
    App.idle();
  }

  private static int left(View view) {
    int[] place = new int[2];
    view.getLocationInWindow(place);
    return place[0];
  }

  /** Which cards stand out, and say so to TalkBack; not so their buttons. */
  private void assertMarked(String... names) {
    List<String> marked = new ArrayList<>();
    for (int i = 0; i < 50 && !marked.equals(List.of(names)); i++) {
      App.idle();
      activity.onActivity(screen -> readMarked(screen.findViewById(R.id.list), marked));
    }
    assertEquals(List.of(names), marked);
  }

  private static void readMarked(RecyclerView list, List<String> marked) {
    marked.clear();
    assertTrue(list.getChildCount() > 0);
    for (int i = 0; i < list.getChildCount(); i++) {
      View card = list.getChildAt(i);
      boolean selected = card.createAccessibilityNodeInfo().isSelected();
      assertEquals(selected, card.isActivated());
      assertEquals(false, card.findViewById(R.id.more).createAccessibilityNodeInfo().isSelected());
      if (selected) {
        marked.add(((TextView) card.findViewById(R.id.name)).getText().toString());
      }
    }
  }
}
