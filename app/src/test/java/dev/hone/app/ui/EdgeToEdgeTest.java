package dev.hone.app.ui;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.graphics.Rect;
import android.os.Bundle;
import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;
import android.widget.TextView;
import androidx.activity.BackEventCompat;
import androidx.activity.OnBackPressedDispatcher;
import androidx.core.graphics.Insets;
import androidx.core.view.ViewCompat;
import androidx.core.view.WindowInsetsCompat;
import androidx.core.widget.NestedScrollView;
import androidx.fragment.app.Fragment;
import androidx.navigation.Navigation;
import androidx.recyclerview.widget.RecyclerView;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import androidx.test.platform.app.InstrumentationRegistry;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** What Android 16 no longer asks about: content below the bars, and Back as a gesture. */
@RunWith(AndroidJUnit4.class)
public class EdgeToEdgeTest {
  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;

  @Test
  public void barsStandOverTheList_itsEndAndItsButtonStandAboveThem() {
    for (int i = 0; i < 12; i++) {
      app.create("Experiment " + i, App.spec("iris", 3, 2, "none", "l2=0.1"));
    }
    activity = app.start();
    App.waitFor(withText("Experiment 11"), isDisplayed());
    show(Insets.of(0, 50, 0, 40), Insets.NONE, 0);
    activity.onActivity(
        screen -> {
          View root = screen.findViewById(R.id.root);
          assertEquals("0 0 0 0", padding(root));
          // The bar's background goes under the status bar, its title and buttons do not.
          assertEquals(0, place(root, R.id.bar).top);
          assertEquals(50, place(root, R.id.toolbar).top);
          RecyclerView list = screen.findViewById(R.id.list);
          assertEquals(root.getHeight(), place(root, R.id.list).bottom);
          assertFalse(list.getClipToPadding());
          int margin = Math.round(16 * screen.getResources().getDisplayMetrics().density);
          assertEquals(root.getHeight() - 40 - margin, place(root, R.id.add).bottom);
          list.scrollToPosition(11);
        });
    settle();
    activity.onActivity(
        screen -> {
          View root = screen.findViewById(R.id.root);
          RecyclerView list = screen.findViewById(R.id.list);
          View last = list.getChildAt(list.getChildCount() - 1);
          assertEquals(
              "Experiment 0", ((TextView) last.findViewById(R.id.name)).getText().toString());
          assertTrue(place(root, last).bottom < place(root, R.id.add).top);
        });
  }

  @Test
  public void onItsSide_nothingStandsUnderTheCutoutOrTheThreeButtons() {
    activity = app.start();
    show(Insets.of(0, 20, 48, 0), Insets.of(30, 0, 0, 0), 0);
    activity.onActivity(
        screen -> {
          View root = screen.findViewById(R.id.root);
          for (int id : new int[] {R.id.toolbar, R.id.content}) {
            assertEquals(30, place(root, id).left);
            assertEquals(root.getWidth() - 48, place(root, id).right);
          }
          assertEquals(20, place(root, R.id.toolbar).top);
          assertEquals(root.getHeight(), place(root, R.id.content).bottom);
        });
  }

  @Test
  public void whatScrollsOnEveryScreen_goesUnderTheBarAndEndsAboveIt() {
    long id = app.train("An experiment", App.spec("two-moons", 2, 1, "none", "l2=0.1"));
    app.waitFor(id, ExperimentState.FINISHED);
    activity = app.start();
    Bundle arguments = Screen.of(id);
    arguments.putInt(Screen.ARM, 1);
    for (int screen :
        new int[] {R.id.watch, R.id.compare, R.id.model, R.id.reference, R.id.licences}) {
      go(screen, arguments);
      assertEndsAboveTheBar(screen);
    }
    go(R.id.settings, null);
    show(Insets.of(0, 50, 0, 40), Insets.NONE, 0);
    activity.onActivity(
        shown -> {
          RecyclerView list = shown.findViewById(androidx.preference.R.id.recycler_view);
          assertEquals(shown.findViewById(R.id.root).getHeight(), place(shown, list).bottom);
          assertEquals(40, list.getPaddingBottom());
          assertFalse(list.getClipToPadding());
        });
  }

