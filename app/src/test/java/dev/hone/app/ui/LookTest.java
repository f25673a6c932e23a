package dev.hone.app.ui;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.res.Configuration;
import android.os.Bundle;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import androidx.core.graphics.ColorUtils;
import androidx.navigation.Navigation;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import com.google.android.material.color.MaterialColors;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** Large fonts, languages, themes: nothing is cut off, everything can be read and touched. */
@RunWith(AndroidJUnit4.class)
public class LookTest {
  /** The least height of what is touched, in dp, as Material asks. */
  private static final int TOUCH = 48;

  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;
  private final List<String> faults = new ArrayList<>();

  @Test
  @Config(fontScale = 2)
  public void nothingIsCutOffAtTwiceTheFont() {
    walk();
  }

  @Test
  @Config(qualifiers = "w320dp-h640dp-port-hdpi", fontScale = 1.3f)
  public void nothingIsCutOffOnASmallPhone() {
    walk();
  }

  @Test
  @Config(qualifiers = "zh-rCN-w411dp-h891dp-port-xhdpi", fontScale = 1.5f)
  public void chinese() {
    activity = app.start();
    onView(withId(R.id.first)).check(matches(withText("运行第一个实验")));
    walk();
  }

  @Test
  @Config(qualifiers = "+night")
  public void dark() {
    activity = app.start();
    activity.onActivity(
        screen -> {
          assertEquals(
              Configuration.UI_MODE_NIGHT_YES,
              screen.getResources().getConfiguration().uiMode & Configuration.UI_MODE_NIGHT_MASK);
          View root = screen.findViewById(R.id.root);
          int surface =
              MaterialColors.getColor(root, com.google.android.material.R.attr.colorSurface);
          int text =
              MaterialColors.getColor(root, com.google.android.material.R.attr.colorOnSurface);
          assertTrue(ColorUtils.calculateLuminance(surface) < 0.1);
          assertTrue(ColorUtils.calculateContrast(text, surface) > 7);
        });
  }

  /** Looks at every screen with content. */
  private void walk() {
    if (activity == null) {
      activity = app.start();
    }
    App.waitFor(withId(R.id.empty), withEffectiveVisibility(VISIBLE));
    look("experiments, empty");
    long id =
        app.train("An experiment", App.spec("two-moons", 20, 2, "none", "label-smoothing=0.2"));
    app.waitFor(id, ExperimentState.FINISHED);
    App.waitFor(withText("An experiment"), withEffectiveVisibility(VISIBLE));
    look("experiments");
    Bundle arguments = new Bundle();
    arguments.putLong(Screen.ID, id);
    arguments.putInt(Screen.ARM, 1);
    int[] screens = {
      R.id.create,
      R.id.data,
      R.id.watch,
      R.id.compare,
      R.id.model,
      R.id.settings,
      R.id.reference,
      R.id.licences
    };
    for (int screen : screens) {
      activity.onActivity(
          shown -> Navigation.findNavController(shown, R.id.content).navigate(screen, arguments));
      for (int i = 0; i < 20; i++) {
        App.idle();
      }
      activity.onActivity(shown -> look(shown.getResources().getResourceEntryName(screen)));
    }
    assertTrue(String.join("\n", faults), faults.isEmpty());
  }

  private void look(String screen) {
    activity.onActivity(shown -> look(screen, shown.findViewById(R.id.root)));
  }

  private void look(String screen, View view) {
    if (view.getVisibility() != View.VISIBLE) {
      return;
    }
    if (view instanceof TextView text && text.getLayout() != null && text.length() > 0) {
      for (int line = 0; line < text.getLayout().getLineCount(); line++) {
        if (text.getLayout().getEllipsisCount(line) > 0) {
          faults.add(screen + ": \"" + text.getText() + "\" is cut short");
        }
      }
      int room = text.getHeight() - text.getCompoundPaddingTop() - text.getCompoundPaddingBottom();
      if (text.getLayout().getHeight() > room + text.getLineHeight() / 3
          && !(text instanceof android.widget.EditText)) {
        faults.add(screen + ": \"" + text.getText() + "\" is cut off below");
      }
    }
    boolean inTable = view.getParent() instanceof android.widget.TableRow;
    float density = view.getResources().getDisplayMetrics().density;
    if (view.isClickable()
        && view.isShown()
        && !inTable
        && view.getHeight() > 0
        && view.getHeight() < Math.round(TOUCH * density) - 1
        && view.getTouchDelegate() == null
        && !view.getClass().getName().contains("Chip")) {
      faults.add(screen + ": " + view + " is only " + view.getHeight() / density + " dp high");
    }
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        look(screen, group.getChildAt(i));
      }
    }
  }
}
