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
import androidx.navigation.NavController;
import androidx.navigation.Navigation;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What Android 16 no longer asks about: content below the bars, and Back as a gesture. */
@RunWith(AndroidJUnit4.class)
public class EdgeToEdgeTest {
  @Rule public final App app = new App();

  @Test
  public void barsCutoutAndKeyboardHideNothing() {
    ActivityScenario<MainActivity> activity = app.start();
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
    ActivityScenario<MainActivity> activity = app.start();
    activity.onActivity(
        screen -> {
          NavController navigation = Navigation.findNavController(screen, R.id.content);
          navigation.navigate(R.id.settings);
          screen.getSupportFragmentManager().executePendingTransactions();
          OnBackPressedDispatcher back = screen.getOnBackPressedDispatcher();
          assertTrue("the system would leave the app", back.hasEnabledCallbacks());

          back.dispatchOnBackStarted(at(0));
          back.dispatchOnBackProgressed(at(0.4f));
          back.dispatchOnBackCancelled();
          assertEquals(R.id.settings, shown(navigation));

          back.dispatchOnBackStarted(at(0));
          back.dispatchOnBackProgressed(at(0.9f));
          back.onBackPressed();
          assertEquals(R.id.experiments, shown(navigation));
          assertFalse("the system would not see the gesture", back.hasEnabledCallbacks());
        });
  }

  private static int shown(NavController navigation) {
    return navigation.getCurrentDestination().getId();
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
