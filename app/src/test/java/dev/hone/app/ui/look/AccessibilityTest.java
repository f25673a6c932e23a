package dev.hone.app.ui.look;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.graphics.Color;
import android.view.View;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/**
 * Every screen keeps the {@link Rules}. They follow what Google's Accessibility Test Framework asks
 * (which could not be had): size of what is touched, words for what is heard, contrast, order.
 */
@RunWith(AndroidJUnit4.class)
public class AccessibilityTest {
  /** So high that all of a screen is drawn. */
  private static final String HIGH = "w411dp-h4000dp-port-mdpi";

  @Rule public final App app = new App();

  private final List<String> faults = new ArrayList<>();

  @Test
  @Config(qualifiers = HIGH)
  public void light() {
    walk();
  }

  @Test
  @Config(qualifiers = "w411dp-h4000dp-port-night-mdpi")
  public void dark() {
    walk();
  }

  /** With the list beside what is opened. */
  @Test
  @Config(qualifiers = "w1280dp-h4000dp-port-mdpi")
  public void wide() {
    walk();
  }

  private void walk() {
    Screens.choose(false);
    new Screens(app, (screen, root) -> faults.addAll(Rules.faults(screen, root))).walk();
    assertTrue(String.join("\n", faults), faults.isEmpty());
  }

  @Test
  @Config(qualifiers = "w411dp-h800dp-port-mdpi")
  public void whatBreaksARule_isFound() {
    Context context = ApplicationProvider.getApplicationContext();
    LinearLayout root = new LinearLayout(context);
    root.setOrientation(LinearLayout.VERTICAL);
    root.setBackgroundColor(Color.WHITE);
    TextView pale = new TextView(context);
    pale.setText("Pale");
    pale.setTextColor(0xff999999); // 2.8 : 1 on white
    root.addView(pale);
    TextView dark = new TextView(context);
    dark.setText("Dark");
    dark.setTextColor(0xff666666); // 5.7 : 1
    root.addView(dark);
    for (String name : new String[] {"Open", "Open", ""}) {
      Button button = new Button(context);
      button.setText(name);
      button.setTextColor(Color.BLACK);
      button.setBackgroundColor(Color.WHITE);
      button.setOnClickListener(view -> {});
      root.addView(button, new LinearLayout.LayoutParams(100, name.isEmpty() ? 40 : 48));
    }
    root.measure(
        View.MeasureSpec.makeMeasureSpec(400, View.MeasureSpec.EXACTLY),
        View.MeasureSpec.makeMeasureSpec(400, View.MeasureSpec.EXACTLY));
    root.layout(0, 0, 400, 400);
    dark.offsetTopAndBottom(300); // is read before what it stands below
    assertEquals(
        List.of(
            "says the same as another beside it: Open",
            "has a contrast of 2.85: ff999999 on ffffffff, \"Pale\"",
            "is read after \"Dark\", which stands below it",
            "is too small to be touched",
            "says nothing to a screen reader"),
        Rules.faults("made up", root).stream()
            .map(fault -> fault.replaceFirst("^[^(]*\\([^)]*\\) ", ""))
            .toList());
  }
}
