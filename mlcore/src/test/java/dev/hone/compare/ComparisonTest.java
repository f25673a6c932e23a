package dev.hone.compare;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.report.ResultFile;
import dev.hone.report.SampleComparison;
import dev.hone.report.TextReport;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Verdict;
import dev.hone.trained.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ComparisonTest {
  @Test
  public void json_readsBackTheSame() {
    for (Comparison whole :
        List.of(
            SampleComparison.moons(), SampleComparison.sine(), SampleComparison.large(1, 1, 1))) {
      assertEquals(whole, read(ResultFile.toJson(whole)));
    }
  }

  @Test
  public void json_holdsNoNumberThatJsonCannotHold() {
    String text = ResultFile.toJson(SampleComparison.moons()).toString();
    assertFalse(text.replace("the loss became NaN", "").contains("NaN"));
    assertFalse(text.contains("Infinity"));
  }

  @Test
  public void of_summaries_areMeansOverTheRuns() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", new double[] {0.80, 0.82, 0.81, 0.79});
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83});
    Comparison comparison = SampleComparison.ofAccuracies(arms);
    ArmSummary l2 = comparison.arms().get(1);
    assertEquals(0.855, l2.testMetric().mean(), 1e-12);
    assertEquals(0.145, l2.testLoss().mean(), 1e-12);
    assertEquals(1 - 0.855, l2.gap().mean(), 1e-12); // every training accuracy is 1
    assertEquals(0.05, l2.metricComparison().difference().mean(), 1e-12);
    assertEquals(-0.05, l2.lossComparison().difference().mean(), 1e-12);
    assertEquals(Verdict.BETTER_BY_MORE, l2.lossComparison().verdict());
    assertTrue(comparison.baselineArm().isBaseline());
    assertEquals(4, comparison.repeats());
  }

  @Test
  public void of_divergedRuns_areLeftOutOfTheMeansAndCounted() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", new double[] {0.8, 0.8, 0.8});
    arms.put("fast", new double[] {0.9, Double.NaN, 0.7});
    arms.put("faster", new double[] {Double.NaN, Double.NaN, Double.NaN});
    Comparison comparison = SampleComparison.ofAccuracies(arms);
    assertEquals(0.8, comparison.arms().get(1).testMetric().mean(), 1e-12);
    assertEquals(1, comparison.arms().get(1).divergedRuns());
    assertEquals(Verdict.NOT_JUDGED, comparison.arms().get(1).metricComparison().verdict());
    assertTrue(Double.isNaN(comparison.arms().get(2).testMetric().mean()));
    assertFalse(TextReport.render(comparison, Language.EN, false, 200).contains("NaN"));
  }

  @Test
  public void of_runsInAnyOrder_givesTheSame() {
    Comparison comparison = SampleComparison.sine();
    List<RunResult> shuffled = new ArrayList<>(comparison.runs());
    Collections.reverse(shuffled);
    assertEquals(comparison, again(comparison, shuffled, "none"));
  }

  @Test
  public void of_missingRun_saysWhichArm() {
    Comparison comparison = SampleComparison.sine();
    List<RunResult> runs = new ArrayList<>(comparison.runs());
    runs.remove(7);
    runs.add(comparison.runs().get(6));
    assertEquals(
        "arms are compared over the same repeats 0 to 3, but arm \"weight-decay=0.01\" has"
            + " 0, 1, 2, 2",
        assertThrows(InvalidInputException.class, () -> again(comparison, runs, "none"))
            .getMessage());
  }

  @Test
  public void of_unknownBaseline_listsTheArms() {
    Comparison comparison = SampleComparison.sine();
    assertEquals(
        "the baseline is \"plain\"; allowed are none, weight-decay=0.01",
        assertThrows(
                InvalidInputException.class, () -> again(comparison, comparison.runs(), "plain"))
            .getMessage());
  }

  @Test
  public void fromJson_wrongField_isNamedByItsPath() {
    JsonObject json = ResultFile.toJson(SampleComparison.sine());
    json.getAsJsonArray("runs").get(2).getAsJsonObject().addProperty("testLoss", "low");
    assertEquals(
        "runs[2].testLoss is \"low\"; allowed are finite numbers",
        assertThrows(InvalidInputException.class, () -> read(json)).getMessage());
  }

  @Test
  public void fromJson_missingTestLoss_isNotTakenAsMeasured() {
    JsonObject json = ResultFile.toJson(SampleComparison.sine());
    json.getAsJsonArray("runs").get(2).getAsJsonObject().remove("testLoss");
    assertTrue(
        assertThrows(InvalidInputException.class, () -> read(json))
            .getMessage()
            .startsWith("run 2 of arm \"none\" cannot be compared"));
  }

  @Test
  public void fromJson_otherFormat_isRefused() {
    JsonObject json = ResultFile.toJson(SampleComparison.sine());
    json.addProperty("format", 3);
    assertEquals(
        "format is 3; this version of Hone reads 2",
        assertThrows(InvalidInputException.class, () -> read(json)).getMessage());
  }

  /** Written by a version that judged by Holm's steps; accuracies of 37 test rows to 113 others. */
  @Test
  public void fromJson_formerFormat_isJudgedAnewFromItsRuns() throws IOException {
    String text;
    try (InputStream in = ResultFile.class.getResourceAsStream("format-1.json")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Comparison comparison = ResultFile.fromJson(JsonFields.parse("the result", text));
    PairedComparison judged = comparison.arms().get(1).metricComparison();
    // Differences of 0, 0 and −1 of 37: mean −0.009, s = 0.0156, half = 4.303 × s √(1/3 + 37/113).
    double deviation = 1 / 37.0 / Math.sqrt(3);
    double half = 4.302653 * deviation * Math.sqrt(1 / 3.0 + 37 / 113.0);
    assertEquals(-1 / 111.0, judged.difference().mean(), 1e-12);
    assertEquals(-1 / 111.0 - half, judged.difference().low(), 1e-7);
    assertEquals(0.5511948920127616, judged.p(), 1e-12);
    assertEquals(Verdict.CANNOT_SAY, judged.verdict());
    assertEquals(3, comparison.repeats());
    assertEquals(2, ResultFile.toJson(comparison).get("format").getAsInt());
  }

  @Test
  public void fromJson_noSpec_isMissing() {
    JsonObject json = ResultFile.toJson(SampleComparison.sine());
    json.remove("spec");
    assertEquals(
        "spec is missing",
        assertThrows(InvalidInputException.class, () -> read(json)).getMessage());
  }

  private static Comparison again(Comparison from, List<RunResult> runs, String baseline) {
    Map<String, String> descriptions = new LinkedHashMap<>();
    from.arms().forEach(arm -> descriptions.put(arm.name(), arm.description()));
    return Comparison.of(
        from.origin(), from.data(), from.metric(), from.judging(), baseline, descriptions, runs);
  }

  private static Comparison read(JsonObject json) {
    return ResultFile.fromJson(JsonFields.parse("the result", json.toString()));
  }
}
