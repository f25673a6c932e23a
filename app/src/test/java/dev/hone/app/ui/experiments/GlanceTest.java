package dev.hone.app.ui.experiments;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import dev.hone.app.App;
import dev.hone.app.data.CurvePoint;
import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import dev.hone.stats.Verdict;
import dev.hone.trained.RunResult;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

/** What a card of the list shows, worked out from the runs by other code. */
public class GlanceTest {
  @Test
  public void figureIsOfTheArmThatIsToldToBeBetter() {
    // Nothing learns wine while l1=1 holds all weights at zero: the baseline is far better.
    Comparison result = App.compare(App.spec("wine", 30, 5, "l1=1", "none"));
    assertEquals(Verdict.BETTER_BY_MORE, result.arms().get(1).metricComparison().verdict());
    assertEquals(
        "No regularisation: accuracy " + percent(result, "none"),
        Glance.of(List.of(), result).figure().in(Language.EN));
  }

  @Test
  public void whereNoneIsBetter_theBaselineIsShown() {
    Comparison result = App.compare(App.spec("wine", 30, 5, "none", "l1=1"));
    assertEquals(Verdict.WORSE_BY_MORE, result.arms().get(1).metricComparison().verdict());
    assertEquals(
        "No regularisation: accuracy " + percent(result, "none"),
        Glance.of(List.of(), result).figure().in(Language.EN));
    assertEquals(
        "无正则化：准确率 " + percent(result, "none").replace(" %", "%"),
        Glance.of(List.of(), result).figure().in(Language.ZH));
  }

  private static String percent(Comparison result, String arm) {
    double mean =
        result.runs().stream()
            .filter(run -> run.arm().equals(arm))
            .mapToDouble(RunResult::testMetric)
            .average()
            .getAsDouble();
    return String.format(Locale.ROOT, "%.1f %%", 100 * mean);
  }

  @Test
  public void curvesAreOfValidationRowsWhereThereAreAny() {
    Glance glance =
        Glance.of(List.of(point(0, 3.0, 2.0), point(0, 2.0, 1.5), point(2, 4.0, null)), null);
    assertNull(glance.figure());
    assertEquals(3, glance.curves().size());
    assertArrayEquals(new double[] {2, 1.5}, glance.curves().get(0), 0);
    assertArrayEquals(new double[0], glance.curves().get(1), 0);
    assertArrayEquals(new double[] {4}, glance.curves().get(2), 0);
  }

  private static CurvePoint point(int arm, Double train, Double validation) {
    CurvePoint point = new CurvePoint();
    point.arm = arm;
    point.trainLoss = train;
    point.validationLoss = validation;
    return point;
  }
}
