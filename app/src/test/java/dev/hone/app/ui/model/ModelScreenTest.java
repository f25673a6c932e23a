package dev.hone.app.ui.model;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withTagValue;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.os.SystemClock;
import android.view.MotionEvent;
import android.view.View;
import android.view.ViewGroup;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.navigation.Navigation;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import com.google.android.material.slider.Slider;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.chart.DrawnSeriesView;
import dev.hone.data.table.Dataset;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.LstmFamily;
import dev.hone.nn.family.MlpFamily;
import dev.hone.spec.ExperimentSpec;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.trained.TrainedModel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.Shadows;

/** A trained model by touch; every number is held against the engine's own. */
@RunWith(AndroidJUnit4.class)
public class ModelScreenTest {
  @Rule public final App app = new App();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Context context = ApplicationProvider.getApplicationContext();
  private ActivityScenario<MainActivity> activity;
  private TrainedModel model;

  private void open(ExperimentSpec spec) {
    long id = app.train("To try", spec);
    app.waitFor(id, ExperimentState.FINISHED);
    model = app.get(() -> app.container().experiments().model(id, 0));
    activity = app.start();
    Bundle arguments = new Bundle();
    arguments.putLong(Screen.ID, id);
    arguments.putInt(Screen.ARM, 0);
    activity.onActivity(
        shown -> Navigation.findNavController(shown, R.id.content).navigate(R.id.model, arguments));
    App.waitFor(withId(R.id.result), withEffectiveVisibility(VISIBLE));
  }

  private void openIris() {
    open(Trained.spec("iris", new MlpFamily(), 8));
  }

  private void type(String column, String text) {
    onView(withTagValue(is(column))).perform(scrollTo(), replaceText(text));
  }

  private <T> T on(java.util.function.Function<MainActivity, T> question) {
    List<T> answer = new ArrayList<>();
    activity.onActivity(shown -> answer.add(question.apply(shown)));
    return answer.get(0);
  }

  /** The row of an input. */
  private View in(int column, int id) {
    return on(
        shown -> ((ViewGroup) shown.findViewById(R.id.inputs)).getChildAt(column).findViewById(id));
  }

  @Test
  public void fieldsShowWhatTrainingSaw_andSlidersChangeNothingByThemselves() {
    openIris();
    TextInputLayout field = (TextInputLayout) in(0, R.id.value);
    Slider slider = (Slider) in(0, R.id.slider);
    assertEquals("sepal_length", field.getHint().toString());
    // Of all 150 flowers, as Fisher's table has them.
    assertEquals("In training 4.3 to 7.9", field.getHelperText().toString());

    type("sepal_length", "5.1234");
    App.idle();
    assertEquals("5.1234", field.getEditText().getText().toString());
    assertEquals("5.1", place(slider));
    type("sepal_length", "99");
    App.idle();
    assertEquals("99", field.getEditText().getText().toString());
    assertEquals("7.9", place(slider));
    assertEquals(
        "Far outside training (4.3 to 7.9): the answer is a guess",
        field.getHelperText().toString());
    type("sepal_length", "5.5");
    App.idle();
    assertEquals("In training 4.3 to 7.9", field.getHelperText().toString());
    type("sepal_length", "-");
    App.waitFor(withText(R.string.error_input), withEffectiveVisibility(VISIBLE));

    // A person moves it: the field takes the place's value.
    activity.onActivity(
        shown -> {
          float x = slider.getTrackSidePadding() + slider.getTrackWidth() / 2f;
          long now = SystemClock.uptimeMillis();
          for (int action : new int[] {MotionEvent.ACTION_DOWN, MotionEvent.ACTION_UP}) {
            slider.dispatchTouchEvent(MotionEvent.obtain(now, now, action, x, 20, 0));
          }
        });
    App.idle();
    assertEquals("6.1", field.getEditText().getText().toString()); // the middle of 4.3 and 7.9
    assertNull(field.getError());
  }

