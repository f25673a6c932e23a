package dev.hone.app.ui.settings;

import static org.junit.Assert.assertEquals;

import androidx.navigation.Navigation;
import androidx.navigation.fragment.NavHostFragment;
import androidx.preference.PreferenceFragmentCompat;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** Settings say how long training has kept the phone awake. */
@RunWith(AndroidJUnit4.class)
public class AwakeTest {
  @Rule public final App app = new App();

  @Test
  public void hoursOfAllSittings_areSummed() {
    assertEquals("Not yet", summary());
    app.container().settings().addAwake(2 * 3_600_000);
    app.container().settings().addAwake(5 * 60_000);
    assertEquals("2 h 5 min in all", summary());
  }

  @Test
  @Config(qualifiers = "+zh-rCN")
  public void inChinese() {
    app.container().settings().addAwake(7_500_000);
    assertEquals("共 2 小时 5 分", summary());
  }

  private String summary() {
    String[] said = new String[1];
    try (ActivityScenario<MainActivity> activity = ActivityScenario.launch(MainActivity.class)) {
      activity.onActivity(
          screen -> Navigation.findNavController(screen, R.id.content).navigate(R.id.settings));
      App.idle();
      App.idle();
      activity.onActivity(
          screen -> {
            NavHostFragment host =
                (NavHostFragment) screen.getSupportFragmentManager().findFragmentById(R.id.content);
            PreferenceFragmentCompat settings =
                (PreferenceFragmentCompat)
                    host.getChildFragmentManager().getPrimaryNavigationFragment();
            said[0] = String.valueOf(settings.findPreference("awake").getSummary());
          });
    }
    return said[0];
  }
}
