package dev.hone.report;

import static org.junit.Assert.assertEquals;

import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

/** Fresh data, so intervals are ordinary paired t intervals; worked out by hand from t tables. */
public class HeadlineTest {
  private static final double[] BASE = {0.80, 0.82, 0.81, 0.79};
  private final Map<String, double[]> arms = new LinkedHashMap<>();

  @Test
  public void oneBetter_saysByHowMuch() {
    // Differences 5, 6, 5, 4: mean 5, s = √(2/3), half = 3.182 × 0.8165 / 2 = 1.30.
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83});
    assertSaid(
        "l2 is better than none: test accuracy +5.0 points [+3.7, +6.3].",
        "l2 优于 none：测试准确率 +5.0 个百分点 [+3.7, +6.3" + "]。");
  }

  @Test
  public void worseOnly_saysSoAndThatNothingElseDiffers() {
    arms.put("none", BASE);
    arms.put("l1", new double[] {0.50, 0.53, 0.51, 0.49});
    arms.put("same", BASE);
    // Differences −30, −29, −30, −30: mean −29.75, s = 0.5, half = 3.182 × 0.25 = 0.80.
    assertSaid(
        "l1 is worse than none: test accuracy −29.8 points [−30.5, −29.0]. No other arm differs"
            + " detectably from none: in the mean, every difference is exactly zero.",
        "l1 不如 none：测试准确率 −29.8 个百分点 [−30.5, −2" + "9.0]。其余方案与 none 均无可检测的差异：所有差异的均值都恰好为零。");
  }

  @Test
  public void nothingTold_namesTheClosestAndItsRepeats() {
    // Differences 2, −1, 3, 0: mean 1, s = 1.826, size 0.548 deviations; SciPy's noncentral t: 29.
    arms.put("none", BASE);
    arms.put("dropout", new double[] {0.82, 0.81, 0.84, 0.79});
    assertSaid(
        "No arm differs detectably from none; about 29 repeats would be needed to tell dropout, the"
            + " closest (test accuracy +1.0 points [−1.9, +3.9]).",
        "各方案与 none 均无可检测的差异；最有希望分辨出差异的是 dropout"
            + "（测试准确率 +1.0 个百分点 [−1.9, +3.9]），约需 29 次"
            + "重复。");
  }

  @Test
  public void manyBetter_namesThree() {
    arms.put("none", BASE);
    for (int i = 1; i <= 5; i++) {
      double[] better = BASE.clone();
      for (int j = 0; j < better.length; j++) {
        better[j] += 0.02 * i + 0.002 * (j % 2);
      }
      arms.put("arm" + i, better);
    }
    // arm5: differences 10.0, 10.2, 10.0, 10.2: half = 3.182 × 0.1155 / 2 = 0.18.
    assertSaid(
        "arm5, arm4, arm3 and 2 more are better than none: most of all arm5, test accuracy +10.1"
            + " points [+9.9, +10.3].",
        "arm5、arm4、arm3 以及另外 2 个方案均优于 none：其中最明" + "显的是 arm5，测试准确率 +10.1 个百分点 [+9.9, +10.3" + "]。");
  }

  @Test
  public void divergedArm_isNamedAndNotJudged() {
    arms.put("none", BASE);
    arms.put("same", BASE);
    arms.put("fast", new double[] {0.99, Double.NaN, Double.NaN, 0.99});
    assertSaid(
        "No arm differs detectably from none: in the mean, every difference is exactly zero. fast"
            + " diverged in 2 of 4 runs; it is not judged.",
        "各方案与 none 均无可检测的差异：所有差异的均值都恰好为零。fast 的" + " 4 次训练中有 2 次发散；该方案不作判断。");
  }

  @Test
  public void divergedBaseline_judgesNothing() {
    arms.put("none", new double[] {0.8, Double.NaN});
    arms.put("l2", new double[] {0.9, 0.9});
    assertSaid(
        "Nothing can be judged: the baseline none diverged in 1 of 2 runs. A smaller learning rate"
            + " or gradient clipping may help.",
        "无法作出判断：基线 none 的 2 次训练中有 1 次发散。减小学习率或使" + "用梯度裁剪可能有帮助。");
  }

  @Test
  public void oneRepeat_cannotTell() {
    arms.put("none", new double[] {0.8});
    arms.put("l2", new double[] {0.9});
    assertSaid(
        "One repeat cannot tell an arm from none: run five or more.",
        "只重复一次，无法分辨任何方案与 none 的差异：请重复五次或更多。");
  }

  @Test
  public void onlyTheBaseline_saysWhatItReaches() {
    // Mean 0.805, s = 0.01291, half = 3.182 × 0.00645 = 0.0205.
    arms.put("none", BASE);
    assertSaid(
        "none reaches a test accuracy of 80.5 % [78.4, 82.6] over 4 repeats; there is no other arm"
            + " to hold it against.",
        "none 的测试准确率为 80.5% [78.4, 82.6]（4 次重复）" + "；没有其他方案可与它比较。");
  }

  @Test
  public void oneBetterAndOneWorse_areBothSaid() {
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83});
    arms.put("l1", new double[] {0.50, 0.53, 0.51, 0.49});
    assertSaid(
        "l2 is better than none: test accuracy +5.0 points [+3.7, +6.3]. l1 is worse: test accuracy"
            + " −29.8 points [−30.5, −29.0].",
        "l2 优于 none：测试准确率 +5.0 个百分点 [+3.7, +6.3]。l1 更差：测试准确率 −29.8 个百分点" + " [−30.5, −29.0]。");
  }

  @Test
  public void betterByLossAlone_isTheSecondView() {
    // Losses 5, 6, 5 and 4 hundredths lower: t = 12.2, p = 0.001.
    arms.put("none", BASE);
    arms.put("l2", BASE);
    Map<String, double[]> losses = new LinkedHashMap<>();
    losses.put("none", new double[] {0.20, 0.18, 0.19, 0.21});
    losses.put("l2", new double[] {0.15, 0.12, 0.14, 0.17});
    assertSaid(
        SampleComparison.of(SampleComparison.ACCURACY, arms, losses, true),
        "No arm differs detectably from none: in the mean, every difference is exactly zero. By test"
            + " loss, the second view, l2 is better.",
        "各方案与 none 均无可检测的差异：所有差异的均值都恰好为零。按测试损失（第二视角），l2 更好。");
  }

  @Test
  public void sharedRows_thatCannotTell_askForMoreData() {
    // Mean 1, s = 1.826, 20 test rows of 100: at most 1 / (1.826 × √0.25) = 1.1 deviations.
    arms.put("none", BASE);
    arms.put("dropout", new double[] {0.82, 0.81, 0.84, 0.79});
    assertSaid(
        SampleComparison.of(SampleComparison.ACCURACY, arms, arms, false),
        "No arm differs detectably from none; more repeats would not tell differences this small:"
            + " that takes more data.",
        "各方案与 none 均无可检测的差异；这么小的差异，增加重复次数也分辨不出：需要更多数据。");
  }

  @Test
  public void freshData_thatWouldTakeTooMany_saysSo() {
    // Mean 0.0025 points, s about 1.9: some (2.8 × 1.9 / 0.0025)² = 4.5 million repeats.
    arms.put("none", BASE);
    arms.put("dropout", new double[] {0.82, 0.801, 0.82, 0.7791});
    assertSaid(
        "No arm differs detectably from none; differences this small would take more than 10000"
            + " repeats to tell.",
        "各方案与 none 均无可检测的差异；要分辨这么小的差异，需要 10000 次以上的重复。");
  }

  @Test
  public void regression_isSaidInTheTargetsUnit() {
    // Differences −5, −6, −5, −4 hundredths: half = 3.182 × 0.00408 = 0.0130.
    arms.put("none", new double[] {0.50, 0.52, 0.51, 0.49});
    arms.put("l2", new double[] {0.45, 0.46, 0.46, 0.45});
    assertSaid(
        SampleComparison.of(SampleComparison.RMSE, arms, arms, true),
        "l2 is better than none: test RMSE −0.0500 [−0.0630, −0.0370].",
        "l2 优于 none：测试均方根误差 −0.0500 [−0.0630, −0.0370]。");
  }

  @Test
  public void onlyTheBaseline_thatDiverged_saysSo() {
    arms.put("none", new double[] {0.8, Double.NaN});
    assertSaid("none diverged in 1 of 2 runs.", "none 的 2 次训练中有 1 次发散。");
  }

  private void assertSaid(String english, String chinese) {
    assertSaid(SampleComparison.ofAccuracies(arms), english, chinese);
  }

  private static void assertSaid(Comparison comparison, String english, String chinese) {
    assertEquals(english, Headline.of(comparison).in(Language.EN));
    assertEquals(chinese, Headline.of(comparison).in(Language.ZH));
  }
}