  private void assertEndsAboveTheBar(int screen) {
    show(Insets.of(0, 50, 0, 40), Insets.NONE, 0);
    activity.onActivity(
        shown -> {
          ViewGroup scroll = scroll(shown);
          String name = shown.getResources().getResourceEntryName(screen);
          int height = shown.findViewById(R.id.root).getHeight();
          assertEquals(name, height, place(shown, scroll).bottom);
          assertFalse(name, scroll.getClipToPadding());
          scroll.scrollBy(0, 1_000_000);
          assertEquals(name, height - 40, place(shown, scroll.getChildAt(0)).bottom);
        });
  }

  private static ViewGroup scroll(MainActivity screen) {
    Fragment shown =
        screen
            .getSupportFragmentManager()
            .findFragmentById(R.id.content)
            .getChildFragmentManager()
            .getPrimaryNavigationFragment();
    return (ViewGroup) shown.requireView();
  }

  @Test
  public void theKeyboardHidesNeitherTheFieldThatIsTypedIntoNorTheButton() {
    activity = app.start();
    go(R.id.create, null);
    show(Insets.of(0, 50, 0, 40), Insets.NONE, 0);
    onView(withId(R.id.seeds)).perform(scrollTo());
    activity.onActivity(
        screen -> {
          View root = screen.findViewById(R.id.root);
          // The background of what stands at the bottom goes under the bar, its button does not.
          assertEquals(root.getHeight(), place(root, R.id.start_bar).bottom);
          assertTrue(place(root, R.id.start).bottom <= root.getHeight() - 40);
          // At once instead of a step for each frame, since nothing is drawn here.
          NestedScrollView scroll = screen.findViewById(R.id.scroll);
          scroll.setSmoothScrollingEnabled(false);
          EditText field = ((TextInputLayout) screen.findViewById(R.id.seeds)).getEditText();
          assertTrue(field.requestFocus());
          Rect whole = new Rect(0, 0, field.getWidth(), field.getHeight());
          field.requestRectangleOnScreen(whole, true);
          // So far down that the keyboard would stand over it.
          assertTrue(place(root, field).bottom > root.getHeight() - 600);
          assertTrue(place(root, field).bottom <= place(root, R.id.start_bar).top);
        });
    settle();
    show(Insets.of(0, 50, 0, 40), Insets.NONE, 600);
    settle();
    activity.onActivity(
        screen -> {
          View root = screen.findViewById(R.id.root);
          EditText field = ((TextInputLayout) screen.findViewById(R.id.seeds)).getEditText();
          int bar = place(root, R.id.start_bar).top;
          assertEquals(root.getHeight() - 600, place(root, R.id.start_bar).bottom);
          assertTrue(place(root, R.id.start).bottom <= root.getHeight() - 600);
          assertTrue(place(root, field) + " below " + bar, place(root, field).bottom <= bar);
          assertTrue(place(root, field).top >= place(root, R.id.bar).bottom);
        });
    show(Insets.of(0, 50, 0, 40), Insets.NONE, 0);
    activity.onActivity(
        screen ->
            assertEquals(
                screen.findViewById(R.id.root).getHeight(),
                place(screen.findViewById(R.id.root), R.id.start_bar).bottom));
  }

  @Test
  @Config(qualifiers = "w1280dp-h800dp-land-mdpi")
  public void onATablet_railAndListKeepClearOfTheBars_too() {
    app.create("An experiment", App.spec("iris", 3, 2, "none", "l2=0.1"));
    activity = app.start();
    App.waitFor(withText("An experiment"), isDisplayed());
    show(Insets.of(0, 24, 0, 32), Insets.NONE, 0);
    activity.onActivity(
        screen -> {
          View root = screen.findViewById(R.id.root);
          assertEquals(0, place(root, R.id.rail).top);
          assertEquals(root.getHeight(), place(root, R.id.rail).bottom);
          assertEquals(24, screen.findViewById(R.id.rail).getPaddingTop());
          assertEquals(24, place(root, R.id.toolbar).top);
          assertEquals(24, place(root, R.id.list_toolbar).top);
          assertEquals(root.getHeight(), place(root, R.id.list).bottom);
          assertEquals(16 + 32, screen.findViewById(R.id.list).getPaddingBottom());
        });
  }

