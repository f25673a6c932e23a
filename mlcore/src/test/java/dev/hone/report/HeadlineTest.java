package dev.hone.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import com.google.gson.JsonObject;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.Comparison;
import dev.hone.stats.PairedComparison;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

/**
 * Fresh data but where it says so: intervals are ordinary paired t intervals at 95 % for all arms
 * together, worked out from t tables. With four degrees of freedom t is 2.776 for one arm, 3.495
 * for two, 4.604 for five.
 */
public class HeadlineTest {
  private static final double[] BASE = {0.80, 0.82, 0.81, 0.79, 0.80};
  private final Map<String, double[]> arms = new LinkedHashMap<>();

  @Test
  public void better_byMoreThanThePoint() {
    // Differences 5, 6, 5, 4, 5: mean 5, s = √(1/2), half = 2.776 × 0.7071 / √5 = 0.88.
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    assertSaid(
        "l2 is better than none by more than 1 point: test accuracy +5.0 points [+4.1, +5.9].",
        "l2 优于 none，超过 1 个百分点：测试准确率 +5.0 个百分点 [+4.1, +5.9]。");
  }

  @Test
  public void better_byHowMuchIsOpen() {
    // Differences 1, 3, 2, 1, 3: mean 2, s = 1, half = 2.776 / √5 = 1.24.
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.81, 0.85, 0.83, 0.80, 0.83});
    assertSaid(
        "l2 is better than none: test accuracy +2.0 points [+0.8, +3.2].",
        "l2 优于 none：测试准确率 +2.0 个百分点 [+0.8, +3.2]。");
  }

  @Test
  public void better_byLessThanThePoint() {
    // Differences 0.4, 0.6, 0.5, 0.4, 0.6: mean 0.5, s = 0.1, half = 0.124.
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.804, 0.826, 0.815, 0.794, 0.806});
    assertSaid(
        "l2 is better than none, but by less than 1 point: test accuracy +0.5 points [+0.4, +0.6].",
        "l2 优于 none，但不到 1 个百分点：测试准确率 +0.5 个百分点 [+0.4, +0.6]。");
  }

  @Test
  public void worse_ofEachKind() {
    // −30, −29, −30, −30, −31: half 4.604/4 … of three arms: t = 3.961, s = 0.707: 1.25.
    arms.put("none", BASE);
    arms.put("l1", new double[] {0.50, 0.53, 0.51, 0.49, 0.49});
    arms.put("l2", new double[] {0.78, 0.785, 0.785, 0.765, 0.78});
    arms.put("lr", new double[] {0.796, 0.814, 0.805, 0.786, 0.794});
    assertSaid(
        "l1 and l2 are worse than none by more than 1 point: most of all l1, test accuracy −30.0 points [−31.3, −28.7]. lr is worse than none, but by less than 1 point: test accuracy −0.5 points [−0.7, −0.3].",
        "l1 和 l2 均不如 none，超过 1 个百分点：其中最明显的是 l1，测试准确率 −30.0 个百分点 [−31.3, −28.7]。lr 不如 none，但不到 1 个百分点：测试准确率 −0.5 个百分点 [−0.7, −0.3]。");
  }

  @Test
  public void same_withinThePoint() {
    // Differences 0.2, −0.2, 0, 0.1, −0.1: mean 0, s = 0.158, half = 0.196.
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.802, 0.818, 0.81, 0.791, 0.799});
    assertSaid(
        "l2 is practically the same as none: within 1 point.", "l2 与 none 实际相同：相差不超过 1 个百分点。");
  }

  @Test
  public void open_looksAheadFromTheIntervalOfTheDifference() {
    // Differences 2, −1, 3, 0, 1; SciPy: 80 % of noncentralities, power at 50 repeats.
    arms.put("none", BASE);
    arms.put("dropout", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    assertSaid(
        "Nothing can be said yet: the arm may be better than none, worse or the same. Whether 50 repeats would tell cannot be said either: a difference as that of dropout (test accuracy +1.0 points [−1.0, +3.0]) would be told in 3 to 99 of 100 such comparisons.",
        "尚不能判断：该方案都可能比 none 更好、更差或相同。重复 50 次能否分辨也还不能判断：像 dropout 这样的差异（测试准确率 +1.0 个百分点 [−1.0, +3.0]），在 100 次这样的比较中有 3 到 99 次能分辨出来。");
  }

  @Test
  public void someOpen_areNamedAfterWhatIsSaid() {
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    arms.put("dropout", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    assertSaid(
        "l2 is better than none by more than 1 point: test accuracy +5.0 points [+3.9, +6.1]. About dropout nothing can be said yet: it may be better, worse or the same. Whether 50 repeats would tell cannot be said either: a difference as that of dropout (test accuracy +1.0 points [−1.5, +3.5]) would be told in 1 to 99 of 100 such comparisons.",
        "l2 优于 none，超过 1 个百分点：测试准确率 +5.0 个百分点 [+3.9, +6.1]。dropout 尚不能判断：可能更好、更差或相同。重复 50 次能否分辨也还不能判断：像 dropout 这样的差异（测试准确率 +1.0 个百分点 [−1.5, +3.5]），在 100 次这样的比较中有 1 到 99 次能分辨出来。");
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
    // arm5: differences 10.0, 10.2, 10.0, 10.2, 10.0: s = 0.1095, half = 4.604 × 0.049 = 0.23.
    assertSaid(
        "arm5, arm4, arm3 and 2 more are better than none by more than 1 point: most of all arm5, test accuracy +10.1 points [+9.9, +10.3].",
        "arm5、arm4、arm3 以及另外 2 个方案均优于 none，超过 1 个百分点：其中最明显的是 arm5，测试准确率 +10.1 个百分点 [+9.9, +10.3]。");
  }

  @Test
  public void divergedArm_isNamedAndNotJudged() {
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    arms.put("fast", new double[] {0.99, Double.NaN, Double.NaN, 0.99, 0.99});
    assertSaid(
        "l2 is better than none by more than 1 point: test accuracy +5.0 points [+3.9, +6.1]. fast diverged in 2 of 5 runs; it is not judged.",
        "l2 优于 none，超过 1 个百分点：测试准确率 +5.0 个百分点 [+3.9, +6.1]。fast 的 5 次训练中有 2 次发散；该方案不作判断。");
  }

  @Test
  public void divergedBaseline_judgesNothing() {
    arms.put("none", new double[] {0.8, Double.NaN});
    arms.put("l2", new double[] {0.9, 0.9});
    assertSaid(
        "Nothing can be judged: the baseline none diverged in 1 of 2 runs. A smaller learning rate or gradient clipping may help.",
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
  public void fewerThanFive_isSaidWithCaution() {
    // Differences 5, 6, 5, 4: mean 5, s = √(2/3), half = 3.182 × 0.8165 / 2 = 1.30.
    arms.put("none", new double[] {0.80, 0.82, 0.81, 0.79});
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83});
    assertSaid(
        "l2 is better than none by more than 1 point: test accuracy +5.0 points [+3.7, +6.3]. From 4 runs of each arm, fewer than five, such words are to be taken with caution.",
        "l2 优于 none，超过 1 个百分点：测试准确率 +5.0 个百分点 [+3.7, +6.3]。每个方案只有 4 次训练，不到五次，这些结论须谨慎看待。");
  }

  @Test
  public void fewerThanFive_doNotLookAhead() {
    arms.put("none", new double[] {0.80, 0.82, 0.81, 0.79});
    arms.put("dropout", new double[] {0.82, 0.81, 0.84, 0.79});
    assertSaid(
        "Nothing can be said yet: the arm may be better than none, worse or the same. From 4 runs of each arm, fewer than five, such words are to be taken with caution.",
        "尚不能判断：该方案都可能比 none 更好、更差或相同。每个方案只有 4 次训练，不到五次，这些结论须谨慎看待。");
  }

  @Test
  public void onlyTheBaseline_saysWhatItReaches() {
    // Mean 0.804, s = 0.0114, half = 2.776 × 0.0114 / √5 = 0.0142.
    arms.put("none", BASE);
    assertSaid(
        "none reaches a test accuracy of 80.4 % [79.0, 81.8] over 5 repeats; there is no other arm to hold it against.",
        "none 的测试准确率为 80.4% [79.0, 81.8]（5 次重复）；没有其他方案可与它比较。");
  }

  @Test
  public void lossThatTellsMore_isSaidInPlainWords() {
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    arms.put("l1", new double[] {0.83, 0.82, 0.83, 0.78, 0.80});
    Map<String, double[]> losses = new LinkedHashMap<>();
    losses.put("none", new double[] {0.20, 0.18, 0.19, 0.21, 0.20});
    losses.put("l2", new double[] {0.15, 0.12, 0.14, 0.17, 0.15});
    losses.put("l1", new double[] {0.25, 0.22, 0.24, 0.27, 0.25});
    assertSaid(
        SampleComparison.of(SampleComparison.ACCURACY, arms, losses, true),
        "Nothing can be said yet: each arm may be better than none, worse or the same. Where test accuracy does not tell, test loss, which sees more in the same runs, does: l2 is better; l1 is worse. Whether 50 repeats would tell cannot be said either: a difference as that of l2 (test accuracy +1.0 points [−1.5, +3.5]) would be told in 1 to 99 of 100 such comparisons.",
        "尚不能判断：各方案都可能比 none 更好、更差或相同。测试准确率还看不出来，而同样的训练用测试损失能看出更多：l2 更好；l1 更差。重复 50 次能否分辨也还不能判断：像 l2 这样的差异（测试准确率 +1.0 个百分点 [−1.5, +3.5]），在 100 次这样的比较中有 1 到 99 次能分辨出来。");
  }

  @Test
  public void zeroDifferences_tooFewToCallTheSame() {
    arms.put("none", BASE);
    arms.put("l2", BASE);
    assertSaid(
        "Nothing can be said yet: the arm may be better than none, worse or the same. In the mean, the difference is exactly zero.",
        "尚不能判断：该方案都可能比 none 更好、更差或相同。差异的均值恰好为零。");
  }

  @Test
  public void sharedRows_tellLessHoweverManyRepeats() {
    // Differences 1, 1.5, −1, 2, 0.5, 20 test rows to 80: SciPy's power at 50 is 2.5 to 84 %.
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.81, 0.835, 0.80, 0.81, 0.805});
    assertSaid(
        SampleComparison.of(SampleComparison.ACCURACY, arms, arms, false),
        "Nothing can be said yet: the arm may be better than none, worse or the same. Whether 50 repeats would tell cannot be said either: a difference as that of l2 (test accuracy +0.8 points [−1.3, +2.9]) would be told in 3 to 84 of 100 such comparisons.",
        "尚不能判断：该方案都可能比 none 更好、更差或相同。重复 50 次能否分辨也还不能判断：像 l2 这样的差异（测试准确率 +0.8 个百分点 [−1.3, +2.9]），在 100 次这样的比较中有 3 到 84 次能分辨出来。");
  }

  @Test
  public void moreData_onlyWhereTheFarEndOfTheIntervalWouldNotBeTold() {
    // Differences 0.2, 1.2, −0.8, 0.4, −0.6, 320 test rows to 80, two arms: power 0.43 at 1,000.
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.802, 0.832, 0.802, 0.794, 0.794});
    arms.put("l1", new double[] {0.798, 0.808, 0.818, 0.786, 0.806});
    assertSaid(
        SampleComparison.ofSplit(arms, 320),
        "Nothing can be said yet: each arm may be better than none, worse or the same. More repeats would not tell them apart: that takes more data.",
        "尚不能判断：各方案都可能比 none 更好、更差或相同。增加重复次数也分辨不出它们：需要更多数据。");
  }

  @Test
  public void madeHardOnPurpose_isTheFirstSentence() {
    arms.put("none", BASE);
    JsonObject data = new JsonObject();
    data.addProperty("labelNoise", 0.3);
    assertSaid(
        SampleComparison.ofData(arms, data),
        "Made hard on purpose: 30 % of the training labels are wrong. none reaches a test accuracy of 80.4 % [79.0, 81.8] over 5 repeats; there is no other arm to hold it against.",
        "有意加大难度：30% 的训练标签是错的。none 的测试准确率为 80.4% [79.0, 81.8]（5 次重复）；没有其他方案可与它比较。");
    data.addProperty("trainFraction", 0.5);
    assertSaid(
        SampleComparison.ofData(arms, data),
        "Made hard on purpose: 30 % of the training labels are wrong, and 50 % of the training rows are left out. none reaches a test accuracy of 80.4 % [79.0, 81.8] over 5 repeats; there is no other arm to hold it against.",
        "有意加大难度：30% 的训练标签是错的，50% 的训练样本没有使用。none 的测试准确率为 80.4% [79.0, 81.8]（5 次重复）；没有其他方案可与它比较。");
    data.addProperty("labelNoise", 0);
    assertSaid(
        SampleComparison.ofData(arms, data),
        "Made hard on purpose: 50 % of the training rows are left out. none reaches a test accuracy of 80.4 % [79.0, 81.8] over 5 repeats; there is no other arm to hold it against.",
        "有意加大难度：50% 的训练样本没有使用。none 的测试准确率为 80.4% [79.0, 81.8]（5 次重复）；没有其他方案可与它比较。");
  }

  @Test
  public void regression_isSaidInTheTargetsUnit() {
    // Differences −5, −6, −5, −4, −5 hundredths: half = 2.776 × 0.00316 = 0.0088; 1 % is 0.005.
    arms.put("none", new double[] {0.50, 0.52, 0.51, 0.49, 0.50});
    arms.put("l2", new double[] {0.45, 0.46, 0.46, 0.45, 0.45});
    assertSaid(
        SampleComparison.of(SampleComparison.RMSE, arms, arms, true),
        "l2 is better than none by more than 1 %: test RMSE −0.0500 [−0.0588, −0.0412].",
        "l2 优于 none，超过 1%：测试均方根误差 −0.0500 [−0.0588, −0.0412]。");
  }

  @Test
  public void onlyTheBaseline_thatDiverged_saysSo() {
    arms.put("none", new double[] {0.8, Double.NaN});
    assertSaid("none diverged in 1 of 2 runs.", "none 的 2 次训练中有 1 次发散。");
  }

  @Test
  public void best_isTheArmThatTheSentencesCallBetterFirst() {
    // l2 +5 [+3.9, +6.1] beside lr +0.5 [+0.4, +0.6]: what is better by more than the point is
    // first.
    arms.put("none", BASE);
    arms.put("lr", new double[] {0.804, 0.826, 0.815, 0.794, 0.806});
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    assertEquals("l2", Headline.best(SampleComparison.ofAccuracies(arms)).name());
    arms.remove("l2");
    assertEquals("lr", Headline.best(SampleComparison.ofAccuracies(arms)).name());
    // 2, −1, 3, 0, 1 tell nothing.
    arms.put("lr", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    assertNull(Headline.best(SampleComparison.ofAccuracies(arms)));
    arms.remove("lr");
    assertNull(Headline.best(SampleComparison.ofAccuracies(arms)));
  }

  @Test
  public void chancesInWords_runFromWorseToBetter() {
    // Mean 2, s = 1: t = 1 / 0.4472 = 2.236 and −3 / 0.4472 = −6.708. With four degrees of freedom
    // F(t) = ½ + ⅜ t / √(1 + t²/4) (1 − t² / (12 (1 + t²/4))): 0.9555, and 0.0013 below.
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.81, 0.85, 0.83, 0.80, 0.83});
    PairedComparison judged = SampleComparison.ofAccuracies(arms).arms().get(1).metricComparison();
    assertEquals(
        "worse 0 %, the same 4 %, better 96 %", Wording.chanceWords(judged).in(Language.EN));
    assertEquals("更差 0%，相同 4%，更好 96%", Wording.chanceWords(judged).in(Language.ZH));
    assertEquals("–", Wording.chanceWords(null).in(Language.EN));
  }

  private void assertSaid(String english, String chinese) {
    assertSaid(SampleComparison.ofAccuracies(arms), english, chinese);
  }

  private static void assertSaid(Comparison comparison, String english, String chinese) {
    Message headline = Headline.of(comparison);
    assertEquals(
        english + "\n" + chinese, headline.in(Language.EN) + "\n" + headline.in(Language.ZH));
  }
}
