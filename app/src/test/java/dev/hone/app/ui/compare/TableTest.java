package dev.hone.app.ui.compare;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.Espresso.pressBack;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.hamcrest.CoreMatchers.allOf;
import static org.junit.Assert.assertEquals;

import android.widget.TableLayout;
import android.widget.TableRow;
import android.widget.TextView;
import androidx.core.view.ViewCompat;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.compare.Comparison;
import dev.hone.trained.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * Every cell of the results, read off the screen and worked out from the runs by the formulas of
 * docs/statistics.md for fresh data; and that a touch opens the model of the row.
 */
@RunWith(AndroidJUnit4.class)
public class TableTest {
  private static final List<String> ARMS = List.of("none", "l2=0.1", "l1=1");
  private static final Map<String, String> TITLES =
      Map.of("none", "No regularisation", "l2=0.1", "L2 0.1", "l1=1", "L1 1");
  private static final int REPEATS = 5;

  @Rule public final App app = new App();

  private ExpectedFigures figures;
  private ActivityScenario<MainActivity> activity;

  @Test
  public void everyCell_isWhatTheRunsGive_andEveryRowOpensItsModel() {
    long id = app.train("To read", App.spec("two-moons", 30, REPEATS, ARMS.toArray(new String[0])));
    app.waitFor(id, ExperimentState.FINISHED);
    Comparison comparison = app.get(() -> app.container().experiments().comparison(id));
    figures = new ExpectedFigures(comparison, "none", ARMS.size() - 1, REPEATS);
    activity = app.start();
    App.waitFor(withText("To read"), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.result), withEffectiveVisibility(VISIBLE));

    List<List<String>> shown = table();
    assertEquals(
        List.of(
            "Variant ▲",
            "Verdict",
            "Test accuracy",
            "Difference",
            "Better · same · worse, %",
            "By loss",
            "Overfitting gap",
            "Near zero",
            "Time a run"),
        shown.get(0));
    for (int arm = 0; arm < ARMS.size(); arm++) {
      assertEquals(expected(ARMS.get(arm)), shown.get(1 + arm));
    }

    assertEquals("sorted, smallest or first on top", spokenOrder("Variant"));
    assertEquals("", spokenOrder("Test accuracy"));

    // By accuracy, the best first; then each row opens its own model.
    onView(allOf(withText("Test accuracy"), isDescendantOfA(withId(R.id.table))))
        .perform(scrollTo(), click());
    assertEquals("sorted, largest or last on top", spokenOrder("Test accuracy"));
    assertEquals("", spokenOrder("Variant"));
    List<String> sorted =
        ARMS.stream()
            .sorted(
                Comparator.comparingDouble(
                    arm -> -ExpectedFigures.mean(figures.values(arm, RunResult::testMetric))))
            .collect(Collectors.toList());
    List<String> rows =
        table().stream().skip(1).map(row -> arm(row.get(0))).collect(Collectors.toList());
    assertEquals(
        sorted.stream()
            .map(arm -> ExpectedFigures.mean(figures.values(arm, RunResult::testMetric)))
            .collect(Collectors.toList()),
        rows.stream()
            .map(arm -> ExpectedFigures.mean(figures.values(arm, RunResult::testMetric)))
            .collect(Collectors.toList()));
    for (int row = 0; row < rows.size(); row++) {
      int place = row + 1;
      activity.onActivity(
          opened ->
              ((TableLayout) opened.findViewById(R.id.table)).getChildAt(place).performClick());
      App.waitFor(withId(R.id.name), withText(TITLES.get(rows.get(row))));
      pressBack();
      App.waitFor(withId(R.id.result), withEffectiveVisibility(VISIBLE));
    }
  }

  private static String arm(String title) {
    return ARMS.stream().filter(arm -> TITLES.get(arm).equals(title)).findFirst().get();
  }

  private List<String> expected(String arm) {
    double[] accuracy = figures.values(arm, RunResult::testMetric);
    double[] base = figures.values("none", RunResult::testMetric);
    List<String> cells = new ArrayList<>();
    cells.add(TITLES.get(arm));
    double alone = TDistribution.of(REPEATS - 1).inverseSurvivalProbability(0.025);
    double half = alone * ExpectedFigures.error(accuracy);
    String interval =
        String.format(
            Locale.ROOT,
            "%.1f %% [%.1f, %.1f]",
            100 * ExpectedFigures.mean(accuracy),
            100 * Math.max(0, ExpectedFigures.mean(accuracy) - half),
            100 * Math.min(1, ExpectedFigures.mean(accuracy) + half));
    boolean baseline = arm.equals("none");
    double[] difference = ExpectedFigures.minus(accuracy, base);
    cells.add(baseline ? "baseline" : figures.verdict(arm));
    cells.add(interval);
    cells.add(baseline ? "–" : figures.differenceWords(difference));
    cells.add(baseline ? "–" : figures.chances(difference));
    double[] losses = figures.values("none", RunResult::testLoss);
    cells.add(
        baseline
            ? "–"
            : figures.verdict(
                ExpectedFigures.minus(figures.values(arm, RunResult::testLoss), losses),
                0.01 * ExpectedFigures.mean(losses),
                -1,
                "1 %"));
    cells.add(
        ExpectedFigures.points(
                ExpectedFigures.mean(
                    figures.values(arm, run -> run.trainMetric() - run.testMetric())))
            + " points");
    cells.add(
        String.format(
            Locale.ROOT,
            "%.1f %%",
            100 * ExpectedFigures.mean(figures.values(arm, RunResult::nearZeroShare))));
    cells.add(
        String.format(
            Locale.ROOT, "%.2f s", ExpectedFigures.mean(figures.values(arm, RunResult::seconds))));
    return cells;
  }

  /** What TalkBack adds to a heading. */
  private String spokenOrder(String heading) {
    String[] spoken = {""};
    activity.onActivity(
        opened -> {
          TableRow cells = (TableRow) ((TableLayout) opened.findViewById(R.id.table)).getChildAt(0);
          for (int i = 0; i < cells.getChildCount(); i++) {
            TextView cell = (TextView) cells.getChildAt(i);
            CharSequence state = ViewCompat.getStateDescription(cell);
            if (cell.getText().toString().startsWith(heading) && state != null) {
              spoken[0] = state.toString();
            }
          }
        });
    return spoken[0];
  }

  private List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    activity.onActivity(
        opened -> {
          TableLayout table = opened.findViewById(R.id.table);
          for (int row = 0; row < table.getChildCount(); row++) {
            TableRow cells = (TableRow) table.getChildAt(row);
            List<String> texts = new ArrayList<>();
            for (int cell = 0; cell < cells.getChildCount(); cell++) {
              texts.add(((TextView) cells.getChildAt(cell)).getText().toString());
            }
            rows.add(texts);
          }
        });
    return rows;
  }
}