  @Test
  public void aGestureOfBackThatIsLetGoLeavesTheScreenAndOneThatIsEndedLeadsBack() {
    activity = app.start();
    activity.onActivity(
        screen -> Navigation.findNavController(screen, R.id.content).navigate(R.id.settings));
    settle();
    begin();
    activity.onActivity(screen -> screen.getOnBackPressedDispatcher().dispatchOnBackCancelled());
    settle();
    assertEquals("settings", shown());

    begin();
    activity.onActivity(screen -> screen.getOnBackPressedDispatcher().onBackPressed());
    settle();
    assertEquals("experiments", shown());
    activity.onActivity(
        screen ->
            assertFalse(
                "the system would not see the gesture",
                screen.getOnBackPressedDispatcher().hasEnabledCallbacks()));
  }

  /** A finger moves in from the edge; each step is seen before the next. */
  private void begin() {
    activity.onActivity(
        screen -> {
          OnBackPressedDispatcher back = screen.getOnBackPressedDispatcher();
          assertTrue("the system would leave the app", back.hasEnabledCallbacks());
          back.dispatchOnBackStarted(at(0));
        });
    settle();
    activity.onActivity(
        screen -> screen.getOnBackPressedDispatcher().dispatchOnBackProgressed(at(0.4f)));
    settle();
  }

  /** What the gesture left to the main thread is done. */
  private static void settle() {
    InstrumentationRegistry.getInstrumentation().waitForIdleSync();
  }

  /** The destination that navigation names, whose view is on the screen. */
  private String shown() {
    AtomicReference<String> name = new AtomicReference<>();
    activity.onActivity(
        screen -> {
          int destination =
              Navigation.findNavController(screen, R.id.content).getCurrentDestination().getId();
          Fragment visible =
              screen
                  .getSupportFragmentManager()
                  .findFragmentById(R.id.content)
                  .getChildFragmentManager()
                  .getPrimaryNavigationFragment();
          assertTrue(visible + " is not shown", visible.isResumed());
          name.set(screen.getResources().getResourceEntryName(destination));
          assertEquals(
              name.get(),
              visible.getClass().getSimpleName().replace("Fragment", "").toLowerCase(Locale.ROOT));
        });
    return name.get();
  }

  private static BackEventCompat at(float progress) {
    return new BackEventCompat(0, 100, progress, BackEventCompat.EDGE_LEFT);
  }

  private void go(int screen, Bundle arguments) {
    activity.onActivity(
        shown -> Navigation.findNavController(shown, R.id.content).navigate(screen, arguments));
    for (int i = 0; i < 20; i++) {
      App.idle();
    }
  }

  /** The system says where its bars, the cutout and the keyboard are. */
  private void show(Insets bars, Insets cutout, int keyboard) {
    activity.onActivity(
        screen ->
            ViewCompat.dispatchApplyWindowInsets(
                screen.findViewById(R.id.root),
                new WindowInsetsCompat.Builder()
                    .setInsets(WindowInsetsCompat.Type.systemBars(), bars)
                    .setInsets(WindowInsetsCompat.Type.displayCutout(), cutout)
                    .setInsets(WindowInsetsCompat.Type.ime(), Insets.of(0, 0, 0, keyboard))
                    .build()));
    settle();
  }

  private static Rect place(View root, int id) {
    return place(root, root.findViewById(id));
  }

  private static Rect place(MainActivity screen, View view) {
    return place(screen.<View>findViewById(R.id.root), view);
  }

  /** Where a view stands in the window's root. */
  private static Rect place(View root, View view) {
    Rect place = new Rect(0, 0, view.getWidth(), view.getHeight());
    ((ViewGroup) root).offsetDescendantRectToMyCoords(view, place);
    return place;
  }

  private static String padding(View view) {
    return view.getPaddingLeft()
        + " "
        + view.getPaddingTop()
        + " "
        + view.getPaddingRight()
        + " "
        + view.getPaddingBottom();
  }
}
