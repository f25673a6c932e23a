package dev.hone.report;

import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.metrics.Metric;
import dev.hone.stats.Interval;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Verdict;
import dev.hone.train.Divergence;
import java.util.ArrayList;
import java.util.List;

/** Phrases and figures that the text report, the HTML report and the headline share. */
public final class Wording {
  /** What stands where there is no figure. */
  static final Message NONE = Message.plain("–");

  private Wording() {}

  /** {@code 93.1 % [91.9, 94.2]}; without an interval, the mean alone. */
  public static Message interval(Metric metric, Interval interval) {
    if (!MetricWords.isShare(metric)) {
      return interval(interval);
    }
    Message mean = MetricWords.value(metric, interval.mean());
    return interval.hasBounds()
        ? bounds(
            mean,
            Numbers.fixed(100 * interval.low(), 1, false),
            Numbers.fixed(100 * interval.high(), 1, false))
        : mean;
  }

  /** {@code 0.4127 [0.3811, 0.4443]}, all three with the same decimals. */
  static Message interval(Interval interval) {
    if (!interval.hasBounds()) {
      return Message.plain(Numbers.plain(interval.mean()));
    }
    int decimals = Numbers.decimals(4, interval.mean(), interval.low(), interval.high());
    return bounds(
        Numbers.fixed(interval.mean(), decimals, false),
        Numbers.fixed(interval.low(), decimals, false),
        Numbers.fixed(interval.high(), decimals, false));
  }

  /** {@code +3.1 points [+1.2, +5.0]} for shares, {@code −0.041 [−0.062, −0.020]} otherwise. */
  public static Message difference(Metric metric, Interval difference) {
    return MetricWords.isShare(metric)
        ? points(difference, Message.of("report.figure.points", signedPoints(difference.mean())))
        : difference(difference);
  }

  /** The same without the unit, for a column that has it in its heading. */
  static Message bareDifference(Metric metric, Interval difference) {
    return MetricWords.isShare(metric)
        ? points(difference, signedPoints(difference.mean()))
        : difference(difference);
  }

  /** {@code −0.041 [−0.062, −0.020]}, all three with the same decimals. */
  static Message difference(Interval difference) {
    int decimals = Numbers.decimals(3, difference.mean(), difference.low(), difference.high());
    return Double.isNaN(difference.mean())
        ? NONE
        : bounds(
            Numbers.fixed(difference.mean(), decimals, true),
            Numbers.fixed(difference.low(), decimals, true),
            Numbers.fixed(difference.high(), decimals, true));
  }

  private static Message points(Interval difference, Object mean) {
    return Double.isNaN(difference.mean())
        ? NONE
        : bounds(mean, signedPoints(difference.low()), signedPoints(difference.high()));
  }

  private static String signedPoints(double difference) {
    return Numbers.fixed(100 * difference, 1, true);
  }

  private static Message bounds(Object mean, String low, String high) {
    return Message.of("report.figure.bounds", mean, low, high);
  }

  /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 05 s}; a dash for NaN. */
  static Message duration(double seconds) {
    if (Double.isNaN(seconds)) {
      return NONE;
    }
    if (seconds < 59.5) {
      return Message.of("duration.seconds", Numbers.fixed(seconds, seconds < 9.95 ? 1 : 0, false));
    }
    long whole = Math.round(seconds);
    String rest = Long.toString(whole % 60);
    return Message.of("duration.minutes", whole / 60, rest.length() < 2 ? "0" + rest : rest);
  }

  /** {@code better}, {@code no detectable difference}. */
  public static Message verdict(Verdict verdict) {
    return Message.of("verdict." + JsonFields.jsonName(verdict));
  }

  /** {@code diverged in 2 of 5 runs}. */
  static Message diverged(ArmSummary arm) {
    return Message.of("report.diverged", arm.divergedRuns(), arm.runs());
  }

  /**
   * The verdict of one view of an arm, with the reason where there is none.
   *
   * @param comparison the arm's by metric or by loss; null for the baseline
   */
  public static Message verdict(ArmSummary arm, PairedComparison comparison) {
    if (comparison == null) {
      return arm.divergedRuns() > 0
          ? Message.of("verdict.baseline.diverged", diverged(arm))
          : Message.of("verdict.baseline");
    }
    return comparison.verdict() == Verdict.NOT_JUDGED && arm.divergedRuns() > 0
        ? diverged(arm)
        : verdict(comparison.verdict());
  }

  static Message repeatsNeeded(PairedComparison comparison, boolean freshData) {
    if (comparison == null || comparison.repeatsNeeded() == 0) {
      return NONE;
    }
    if (comparison.repeatsNeeded() == PairedComparison.NOT_REACHABLE) {
      return freshData
          ? Message.of("report.over", PairedComparison.MOST_REPEATS)
          : Message.of("report.more-data");
    }
    return Message.plain(Integer.toString(comparison.repeatsNeeded()));
  }

  /** One line on what was compared. */
  static Message setting(Comparison comparison) {
    return setting(comparison, comparison.data().name());
  }

  /**
   * One line on what was compared.
   *
   * @param title what the data are called, a text or message
   */
  public static Message setting(Comparison comparison, Object title) {
    return Message.of(
        comparison.data().fresh() ? "report.setting.fresh" : "report.setting",
        title,
        comparison.arms().size(),
        comparison.repeats(),
        comparison.data().rows().train(),
        comparison.data().rows().validation(),
        comparison.data().rows().test());
  }

  /** How to read the numbers, in plain words, one paragraph each. */
  static List<Message> howToRead(Comparison comparison) {
    Message metric = comparison.metric().name();
    return List.of(
        Message.of("report.how.verdict", comparison.baseline(), metric),
        Message.of("report.how.interval"),
        Message.of(comparison.data().fresh() ? "report.how.fresh" : "report.how.split"),
        Message.of("report.how.repeats"),
        Message.of("report.how.loss", metric),
        Message.of("report.how.gap"));
  }

  /** What each arm's first diverged run says about it: {@code lr×50, repeat 3 of 5: …}. */
  static List<Message> divergences(Comparison comparison) {
    List<Message> result = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      comparison.runs().stream()
          .filter(run -> run.arm().equals(arm.name()) && run.diverged())
          .findFirst()
          .ifPresent(
              run ->
                  result.add(
                      Message.of(
                          "report.divergence",
                          arm.name(),
                          run.repeat() + 1,
                          arm.runs(),
                          Divergence.read(run.divergence()))));
    }
    return result;
  }

  /** The shortest account of what the numbers mean, for the terminal. */
  static List<Message> notes(Comparison comparison) {
    return List.of(
        Message.of(
            comparison.data().fresh() ? "report.note.verdict.fresh" : "report.note.verdict",
            comparison.metric().name(),
            comparison.baseline()),
        Message.of("report.note.repeats"));
  }
}
