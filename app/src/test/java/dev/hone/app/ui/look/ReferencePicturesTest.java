package dev.hone.app.ui.look;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.graphics.Bitmap;
import android.graphics.BitmapFactory;
import android.view.View;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.R;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/**
 * Screens look as they did when they were looked at: they are held against {@code
 * src/test/pictures}. A screen that was changed on purpose is drawn anew, and looked at, with
 *
 * <pre>
 * ./dev test ReferencePicturesTest -Drecord</pre>
 *
 * Where one is another, {@code target/pictures} holds what is drawn now and where it differs.
 */
@RunWith(AndroidJUnit4.class)
public class ReferencePicturesTest {
  private static final Path REFERENCES = Path.of("src", "test", "pictures");
  private static final Path NOW = Path.of("target", "pictures");
  private static final String PHONE = "w360dp-h1280dp-port-mdpi";
  private static final String TABLET = "w1280dp-h800dp-land-mdpi";
  private static final int WIDTH = 360;
  private static final int TABLET_WIDTH = 640;
  private static final int SHIFT = 5;
  private static final Set<String> SCREENS =
      Set.of("experiments", "form", "training", "comparison", "model", "settings");

  @Rule public final App app = new App();

  private final List<String> others = new ArrayList<>();
  private String look;
  private int width = WIDTH;

  @Test
  @Config(qualifiers = PHONE)
  public void light() {
    hold("light", false);
  }

  @Test
  @Config(qualifiers = "w360dp-h1280dp-port-night-mdpi")
  public void dark() {
    hold("dark", false);
  }

  @Test
  @Config(qualifiers = "zh-rCN-" + PHONE)
  public void chinese() {
    hold("chinese", false);
  }

  @Test
  @Config(qualifiers = PHONE, fontScale = 2)
  public void twiceTheFont() {
    hold("large", false);
  }

  @Test
  @Config(qualifiers = TABLET)
  public void tablet() {
    width = TABLET_WIDTH;
    hold("tablet", false);
  }

  @Test
  @Config(qualifiers = PHONE)
  public void dynamicColours() {
    hold("dynamic", true);
  }

  private void hold(String name, boolean dynamicColours) {
    look = name;
    Screens.choose(dynamicColours);
    new Screens(app, this::hold).walk();
    assertTrue("other pictures, see " + NOW.toAbsolutePath() + ": " + others, others.isEmpty());
  }

  private void hold(String screen, View root) {
    if (!SCREENS.contains(screen)) {
      return;
    }
    String name = look + "-" + screen;
    Path reference = REFERENCES.resolve(name + ".png");
    try {
      Bitmap now = Drawn.of(root, width);
      if (System.getProperty("record") != null) {
        Drawn.write(now, reference);
      }
      assertTrue("no " + reference + "; -Drecord draws it", Files.exists(reference));
      Bitmap expected = BitmapFactory.decodeFile(reference.toString());
      Likeness likeness = new Likeness(expected, now);
      if (!likeness.alike()) {
        others.add(name + ": " + likeness.misfits() + " pixels");
        Drawn.write(now, NOW.resolve(name + ".png"));
        Drawn.write(likeness.picture(), NOW.resolve(name + "-difference.png"));
      }
      if (name.equals("light-training")) {
        assertShiftedChartFails(expected, root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Five pixels to each side are another picture. */
  private void assertShiftedChartFails(Bitmap expected, View root) {
    View chart = root.findViewById(R.id.curves);
    assertTrue(chart.getHeight() > 100);
    for (int[] by : new int[][] {{SHIFT, 0}, {-SHIFT, 0}, {0, SHIFT}, {0, -SHIFT}}) {
      chart.setTranslationX(by[0]);
      chart.setTranslationY(by[1]);
      Likeness shifted = new Likeness(expected, Drawn.of(root, width));
      assertFalse(by[0] + ", " + by[1] + ": " + shifted.misfits(), shifted.alike());
    }
    chart.setTranslationX(0);
    chart.setTranslationY(0);
  }
}
