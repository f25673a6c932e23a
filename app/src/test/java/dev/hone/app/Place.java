package dev.hone.app;

import static org.junit.Assert.assertEquals;

import android.app.Activity;
import android.os.Bundle;
import androidx.navigation.NavController;
import androidx.navigation.Navigation;
import androidx.test.core.app.ActivityScenario;
import java.util.concurrent.atomic.AtomicReference;

/** Which screen of which experiment is opened. */
final class Place {
  private Place() {}

  /** Waits a moment for it; 0 where a screen is of no experiment. */
  static void assertAt(ActivityScenario<MainActivity> activity, String screen, long id) {
    AtomicReference<String> shown = new AtomicReference<>();
    for (int i = 0; i < 50 && !(screen + " " + id).equals(shown.get()); i++) {
      App.idle();
      activity.onActivity(here -> shown.set(place(here)));
    }
    assertEquals(screen + " " + id, shown.get());
  }

  private static String place(Activity activity) {
    NavController navigation = Navigation.findNavController(activity, R.id.content);
    Bundle arguments = navigation.getCurrentBackStackEntry().getArguments();
    return activity.getResources().getResourceEntryName(navigation.getCurrentDestination().getId())
        + " "
        + (arguments == null ? 0 : arguments.getLong("id"));
  }
}