  /** What the slider stands at, as it would say it. */
  private static String place(Slider slider) {
    return SliderPlaces.of(4.3, 7.9).values().get(Math.round(slider.getValue()));
  }

  @Test
  public void thePredictionFollows_andSurvivesBeingTurned() {
    openIris();
    double[] row = {6.4, 2.8, 5.6, 2.1};
    String[] columns = {"sepal_length", "sepal_width", "petal_length", "petal_width"};
    for (int i = 0; i < row.length; i++) {
      type(columns[i], Double.toString(row[i]));
    }
    var engine = model.predict(new JavaExecutor(), Dataset.withoutTargets(model.schema(), 1, row));
    int best = engine.predictedClass(0);
    String expected =
        model.schema().classNames().get(best)
            + " ("
            + Math.round(100 * engine.probability(0, best))
            + " %)";
    App.waitFor(withId(R.id.prediction), withText(expected));
    LinearLayout bars = on(shown -> shown.findViewById(R.id.probabilities));
    for (int i = 0; i < 3; i++) {
      TextView label = bars.getChildAt(i).findViewById(R.id.label);
      assertEquals(
          model.schema().classNames().get(i)
              + " ("
              + Math.round(100 * engine.probability(0, i))
              + " %)",
          label.getText().toString());
    }
    activity.recreate();
    App.waitFor(withId(R.id.prediction), withText(expected));
    onView(withTagValue(is("petal_length"))).check(matches(withText("5.6")));
  }

  @Test
  public void aSequenceIsDrawn_andThePredictionFollows() {
    open(Trained.spec("noisy-sine", new LstmFamily(), 2));
    App.waitFor(withId(R.id.prediction), withText(startsWith("value")));
    App.waitFor(withId(R.id.truth), withText(startsWith("Test row 1;")));
    onView(withId(R.id.drawn)).perform(scrollTo());
    DrawnSeriesView chart = on(shown -> shown.findViewById(R.id.drawn));
    double[] before = chart.getValues();
    assertEquals(25, before.length);
    // The drawing is the chart's third child: title, empty text, drawing.
    View plot = chart.getChildAt(2);
    activity.onActivity(
        shown -> {
          long now = SystemClock.uptimeMillis();
          float y = plot.getHeight() * 0.25f;
          int[] actions = {MotionEvent.ACTION_DOWN, MotionEvent.ACTION_MOVE, MotionEvent.ACTION_UP};
          float[] xs = {plot.getWidth() * 0.3f, plot.getWidth() * 0.9f, plot.getWidth() * 0.9f};
          for (int i = 0; i < actions.length; i++) {
            plot.dispatchTouchEvent(MotionEvent.obtain(now, now, actions[i], xs[i], y, 0));
          }
        });
    double[] drawn = chart.getValues();
    assertEquals("left of the finger nothing changes", before[0], drawn[0], 0);
    assertNotEquals(before[15], drawn[15], 1e-6);
    assertEquals("a level line", drawn[10], drawn[15], 1e-6);
    var engine =
        model.predict(new JavaExecutor(), Dataset.withoutTargets(model.schema(), 1, drawn));
    double expected = model.preprocessor().inverseTarget(engine.value(0));
    App.waitFor(
        withId(R.id.prediction),
        withText(model.schema().targetName() + " = " + Formats.number(expected)));
    onView(withId(R.id.truth))
        .check(
            matches(
                withEffectiveVisibility(
                    androidx.test.espresso.matcher.ViewMatchers.Visibility.GONE)));
    activity.recreate();
    App.waitFor(withId(R.id.drawn), withEffectiveVisibility(VISIBLE));
    DrawnSeriesView again = on(shown -> shown.findViewById(R.id.drawn));
    assertArrayEquals(drawn, again.getValues(), 0);
  }

