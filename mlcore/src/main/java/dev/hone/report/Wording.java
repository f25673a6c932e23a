package dev.hone.report;

import dev.hone.base.Numbers;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.metrics.MetricKind;
import dev.hone.stats.Interval;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words that the text report, the HTML report and the headline share. */
public final class Wording {
  private Wording() {}

  /** {@code 93.1 % [91.9, 94.2]}; without an interval, the mean alone. */
  public static String interval(MetricKind metric, Interval interval) {
    String mean = metric.format(interval.mean());
    if (!interval.hasBounds()) {
      return mean;
    }
    return metric == MetricKind.ACCURACY
        ? mean
            + " ["
            + Numbers.fixed(100 * interval.low(), 1, false)
            + ", "
            + Numbers.fixed(100 * interval.high(), 1, false)
            + "]"
        : interval(interval);
  }

  /** {@code 0.4127 [0.3811, 0.4443]}, all three with the same decimals. */
  static String interval(Interval interval) {
    if (!interval.hasBounds()) {
      return Numbers.plain(interval.mean());
    }
    int decimals = Numbers.decimals(4, interval.mean(), interval.low(), interval.high());
    return Numbers.fixed(interval.mean(), decimals, false)
        + " ["
        + Numbers.fixed(interval.low(), decimals, false)
        + ", "
        + Numbers.fixed(interval.high(), decimals, false)
        + "]";
  }

  /** {@code +3.1 points [+1.2, +5.0]} for accuracy, {@code −0.041 [−0.062, −0.020]} otherwise. */
  public static String difference(MetricKind metric, Interval difference) {
    return metric == MetricKind.ACCURACY
        ? difference(difference, 100, 1, " points")
        : difference(difference);
  }

  /** The same without the unit, for a column that has it in its heading. */
  static String bareDifference(MetricKind metric, Interval difference) {
    return metric == MetricKind.ACCURACY
        ? difference(difference, 100, 1, "")
        : difference(difference);
  }

  /** {@code −0.041 [−0.062, −0.020]}, all three with the same decimals. */
  static String difference(Interval difference) {
    return difference(
        difference,
        1,
        Numbers.decimals(3, difference.mean(), difference.low(), difference.high()),
        "");
  }

  private static String difference(Interval difference, double scale, int decimals, String unit) {
    return Double.isNaN(difference.mean())
        ? "–"
        : Numbers.fixed(scale * difference.mean(), decimals, true)
            + unit
            + " ["
            + Numbers.fixed(scale * difference.low(), decimals, true)
            + ", "
            + Numbers.fixed(scale * difference.high(), decimals, true)
            + "]";
  }

  /** {@code diverged in 2 of 5 runs}. */
  static String diverged(ArmSummary arm) {
    return "diverged in " + arm.divergedRuns() + " of " + arm.runs() + " runs";
  }

  /** The verdict of one view of an arm, with the reason where there is none. */
  static String verdict(ArmSummary arm, PairedComparison comparison) {
    if (comparison == null) {
      return arm.divergedRuns() > 0 ? "baseline, " + diverged(arm) : "baseline";
    }
    return comparison.verdict() == Verdict.NOT_JUDGED && arm.divergedRuns() > 0
        ? diverged(arm)
        : comparison.verdict().words();
  }

  static String repeatsNeeded(PairedComparison comparison, boolean freshData) {
    if (comparison == null || comparison.repeatsNeeded() == 0) {
      return "–";
    }
    if (comparison.repeatsNeeded() == PairedComparison.NOT_REACHABLE) {
      return freshData ? "over " + PairedComparison.MOST_REPEATS : "more data needed";
    }
    return Integer.toString(comparison.repeatsNeeded());
  }

  /** One line on what was compared. */
  static String setting(Comparison comparison) {
    return String.format(
        Locale.ROOT,
        "%s · %d arms × %d repeats · %d training, %d validation, %d test rows%s",
        comparison.data().name(),
        comparison.arms().size(),
        comparison.repeats(),
        comparison.data().rows().train(),
        comparison.data().rows().validation(),
        comparison.data().rows().test(),
        comparison.data().fresh() ? ", drawn afresh for every repeat" : " per repeat");
  }

  /** How to read the numbers, in plain words, one paragraph each. */
  static List<String> howToRead(Comparison comparison) {
    String metric = "test " + comparison.metric().label();
    String baseline = comparison.baseline();
    return List.of(
        "Verdict: each arm is held against "
            + baseline
            + " by its "
            + metric
            + ", over repeats that share their split and initial weights. “Better” and “worse” are"
            + " said so that, if no arm differed at all, the chance of even one such word in the"
            + " column would be at most 5 % (Holm's adjustment over the arms). “No detectable"
            + " difference” does not mean equal: these runs cannot tell.",
        "Interval: a mean and the range of means that agree with the runs, at 95 % for one arm"
            + " looked at alone. As the verdict allows for the number of arms, an interval can"
            + " stay clear of zero and the verdict still be “no detectable difference”.",
        comparison.data().fresh()
            ? "Every repeat drew data of its own, so repeats are independent and the t-test is the"
                + " ordinary paired one."
            : "Repeats split the same rows anew, so they are not independent. The t-test and the"
                + " intervals are widened for that (Nadeau and Bengio 2003: variance × (1/repeats +"
                + " test rows/all other rows)).",
        "Repeats needed: how many repeats would tell a true difference of the size seen, four times"
            + " in five. “More data needed”: the rows that repeats share limit what they can tell,"
            + " however many there are. It is an estimate from few runs.",
        "By test loss is the second view, adjusted as a family of its own; where the two disagree,"
            + " the primary verdict is the one by "
            + metric
            + ". p (Wilcoxon) is a check without the assumption of normal differences; with n"
            + " repeats it cannot fall below 2 to the power 1−n.",
        "Gap: how much better the training rows do than the test rows; large is overfitting. Near"
            + " zero: weights smaller than 0.001. An arm of which a run diverged is not tested:"
            + " judging it by its lucky runs would flatter it.");
  }

  /** What each arm's first diverged run says about it: {@code lr×50, repeat 3 of 5: …}. */
  static List<String> divergences(Comparison comparison) {
    List<String> result = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      comparison.runs().stream()
          .filter(run -> run.arm().equals(arm.name()) && run.diverged())
          .findFirst()
          .ifPresent(
              run ->
                  result.add(
                      arm.name()
                          + ", repeat "
                          + (run.repeat() + 1)
                          + " of "
                          + arm.runs()
                          + ": "
                          + run.divergence()));
    }
    return result;
  }

  /** The shortest account of what the numbers mean, for the terminal. */
  static List<String> notes(Comparison comparison) {
    return List.of(
        "The verdict is by test "
            + comparison.metric().label()
            + " against "
            + comparison.baseline()
            + ": "
            + (comparison.data().fresh()
                ? "paired t-test on fresh data"
                : "corrected resampled t-test")
            + ", Holm over the arms, 5 % for the whole family. By test loss is the second view, a"
            + " family of its own. Intervals are 95 % for one arm alone.",
        "Repeats needed: to tell a difference of the size seen, four times in five.");
  }
}
