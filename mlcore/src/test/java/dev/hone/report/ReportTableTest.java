package dev.hone.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Every cell worked out by hand; t(0.975, 3) = 3.1824, t(0.9875, 3) = 4.1765 for two arms. */
public class ReportTableTest {
  /** Differences of l2: 5, 6, 5, 4 points, and of fast none, since a run diverged. */
  private static Comparison comparison() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", new double[] {0.80, 0.82, 0.81, 0.79});
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83});
    arms.put("fast", new double[] {0.90, Double.NaN, 0.90, 0.90});
    return SampleComparison.ofAccuracies(arms);
  }

  @Test
  public void verdicts_inBothLanguages() {
    // none: s = 0.01291, half = 3.1824 × 0.00645 = 0.0205; l2: s = 0.0208, half = 0.0331.
    // Difference: s = 0.8165, half = 4.1765 × 0.40825 = 1.705; t of 4 points is 9.8, of 6 14.7.
    ReportTable table = ReportTable.verdicts(comparison());
    assertEquals(
        List.of(
            "arm",
            "verdict",
            "test accuracy [95 %]",
            "difference, points [95 %]",
            "better · same · worse, %",
            "by test loss"),
        table.headings(Language.EN));
    assertEquals(
        List.of("方案", "结论", "测试准确率 [95%]", "差异（百分点）[95%]", "更好 · 相同 · 更差，%", "按测试损失"),
        table.headings(Language.ZH));
    assertEquals(
        List.of("none", "baseline", "80.5 % [78.4, 82.6]", "–", "–", "–"),
        table.row(0, Language.EN));
    assertEquals(
        List.of("none", "基线", "80.5% [78.4, 82.6]", "–", "–", "–"), table.row(0, Language.ZH));
    assertEquals(
        List.of(
            "l2",
            "better by more than 1 point",
            "85.5 % [82.2, 88.8]",
            "+5.0 [+3.3, +6.7]",
            "100 · 0 · 0",
            "better by more than 1 %"),
        table.row(1, Language.EN));
    assertEquals(
        List.of(
            "l2",
            "更好，超过 1 个百分点",
            "85.5% [82.2, 88.8]",
            "+5.0 [+3.3, +6.7]",
            "100 · 0 · 0",
            "更好，超过 1%"),
        table.row(1, Language.ZH));
    assertEquals(
        List.of(
            "fast",
            "diverged in 1 of 4 runs",
            "90.0 % [90.0, 90.0] (3 runs)",
            "–",
            "–",
            "not judged"),
        table.row(2, Language.EN));
    assertEquals(
        List.of("fast", "4 次训练中有 1 次发散", "90.0% [90.0, 90.0]（3 次训练）", "–", "–", "未作判断"),
        table.row(2, Language.ZH));
  }

  @Test
  public void tests_inBothLanguages() {
    // t = 5 / (0.8165 / 2) = 12.247 with 3 degrees: p = 0.00117; Bonferroni over two: 0.00234.
    // Loss: −0.05 ± 0.01705; a per cent of 0.195 is 0.00195: the chance of more is 99.9 %.
    ReportTable table = ReportTable.tests(comparison());
    assertEquals(
        List.of(
            "l2", "0.002", "0.001", "−0.0500 [−0.0671, −0.0329]", "0.002", "0.001", "100 · 0 · 0"),
        table.row(1, Language.EN));
    assertEquals(table.row(1, Language.EN), table.row(1, Language.ZH));
    assertEquals(
        List.of(
            "arm",
            "accuracy: p (all arms)",
            "p (alone)",
            "loss: difference [95 %]",
            "p (all arms)",
            "p (alone)",
            "better · same · worse, %"),
        table.headings(Language.EN));
    assertEquals(
        List.of("方案", "准确率：p（全部方案）", "p（单独）", "损失：差异 [95%]", "p（全部方案）", "p（单独）", "更好 · 相同 · 更差，%"),
        table.headings(Language.ZH));
  }

  /**
   * Differences 2, −1, 3, 0, 1 points on fresh data: mean 1, t = 1 / 0.7071 = 1.414; the middle of
   * the posterior is just the margin, so better has 50 %; worse: t = −2 / 0.7071, 4 degrees, 2.4 %.
   * SciPy: ten repeats would tell in 2.5 to 93 of 100.
   */
  @Test
  public void open_showsChancesAndWhatMoreRepeatsWouldTell() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", new double[] {0.80, 0.82, 0.81, 0.79, 0.80});
    arms.put("dropout", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    ReportTable table = ReportTable.verdicts(SampleComparison.ofAccuracies(arms));
    assertEquals("told by 10 repeats", table.headings(Language.EN).get(5));
    assertEquals(
        List.of("cannot say yet", "50 · 48 · 2", "3–93 of 100"),
        List.of(
            table.row(1, Language.EN).get(1),
            table.row(1, Language.EN).get(4),
            table.row(1, Language.EN).get(5)));
    assertEquals("100 次中 3–93 次", table.row(1, Language.ZH).get(5));
  }

  /** Alone it would be told; six arms are asked more of, so the chances carry a star. */
  @Test
  public void chancesThatSayMoreThanTheVerdict_haveAStar() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    double[] base = {0.80, 0.82, 0.81, 0.79, 0.80};
    arms.put("none", base);
    // Differences 2, 4, 3, 2, 4: mean 3, s = 1, error 0.447: (3 − 1) / 0.447 = 4.47: 99.4 %;
    // interval for ten arms: t = 5.598, half 2.5, for sixteen 6.4, half 2.9.
    for (int i = 0; i < 24; i++) {
      arms.put("arm" + i, new double[] {0.82, 0.86, 0.84, 0.81, 0.84});
    }
    Comparison comparison = SampleComparison.ofAccuracies(arms);
    ReportTable table = ReportTable.verdicts(comparison);
    assertEquals("cannot say yet", table.row(1, Language.EN).get(1));
    assertEquals("99 · 1 · 0 *", table.row(1, Language.EN).get(4));
    assertTrue(
        TextReport.render(comparison, Language.EN, false, 200)
            .contains("* This arm alone: its chances say more than the verdict"));
  }

  /** By accuracy nothing is near 95 %; by loss one arm of 24 has 99 % and is not told. */
  @Test
  public void chancesOfTheLossAlone_areExplainedToo() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    Map<String, double[]> losses = new LinkedHashMap<>();
    arms.put("none", new double[] {0.80, 0.82, 0.81, 0.79, 0.80});
    losses.put("none", new double[] {0.20, 0.18, 0.19, 0.21, 0.20});
    for (int i = 0; i < 24; i++) {
      arms.put("arm" + i, new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
      losses.put("arm" + i, new double[] {0.18, 0.14, 0.16, 0.19, 0.16});
    }
    Comparison comparison = SampleComparison.of(SampleComparison.ACCURACY, arms, losses, true);
    assertEquals("50 · 48 · 2", ReportTable.verdicts(comparison).row(1, Language.EN).get(4));
    String byLoss = ReportTable.tests(comparison).row(1, Language.EN).get(6);
    assertTrue(byLoss, byLoss.endsWith(" *"));
    assertTrue(TextReport.render(comparison, Language.EN, false, 200).contains("* This arm alone"));
  }

  @Test
  public void measurements_inBothLanguages() {
    // All train to an accuracy of 1: the gap is 19.5 points.
    ReportTable table = ReportTable.measurements(comparison());
    assertEquals(
        List.of("none", "0.1950 [0.1745, 0.2155]", "+19.5", "50.0 %", "2.000", "10", "1.0 s"),
        table.row(0, Language.EN));
    assertEquals(
        List.of("none", "0.1950 [0.1745, 0.2155]", "+19.5", "50.0%", "2.000", "10", "1.0 秒"),
        table.row(0, Language.ZH));
    assertEquals(
        List.of("方案", "测试损失 [95%]", "过拟合差距（百分点）", "接近零", "权重范数", "轮数", "每次训练用时"),
        table.headings(Language.ZH));
  }

  @Test
  public void durations_inBothLanguages() {
    assertEquals("9.9 s", Wording.duration(9.94).in(Language.EN));
    assertEquals("12 s", Wording.duration(12.4).in(Language.EN));
    assertEquals("3 min 05 s", Wording.duration(184.6).in(Language.EN));
    assertEquals("3 分 05 秒", Wording.duration(184.6).in(Language.ZH));
    assertEquals("–", Wording.duration(Double.NaN).in(Language.ZH));
  }
}
