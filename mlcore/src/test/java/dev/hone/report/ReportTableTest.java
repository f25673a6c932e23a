package dev.hone.report;

import static org.junit.Assert.assertEquals;

import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Every cell worked out by hand; t(0.975, 3) = 3.1824. */
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
    ReportTable table = ReportTable.verdicts(comparison());
    assertEquals(
        List.of(
            "arm",
            "verdict",
            "test accuracy [95 %]",
            "difference, points [95 %]",
            "repeats needed",
            "by test loss"),
        table.headings(Language.EN));
    assertEquals(
        List.of("方案", "结论", "测试准确率 [95%]", "差异（百分点）[95%]", "所需重复次数", "按测试损失"),
        table.headings(Language.ZH));
    assertEquals(
        List.of("none", "baseline", "80.5 % [78.4, 82.6]", "–", "–", "–"),
        table.row(0, Language.EN));
    assertEquals(
        List.of("none", "基线", "80.5% [78.4, 82.6]", "–", "–", "–"), table.row(0, Language.ZH));
    assertEquals(
        List.of("l2", "better", "85.5 % [82.2, 88.8]", "+5.0 [+3.7, +6.3]", "–", "better"),
        table.row(1, Language.EN));
    assertEquals(
        List.of("l2", "更好", "85.5% [82.2, 88.8]", "+5.0 [+3.7, +6.3]", "–", "更好"),
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
    // t = 5 / (0.8165 / 2) = 12.247 with 3 degrees: p = 0.00117; Holm over two arms: 0.00234.
    // Four differences of one sign: Wilcoxon's p = 2 / 2⁴ = 0.125, rounded up.
    ReportTable table = ReportTable.tests(comparison());
    assertEquals(
        List.of(
            "l2",
            "0.002",
            "0.001",
            "0.13",
            "−0.0500 [−0.0630, −0.0370]",
            "0.002",
            "0.001",
            "0.13",
            "–"),
        table.row(1, Language.EN));
    assertEquals(table.row(1, Language.EN), table.row(1, Language.ZH));
    assertEquals(
        List.of(
            "方案",
            "准确率：p（Holm）",
            "p（t）",
            "p（Wilcoxon）",
            "损失：差异 [95%]",
            "p（Holm）",
            "p（t）",
            "p（Wilcoxon）",
            "所需重复次数"),
        table.headings(Language.ZH));
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
