package dev.hone.app.ui.compare;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.Espresso.pressBack;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.hamcrest.CoreMatchers.allOf;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.widget.TableLayout;
import android.widget.TableRow;
import android.widget.TextView;
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
import java.util.function.ToDoubleFunction;
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
  private static final int REPEATS = 5;
  private static final double MARGIN = 0.01;

  @Rule public final App app = new App();

  private Comparison comparison;
  private ActivityScenario<MainActivity> activity;

  @Test
  public void everyCell_isWhatTheRunsGive_andEveryRowOpensItsModel() {
    long id = app.train("To read", App.spec("two-moons", 30, REPEATS, ARMS.toArray(new String[0])));
    app.waitFor(id, ExperimentState.FINISHED);
    comparison = app.get(() -> app.container().experiments().comparison(id));
    activity = app.start();
    App.waitFor(withText("To read"), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.table), isEnabled());

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

    // By accuracy, the best first; then each row opens its own model.
    onView(allOf(withText("Test accuracy"), isDescendantOfA(withId(R.id.table))))
        .perform(scrollTo(), click());
    List<String> sorted =
        ARMS.stream()
            .sorted(Comparator.comparingDouble(arm -> -mean(values(arm, RunResult::testMetric))))
            .collect(Collectors.toList());
    List<String> rows =
        table().stream().skip(1).map(row -> row.get(0)).collect(Collectors.toList());
    assertEquals(
        sorted.stream()
            .map(arm -> mean(values(arm, RunResult::testMetric)))
            .collect(Collectors.toList()),
        rows.stream()
            .map(arm -> mean(values(arm, RunResult::testMetric)))
            .collect(Collectors.toList()));
    for (int row = 0; row < rows.size(); row++) {
      int place = row + 1;
      activity.onActivity(
          opened ->
              ((TableLayout) opened.findViewById(R.id.table)).getChildAt(place).performClick());
      App.waitFor(withId(R.id.name), withText(rows.get(row)));
      pressBack();
      App.waitFor(withId(R.id.table), isEnabled());
    }
  }

  private List<String> expected(String arm) {
    double[] accuracy = values(arm, RunResult::testMetric);
    double[] base = values("none", RunResult::testMetric);
    List<String> cells = new ArrayList<>();
    cells.add(arm);
    double alone = TDistribution.of(REPEATS - 1).inverseSurvivalProbability(0.025);
    double half = alone * error(accuracy);
    String interval =
        String.format(
            Locale.ROOT,
            "%.1f %% [%.1f, %.1f]",
            100 * mean(accuracy),
            100 * Math.max(0, mean(accuracy) - half),
            100 * Math.min(1, mean(accuracy) + half));
    boolean baseline = arm.equals("none");
    double[] difference = minus(accuracy, base);
    cells.add(baseline ? "baseline" : verdict(difference, MARGIN, 1, "1 point"));
    cells.add(interval);
    cells.add(baseline ? "–" : difference(difference));
    cells.add(baseline ? "–" : chances(difference));
    double[] losses = values("none", RunResult::testLoss);
    cells.add(
        baseline
            ? "–"
            : verdict(
                minus(values(arm, RunResult::testLoss), losses), 0.01 * mean(losses), -1, "1 %"));
    cells.add(points(mean(values(arm, run -> run.trainMetric() - run.testMetric()))));
    cells.add(
        String.format(Locale.ROOT, "%.1f %%", 100 * mean(values(arm, RunResult::nearZeroShare))));
    cells.add(String.format(Locale.ROOT, "%.2f s", mean(values(arm, RunResult::seconds))));
    return cells;
  }

  /** Half of an interval that holds for both arms together: Bonferroni, below twenty repeats. */
  private static double half(double[] difference) {
    double level = 0.05 / (ARMS.size() - 1);
    return TDistribution.of(REPEATS - 1).inverseSurvivalProbability(level / 2) * error(difference);
  }

  private static String verdict(double[] difference, double margin, int sign, String written) {
    double low = sign * mean(difference) - half(difference);
    double high = sign * mean(difference) + half(difference);
    assertTrue("a spread", error(difference) > 0);
    if (low > margin) {
      return "better by more than " + written;
    }
    if (high < -margin) {
      return "worse by more than " + written;
    }
    if (low > -margin && high < margin) {
      return low > 0
          ? "better, by less than " + written
          : high < 0 ? "worse, by less than " + written : "practically the same";
    }
    return low > 0 ? "better" : high < 0 ? "worse" : "cannot say yet";
  }

  private static String difference(double[] difference) {
    return points(mean(difference))
        + " points ["
        + points(mean(difference) - half(difference))
        + ", "
        + points(mean(difference) + half(difference))
        + "]";
  }

  private static String chances(double[] difference) {
    TDistribution t = TDistribution.of(REPEATS - 1);
    double better = t.survivalProbability((MARGIN - mean(difference)) / error(difference));
    double worse = t.cumulativeProbability((-MARGIN - mean(difference)) / error(difference));
    long b = Math.round(100 * better);
    long w = Math.round(100 * worse);
    String said = verdict(difference, MARGIN, 1, "m");
    boolean marked =
        (better > 0.95 && !said.equals("better") && !said.equals("better by more than m"))
            || (worse > 0.95 && !said.equals("worse") && !said.equals("worse by more than m"))
            || (1 - better - worse > 0.95 && !said.contains("same") && !said.contains("less"));
    return b + " · " + (100 - b - w) + " · " + w + (marked ? " *" : "");
  }

  private static String points(double difference) {
    String text = String.format(Locale.ROOT, "%+.1f", 100 * difference).replace('-', '−');
    return text.equals("+0.0") || text.equals("−0.0") ? "0.0" : text;
  }

  private double[] values(String arm, ToDoubleFunction<RunResult> measure) {
    return comparison.runs().stream()
        .filter(run -> run.arm().equals(arm))
        .mapToDouble(measure)
        .toArray();
  }

  private static double[] minus(double[] a, double[] b) {
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = a[i] - b[i];
    }
    return result;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double error(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += Math.pow(value - mean(values), 2);
    }
    return Math.sqrt(squares / (values.length - 1) / values.length);
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
