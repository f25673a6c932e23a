package dev.hone.app.ui.reference;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import androidx.navigation.Navigation;
import androidx.navigation.fragment.NavHostFragment;
import androidx.preference.PreferenceFragmentCompat;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** The screen says what {@code docs/reference.md} says, in the app's language. */
@RunWith(AndroidJUnit4.class)
public class ReferenceTest {
  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;

  @Test
  public void settings_openIt_withEveryThingOfThePage() throws IOException {
    open();
    List<String> page = Files.readAllLines(Path.of("..", "docs", "reference.md"));
    int things = 0;
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).startsWith("### ")) {
        String name = page.get(i).substring(4, page.get(i).lastIndexOf(" (`"));
        assertShown(name + "\n" + page.get(i + 2));
        things++;
      }
    }
    assertTrue("things on the page: " + things, things > 50);
  }

  @Test
  @Config(qualifiers = "zh-rCN")
  public void chinese_saysItInChinese() {
    open();
    assertShown("批归一化\n");
    assertShown("(Ioffe and Szegedy 2015)");
    assertShown("交叉熵\n");
  }

  private void open() {
    activity = app.start();
    activity.onActivity(
        screen -> Navigation.findNavController(screen, R.id.content).navigate(R.id.settings));
    settle();
    activity.onActivity(
        screen -> {
          NavHostFragment host =
              (NavHostFragment) screen.getSupportFragmentManager().findFragmentById(R.id.content);
          PreferenceFragmentCompat settings =
              (PreferenceFragmentCompat)
                  host.getChildFragmentManager().getPrimaryNavigationFragment();
          settings.findPreference("reference").performClick();
        });
    settle();
    activity.onActivity(
        screen ->
            assertEquals(
                R.id.reference,
                Navigation.findNavController(screen, R.id.content)
                    .getCurrentDestination()
                    .getId()));
  }

  private static void settle() {
    for (int i = 0; i < 10; i++) {
      App.idle();
    }
  }

  private static void assertShown(String words) {
    onView(withId(R.id.text)).check(matches(withText(containsString(words))));
  }
}
