package dev.hone.app.ui.model;

import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertTrue;

import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.net.Uri;
import android.os.Bundle;
import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;
import androidx.navigation.Navigation;
import androidx.preference.PreferenceManager;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.espresso.matcher.ViewMatchers;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import com.google.android.material.color.MaterialColors;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Settings;
import dev.hone.app.ui.Screen;
import dev.hone.nn.family.Family;
import dev.hone.nn.family.LstmFamily;
import dev.hone.nn.family.MlpFamily;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** Draws the whole length of the model screen into {@code target/screenshots}, to be looked at. */
@RunWith(AndroidJUnit4.class)
public class ModelPicturesTest {
  private static final Path FOLDER = Paths.get("target/screenshots");

  @Rule public final App app = new App();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private ActivityScenario<MainActivity> activity;

  @Test
  public void light() throws Exception {
    shoot("light");
  }

  @Test
  @Config(qualifiers = "+night")
  public void dark() throws Exception {
    shoot("dark");
  }

  @Test
  @Config(qualifiers = "zh-rCN-w411dp-h891dp-port-xhdpi")
  public void chinese() throws Exception {
    shoot("chinese");
  }

  @Test
  @Config(fontScale = 2)
  public void twiceTheFont() throws Exception {
    shoot("font200");
  }

  @Test
  @Config(qualifiers = "w1280dp-h800dp-land-mdpi")
  public void tablet() throws Exception {
    shoot("tablet");
  }

  private void shoot(String name) throws Exception {
    PreferenceManager.getDefaultSharedPreferences(ApplicationProvider.getApplicationContext())
        .edit()
        .putBoolean(Settings.DYNAMIC_COLOR, false)
        .commit();
    activity = app.start();
    open("iris", new MlpFamily());
    activity.onActivity(shown -> shown.findViewById(R.id.sample).performClick());
    App.waitFor(withId(R.id.prediction), withEffectiveVisibility(VISIBLE));
    File file = new File(folder.getRoot(), "flowers.csv");
    StringBuilder rows =
        new StringBuilder("sepal_length,sepal_width,petal_length,petal_width,species\n");
    for (int i = 0; i < 14; i++) {
      rows.append(4.5 + 0.25 * i).append(",3,").append(1.25 + 0.4 * i).append(",1.5,setosa\n");
    }
    Files.writeString(file.toPath(), rows.append("60,3,1,1,setosa\n").toString());
    activity.onActivity(
        shown -> {
          ((EditText) shown.findViewById(R.id.inputs).findViewWithTag("petal_width")).setText("9");
          ModelFragment fragment =
              (ModelFragment)
                  shown
                      .getSupportFragmentManager()
                      .findFragmentById(R.id.content)
                      .getChildFragmentManager()
                      .getPrimaryNavigationFragment();
          fragment.open(Uri.fromFile(file));
        });
    App.waitFor(withId(R.id.file_status), ViewMatchers.withText(containsString("15")));
    picture("model-table-" + name);
    open("noisy-sine", new LstmFamily());
    App.waitFor(withId(R.id.prediction), withEffectiveVisibility(VISIBLE));
    picture("model-sequence-" + name);
  }

  private void open(String data, Family family) {
    long id = app.train(data, Trained.spec(data, family, 20));
    app.waitFor(id, ExperimentState.FINISHED);
    Bundle arguments = new Bundle();
    arguments.putLong(Screen.ID, id);
    arguments.putInt(Screen.ARM, 0);
    activity.onActivity(
        shown -> Navigation.findNavController(shown, R.id.content).navigate(R.id.model, arguments));
    App.waitFor(withId(R.id.result), withEffectiveVisibility(VISIBLE));
  }

  private void picture(String name) {
    for (int i = 0; i < 10; i++) {
      App.idle();
    }
    activity.onActivity(
        shown -> {
          View page = ((ViewGroup) shown.findViewById(R.id.scroll)).getChildAt(0);
          View top = shown.findViewById(R.id.toolbar);
          Bitmap bitmap =
              Bitmap.createBitmap(
                  page.getWidth(), top.getHeight() + page.getHeight(), Bitmap.Config.ARGB_8888);
          Canvas canvas = new Canvas(bitmap);
          canvas.drawColor(
              MaterialColors.getColor(page, com.google.android.material.R.attr.colorSurface));
          top.draw(canvas);
          canvas.translate(0, top.getHeight());
          page.draw(canvas);
          write(bitmap, FOLDER.resolve(name + ".png"));
        });
  }

  private static void write(Bitmap bitmap, Path file) {
    try {
      Files.createDirectories(FOLDER);
      try (OutputStream out = Files.newOutputStream(file)) {
        bitmap.compress(Bitmap.CompressFormat.PNG, 100, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int[] pixels = new int[bitmap.getWidth() * bitmap.getHeight()];
    bitmap.getPixels(pixels, 0, bitmap.getWidth(), 0, 0, bitmap.getWidth(), bitmap.getHeight());
    assertTrue(
        file + " is empty", java.util.Arrays.stream(pixels).distinct().limit(50).count() == 50);
  }
}
