package dev.hone.app.ui;

import static org.junit.Assert.assertTrue;

import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.os.Bundle;
import android.view.View;
import androidx.navigation.Navigation;
import androidx.preference.PreferenceManager;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import com.google.android.material.bottomsheet.BottomSheetDialog;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Settings;
import dev.hone.nn.family.MlpFamily;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.TrainingSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowDialog;

/** Draws every screen with real content into {@code target/screenshots}, to be looked at. */
@RunWith(AndroidJUnit4.class)
public class ScreenshotTest {
  private static final Path FOLDER = Paths.get("target/screenshots");

  /** A picture with fewer colours is an empty screen. */
  private static final int LEAST_COLOURS = 20;

  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;
  private String prefix;

  @Test
  public void phoneLight() {
    shoot("phone-light");
  }

  @Test
  @Config(qualifiers = "+night")
  public void phoneDark() {
    shoot("phone-dark");
  }

  @Test
  @Config(qualifiers = "zh-rCN-w411dp-h891dp-port-xhdpi")
  public void chinese() {
    shoot("chinese");
  }

  @Test
  @Config(qualifiers = "w1280dp-h800dp-land-mdpi")
  public void tabletLandscape() {
    shoot("tablet");
  }

  private void shoot(String name) {
    prefix = name;
    // The wallpaper's colours of the test environment are no one's.
    PreferenceManager.getDefaultSharedPreferences(ApplicationProvider.getApplicationContext())
        .edit()
        .putBoolean(Settings.DYNAMIC_COLOR, false)
        .commit();
    activity = app.start();
    picture("experiments-empty");

    long moons = create("Two moons", spec("two-moons", 60, 3));
    app.container().training().start();
    app.waitFor(moons, ExperimentState.FINISHED);
    long wine = create("Wine cultivars", spec("wine", 4000, 2));
    app.container().training().start();
    app.waitUntil(
        "epochs of every setting",
        () -> app.container().database().runs().countEpochs(wine) > 3000);
    app.get(
        () -> {
          app.container().training().pause(wine);
          return null;
        });
    app.waitFor(wine, ExperimentState.PAUSED);
    long waiting = create("Iris, later", spec("iris", 10, 2));
    app.get(
        () -> {
          app.container().training().stop(waiting);
          return null;
        });

    picture("experiments");
    go(R.id.create, null);
    settle(60);
    picture("create");
    go(R.id.data, null);
    settle(30);
    picture("data");
    go(R.id.watch, id(wine));
    settle(30);
    picture("training");
    go(R.id.compare, id(moons));
    settle(30);
    picture("compare");
    Bundle model = id(moons);
    model.putInt(Screen.ARM, 1);
    go(R.id.model, model);
    settle(60);
    activity.onActivity(screen -> screen.findViewById(R.id.sample).performClick());
    settle(30);
    picture("model");
    dialog();
    // The same on every machine.
    Settings settings = app.container().settings();
    settings.addAwake(7_500_000 - settings.awakeMillis());
    go(R.id.settings, null);
    settle(30);
    picture("settings");
    go(R.id.reference, null);
    settle(20);
    picture("reference");
  }

  /** The setting's dialog, which has a window of its own. */
  private void dialog() {
    go(R.id.create, null);
    settle(30);
    activity.onActivity(screen -> screen.findViewById(R.id.add_arm).performClick());
    settle(10);
    BottomSheetDialog shown = (BottomSheetDialog) ShadowDialog.getLatestDialog();
    write(shown.getWindow().getDecorView(), FOLDER.resolve(prefix + "-setting.png"));
    shown.dismiss();
  }

  private long create(String name, ExperimentSpec spec) {
    return app.get(
        () -> app.container().experiments().create(name, null, spec, System.currentTimeMillis()));
  }

  private static ExperimentSpec spec(String data, int epochs, int repeats) {
    List<Arm> arms =
        Stream.of("none", "l2=0.1", "dropout=0.3", "early-stopping=10")
            .map(Arm::parse)
            .collect(Collectors.toList());
    return new ExperimentSpec(
        DataSettings.of(data),
        Defaults.model(new MlpFamily()),
        TrainingSettings.defaults().withEpochs(epochs),
        arms,
        repeats,
        1);
  }

  private static Bundle id(long id) {
    Bundle arguments = new Bundle();
    arguments.putLong(Screen.ID, id);
    return arguments;
  }

  private void go(int destination, Bundle arguments) {
    activity.onActivity(
        screen ->
            Navigation.findNavController(screen, R.id.content).navigate(destination, arguments));
  }

  private static void settle(int times) {
    for (int i = 0; i < times; i++) {
      App.idle();
    }
  }

  private void picture(String screen) {
    settle(5);
    activity.onActivity(
        shown ->
            write(
                shown.getWindow().getDecorView(), FOLDER.resolve(prefix + "-" + screen + ".png")));
  }

  private static void write(View root, Path file) {
    Bitmap picture =
        Bitmap.createBitmap(root.getWidth(), root.getHeight(), Bitmap.Config.ARGB_8888);
    root.draw(new Canvas(picture));
    try {
      Files.createDirectories(FOLDER);
      try (OutputStream out = Files.newOutputStream(file)) {
        picture.compress(Bitmap.CompressFormat.PNG, 100, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertTrue(file + " is empty", colours(picture) >= LEAST_COLOURS);
  }

  private static long colours(Bitmap picture) {
    int[] pixels = new int[picture.getWidth() * picture.getHeight()];
    picture.getPixels(pixels, 0, picture.getWidth(), 0, 0, picture.getWidth(), picture.getHeight());
    return java.util.Arrays.stream(pixels).distinct().count();
  }
}
