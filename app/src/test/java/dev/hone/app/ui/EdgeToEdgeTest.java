package dev.hone.app.ui;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.view.View;
import androidx.activity.BackEventCompat;
import androidx.activity.OnBackPressedDispatcher;
import androidx.core.graphics.Insets;
import androidx.core.view.ViewCompat;
import androidx.core.view.WindowInsetsCompat;
import androidx.fragment.app.Fragment;
import androidx.navigation.Navigation;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import androidx.test.platform.app.InstrumentationRegistry;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What Android 16 no longer asks about: content below the bars, and Back as a gesture. */
@RunWith(AndroidJUnit4.class)
public class EdgeToEdgeTest {
  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;

  @Test
  public void barsCutoutAndKeyboardHideNothing() {
    activity = app.start();
    activity.onActivity(
        screen -> {
          View root = screen.findViewById(R.id.root);
          show(root, Insets.of(0, 50, 0, 40), Insets.of(30, 0, 0, 0), Insets.NONE);
          assertEquals("30 50 0 40", padding(root));
          show(root, Insets.of(0, 50, 0, 40), Insets.NONE, Insets.of(0, 0, 0, 600));
          assertEquals("0 50 0 600", padding(root));
          // On its side, with the bar at the right.
          show(root, Insets.of(0, 20, 48, 0), Insets.of(30, 0, 0, 0), Insets.NONE);
          assertEquals("30 20 48 0", padding(root));
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

  private static void show(View root, Insets bars, Insets cutout, Insets keyboard) {
    ViewCompat.dispatchApplyWindowInsets(
        root,
        new WindowInsetsCompat.Builder()
            .setInsets(WindowInsetsCompat.Type.systemBars(), bars)
            .setInsets(WindowInsetsCompat.Type.displayCutout(), cutout)
            .setInsets(WindowInsetsCompat.Type.ime(), keyboard)
            .build());
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