  @Test
  public void aFileIsPredicted_andTheResultShared() throws Exception {
    openIris();
    StringBuilder text = new StringBuilder("sepal_length,sepal_width,petal_length,petal_width\n");
    double[] rows = new double[12 * 4];
    for (int i = 0; i < 12; i++) {
      double[] row = {4.5 + 0.25 * i, 2.5 + 0.1 * i, 1.25 + 0.4 * i, 0.2 + 0.15 * i};
      System.arraycopy(row, 0, rows, 4 * i, 4);
      text.append(row[0]).append(',').append(row[1]).append(',');
      text.append(row[2]).append(',').append(row[3]).append('\n');
    }
    pick("flowers.csv", text.toString());
    App.waitFor(withId(R.id.file_status), withText("flowers.csv: 12 rows predicted"));
    var engine =
        model.predict(new JavaExecutor(), Dataset.withoutTargets(model.schema(), 12, rows));
    List<List<String>> shown = table();
    assertEquals(List.of("Row", "species", "Probability"), shown.get(0));
    for (int i = 0; i < 10; i++) {
      int best = engine.predictedClass(i);
      assertEquals(
          List.of(
              Integer.toString(i + 1),
              model.schema().classNames().get(best),
              Math.round(100 * engine.probability(i, best)) + " %"),
          shown.get(i + 1));
    }
    assertEquals(List.of("…"), shown.get(11));

    onView(withId(R.id.share_predictions)).perform(scrollTo(), click());
    String[] lines =
        new String(shared("flowers predictions.csv", "text/csv"), UTF_8).split("\r?\n", -1);
    assertEquals("row,species,p(setosa),p(versicolor),p(virginica)", lines[0]);
    assertEquals(14, lines.length); // the last one is empty
    for (int i = 0; i < 12; i++) {
      String[] cells = lines[i + 1].split(",", -1);
      assertEquals(Integer.toString(i + 1), cells[0]);
      assertEquals(model.schema().classNames().get(engine.predictedClass(i)), cells[1]);
      assertEquals(engine.probability(i, 2), Double.parseDouble(cells[4]), 5e-5);
    }

    // With the truth beside it, the metric; and what cannot be used is a sentence.
    pick(
        "one.csv", "species,sepal_length,sepal_width,petal_length,petal_width\nsetosa,5,3,1,0.2\n");
    App.waitFor(withId(R.id.file_status), withText(containsString("one.csv: 1 row predicted")));
    onView(withId(R.id.file_status)).check(matches(withText(containsString("Accuracy: "))));
    pick("other.csv", "a,b\n1,2\n");
    App.waitFor(withId(R.id.file_status), withText(startsWith("other.csv")));
    onView(withId(R.id.file_status)).check(matches(withText(containsString("sepal_length"))));
    assertEquals(List.of(), table());
  }

  private void pick(String name, String text) throws IOException {
    File file = new File(folder.getRoot(), name);
    Files.writeString(file.toPath(), text);
    activity.onActivity(
        shown -> {
          ModelFragment fragment =
              (ModelFragment)
                  shown
                      .getSupportFragmentManager()
                      .findFragmentById(R.id.content)
                      .getChildFragmentManager()
                      .getPrimaryNavigationFragment();
          fragment.open(Uri.fromFile(file));
        });
  }

  private List<List<String>> table() {
    return on(
        shown -> {
          List<List<String>> rows = new ArrayList<>();
          ViewGroup table = shown.findViewById(R.id.file_rows);
          for (int i = 0; i < table.getChildCount(); i++) {
            ViewGroup row = (ViewGroup) table.getChildAt(i);
            List<String> cells = new ArrayList<>();
            for (int k = 0; k < row.getChildCount(); k++) {
              cells.add(((TextView) row.getChildAt(k)).getText().toString());
            }
            rows.add(cells);
          }
          return rows;
        });
  }

