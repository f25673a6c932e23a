package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metrics;
import dev.hone.report.SampleComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

/**
 * What the two charts of verdicts say and where they draw it. On fresh data intervals are ordinary
 * paired t intervals for all arms together: with four degrees of freedom t is 2.776 for one arm.
 */
public class ForestTest {
  private static final double[] BASE = {0.80, 0.82, 0.81, 0.79, 0.80};

  private final Map<String, double[]> arms = new LinkedHashMap<>(Map.of("none", BASE));

  @Test
  public void sharesAreInPoints_withTheEnginesWords() {
    // Differences 1, 3, 2, 1, 3 points: mean 2, s = 1, half = 2.776 / √5 = 1.2416.
    arms.put("l2", new double[] {0.81, 0.85, 0.83, 0.80, 0.83});
    Forest forest = Forest.of(SampleComparison.ofAccuracies(arms), Language.EN);
    assertEquals("none", forest.baseline());
    assertEquals("points of test accuracy → better", forest.axis());
    assertEquals("1 point", forest.margin());
    assertEquals(1, forest.rows().size());
    Forest.Row row = forest.rows().get(0);
    assertEquals("+2.0 points [+0.8, +3.2]", row.figures());
    assertEquals("better", row.verdict());
    assertEquals(Tone.BETTER, row.tone());
    assertEquals(2, row.mean(), 1e-9);
    assertEquals(2 - 1.2416, row.low(), 1e-3);
    assertEquals(2 + 1.2416, row.high(), 1e-3);
    assertEquals(1, row.margin(), 1e-9);
    // From −1, the margin's left end, to 3.2416, and six per cent of that beyond each.
    assertEquals(-1 - 0.06 * 4.2416, forest.scale().low, 1e-3);
    assertEquals(3.2416 + 0.06 * 4.2416, forest.scale().high, 1e-3);
  }

  @Test
  public void whereLessIsBetter_betterIsToTheRightAllTheSame() {
    // Differences −5, −6, −5, −4, −5 hundredths: half = 2.776 × 0.00316 = 0.0088; 1 % is 0.00504.
    Map<String, double[]> errors = new LinkedHashMap<>();
    errors.put("none", new double[] {0.50, 0.52, 0.51, 0.49, 0.50});
    errors.put("l2", new double[] {0.45, 0.46, 0.46, 0.45, 0.45});
    Comparison comparison =
        SampleComparison.of(Metrics.usual(Task.REGRESSION), errors, errors, true);
    Forest forest = Forest.of(comparison, Language.EN);
    Forest.Row row = forest.rows().get(0);
    assertEquals("−0.0500 [−0.0588, −0.0412]", row.figures());
    assertEquals("better by more than 1 %", row.verdict());
    assertEquals(Tone.BETTER, row.tone());
    assertEquals(-1, forest.sign());
    assertEquals(0.05, row.mean(), 1e-9);
    assertEquals(0.0412, row.low(), 1e-4);
    assertEquals(0.0588, row.high(), 1e-4);
    assertEquals(0.00504, row.margin(), 1e-9);
    assertEquals("1%", Forest.of(comparison, Language.ZH).margin());
  }

  @Test
  public void divergedArm_saysSoAndIsNotDrawn() {
    arms.put("fast", new double[] {0.99, Double.NaN, Double.NaN, 0.99, 0.99});
    Forest forest = Forest.of(SampleComparison.ofAccuracies(arms), Language.EN);
    Forest.Row row = forest.rows().get(0);
    assertFalse(row.drawn());
    assertFalse(forest.drawn());
    assertEquals("diverged in 2 of 5 runs", row.figures());
    assertEquals(Tone.NOT_JUDGED, row.tone());
    ChanceBars.Row bar =
        ChanceBars.of(SampleComparison.ofAccuracies(arms), Language.EN).rows().get(0);
    assertEquals("diverged in 2 of 5 runs", bar.verdict());
    assertTrue(bar.parts().isEmpty());
    assertEquals("–", bar.figures());
  }

  @Test
  public void equalDifferences_haveAMeanAndNoEnds() {
    // Three equal differences are too few to say more than their number does.
    Map<String, double[]> three = new LinkedHashMap<>();
    three.put("none", new double[] {0.5, 0.5, 0.5});
    three.put("l2", new double[] {0.75, 0.75, 0.75});
    Forest.Row row = Forest.of(SampleComparison.ofAccuracies(three), Language.EN).rows().get(0);
    assertTrue(row.drawn());
    assertFalse(row.hasEnds());
    assertEquals(25, row.mean(), 1e-9);
    assertEquals("+25.0 points", row.figures());
  }

  @Test
  public void everyVerdict_hasTheToneOfItsKind() {
    arms.put("better", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    arms.put("worse", new double[] {0.50, 0.53, 0.51, 0.49, 0.49});
    arms.put("same", new double[] {0.802, 0.818, 0.81, 0.791, 0.799});
    arms.put("open", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    arms.put("diverged", new double[] {0.99, Double.NaN, Double.NaN, 0.99, 0.99});
    List<Tone> tones = List.of(Tone.BETTER, Tone.WORSE, Tone.SAME, Tone.OPEN, Tone.NOT_JUDGED);
    Comparison comparison = SampleComparison.ofAccuracies(arms);
    assertEquals(
        tones,
        Forest.of(comparison, Language.EN).rows().stream()
            .map(Forest.Row::tone)
            .collect(Collectors.toList()));
    assertEquals(
        tones,
        ChanceBars.of(comparison, Language.ZH).rows().stream()
            .map(ChanceBars.Row::tone)
            .collect(Collectors.toList()));
    assertEquals("实际相同", ChanceBars.of(comparison, Language.ZH).rows().get(2).verdict());
  }

  @Test
  public void chances_areThoseOfTheDifferencesAlone() {
    // t = 1 / 0.4472 = 2.236 and −3 / 0.4472 = −6.708 with four degrees of freedom: 0.9555, 0.0013.
    arms.put("l2", new double[] {0.81, 0.85, 0.83, 0.80, 0.83});
    ChanceBars.Row row =
        ChanceBars.of(SampleComparison.ofAccuracies(arms), Language.EN).rows().get(0);
    assertEquals("worse 0 %, the same 4 %, better 96 %", row.figures());
    assertEquals(0.0013, row.parts().get(0), 1e-4);
    assertEquals(0.0432, row.parts().get(1), 1e-3);
    assertEquals(0.9555, row.parts().get(2), 1e-3);
  }
}
