package dev.hone.app.ui;

import static org.junit.Assert.assertTrue;

import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.os.Bundle;
import android.view.View;
import android.view.ViewGroup;
import androidx.navigation.Navigation;
import androidx.preference.PreferenceManager;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import com.google.android.material.color.MaterialColors;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Settings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/**
 * Draws the comparison and the training screen from top to bottom into {@code target/screenshots},
 * to be looked at.
 */
@RunWith(AndroidJUnit4.class)
public class WholeScreensTest {
  private static final Path FOLDER = Paths.get("target/screenshots");

  /** A picture with fewer colours is an empty screen. */
  private static final int LEAST_COLOURS = 20;

  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;

  @Test
  @Config(qualifiers = "w360dp-h640dp-port-xhdpi")
  public void normal() {
    shoot("normal");
  }

  @Test
  @Config(qualifiers = "w360dp-h640dp-port-xhdpi", fontScale = 2)
  public void twiceTheFont() {
    shoot("large");
  }

  @Test
  @Config(qualifiers = "zh-rCN-w360dp-h640dp-port-xhdpi")
  public void chinese() {
    shoot("chinese");
  }

  @Test
  @Config(qualifiers = "w360dp-h640dp-port-night-xhdpi")
  public void dark() {
    shoot("dark");
  }

  @Test
  @Config(qualifiers = "w1280dp-h800dp-land-mdpi")
  public void tablet() {
    shoot("tablet");
  }

  @Test
  @Config(qualifiers = "w320dp-h480dp-port-xhdpi")
  public void smallestPhone() {
    shoot("small");
  }

  private void shoot(String name) {
    // The wallpaper's colours of the test environment are no one's.
    PreferenceManager.getDefaultSharedPreferences(ApplicationProvider.getApplicationContext())
        .edit()
        .putBoolean(Settings.DYNAMIC_COLOR, false)
        .commit();
    ExperimentSpec moons =
        App.spec("two-moons", 60, 5, "none", "l2=0.1", "dropout=0.3", "l2=100", "batch-norm");
    long finished = app.train("Two moons", moons);
    app.waitFor(finished, ExperimentState.FINISHED);
    activity = app.start();
    go(R.id.compare, finished, name + "-whole-compare");
    long running =
        app.create(
            "Wine until decided",
            App.spec("wine", 3000, 8, "none", "l2=0.1", "l1=1").withPlan(Plan.untilDecided(8, 0)));
    app.container().training().start();
    app.waitUntil(
        "some epochs", () -> app.container().database().runs().countEpochs(running) > 16_000);
    app.run(() -> app.container().training().pause(running));
    app.waitFor(running, ExperimentState.PAUSED);
    go(R.id.watch, running, name + "-whole-training");
  }

  private void go(int destination, long id, String file) {
    Bundle arguments = new Bundle();
    arguments.putLong(Screen.ID, id);
    activity.onActivity(
        screen ->
            Navigation.findNavController(screen, R.id.content).navigate(destination, arguments));
    for (int i = 0; i < 30; i++) {
      App.idle();
    }
    activity.onActivity(
        screen -> {
          View whole = ((ViewGroup) screen.findViewById(R.id.scroll)).getChildAt(0);
          Bitmap picture =
              Bitmap.createBitmap(whole.getWidth(), whole.getHeight(), Bitmap.Config.ARGB_8888);
          picture.eraseColor(
              MaterialColors.getColor(whole, com.google.android.material.R.attr.colorSurface));
          whole.draw(new Canvas(picture));
          write(picture, FOLDER.resolve(file + ".png"));
          int[] pixels = new int[picture.getWidth() * picture.getHeight()];
          picture.getPixels(
              pixels, 0, picture.getWidth(), 0, 0, picture.getWidth(), picture.getHeight());
          assertTrue(file, Arrays.stream(pixels).distinct().count() > LEAST_COLOURS);
        });
  }

  private static void write(Bitmap picture, Path file) {
    try {
      Files.createDirectories(FOLDER);
      try (OutputStream out = Files.newOutputStream(file)) {
        picture.compress(Bitmap.CompressFormat.PNG, 100, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