  @Test
  public void theMenuSharesFourForms() throws Exception {
    openIris();
    choose(R.string.action_share_tflite);
    TfLiteFile inference = tfLite(shared("iris none.tflite", "application/octet-stream"));
    assertEquals(List.of("infer"), signatures(inference));
    choose(R.string.action_share_tflite_training);
    TfLiteFile training = tfLite(shared("iris none training.tflite", "application/octet-stream"));
    assertTrue(signatures(training).contains("train"));
    choose(R.string.action_share_safetensors);
    Path file = folder.getRoot().toPath().resolve("model.safetensors");
    Files.write(file, shared("iris none.safetensors", "application/octet-stream"));
    TrainedModel read = TrainedModel.read(file);
    model
        .weights()
        .forEach((name, values) -> assertArrayEquals(values, read.weights().get(name), 0));
    assertEquals(KnownInput.of(model), KnownInput.of(read));
    choose(R.string.action_share_report);
    String report = new String(shared("iris.html", "text/html"), UTF_8);
    assertTrue(report.toLowerCase(java.util.Locale.ROOT).startsWith("<!doctype html>"));
  }

  private TfLiteFile tfLite(byte[] bytes) throws IOException {
    Path file = folder.newFile().toPath();
    Files.write(file, bytes);
    return TfLiteFile.read(file);
  }

  private static List<String> signatures(TfLiteFile file) {
    return new ArrayList<>(file.signatures().stream().map(s -> s.key()).toList());
  }

  private void choose(int form) {
    App.idle();
    onView(withId(R.id.action_share_model)).perform(click());
    App.idle();
    onView(withText(form)).perform(click());
  }

  private byte[] shared(String name, String type) throws Exception {
    Intent[] chooser = new Intent[1];
    app.waitUntil(
        "the share sheet",
        () -> {
          Intent next =
              Shadows.shadowOf((android.app.Application) context).getNextStartedActivity();
          chooser[0] = next == null ? chooser[0] : next;
          return chooser[0] != null;
        });
    Intent send = chooser[0].getParcelableExtra(Intent.EXTRA_INTENT, Intent.class);
    assertEquals(type, send.getType());
    Uri uri = send.getParcelableExtra(Intent.EXTRA_STREAM, Uri.class);
    assertEquals(name, uri.getLastPathSegment());
    try (InputStream in = context.getContentResolver().openInputStream(uri)) {
      return in.readAllBytes();
    }
  }

  @Test
  public void measuringIsAskedFor_andOpeningTriesNoGpu() throws Exception {
    // An attempt that is under way would be noted here, and one that came back forgotten.
    File[] before = context.getNoBackupFilesDir().listFiles();
    assertTrue(Arrays.toString(before), before.length <= 1);
    Path attempts =
        context
            .getNoBackupFilesDir()
            .toPath()
            .resolve("gpu-attempts-" + dev.hone.app.BuildConfig.VERSION_CODE);
    Files.write(attempts, new byte[] {0});
    FileTime long1 = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(attempts, long1);
    openIris();
    onView(withId(R.id.sample)).perform(scrollTo(), click());
    App.waitFor(withId(R.id.prediction), withText(containsString("%")));
    onView(withId(R.id.runtime)).check(matches(withText(R.string.runtime_explained)));
    assertEquals(long1, Files.getLastModifiedTime(attempts));
    assertEquals(1, Files.size(attempts));

    onView(withId(R.id.measure)).perform(scrollTo(), click());
    App.waitFor(
        allOf(withId(R.id.runtime), isDescendantOfA(withId(R.id.result))),
        withText(startsWith("Java kernels: ")));
    String[] lines =
        on(shown -> ((TextView) shown.findViewById(R.id.runtime)).getText().toString())
            .split("\n", -1);
    assertTrue(lines[0], lines[0].matches("Java kernels: [0-9.]+(e-0[0-9])? ms per row"));
    assertTrue(lines[1], lines[1].startsWith("TensorFlow Lite cannot be loaded"));
    assertEquals(2, lines.length);
    onView(withId(R.id.runtime)).check(matches(isDisplayed()));
    Files.delete(attempts);
  }
}
