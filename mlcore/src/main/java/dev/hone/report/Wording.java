package dev.hone.report;

import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.stats.Chances;
import dev.hone.stats.Interval;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.SameWithin;
import dev.hone.stats.Verdict;
import java.util.stream.Stream;

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
    if (Double.isNaN(difference.mean())) {
      return NONE;
    }
    if (!difference.hasBounds()) {
      return Message.plain(Numbers.signed(difference.mean()));
    }
    int decimals = Numbers.decimals(3, difference.mean(), difference.low(), difference.high());
    return bounds(
        Numbers.fixed(difference.mean(), decimals, true),
        Numbers.fixed(difference.low(), decimals, true),
        Numbers.fixed(difference.high(), decimals, true));
  }

  private static Message points(Interval difference, Object mean) {
    if (Double.isNaN(difference.mean())) {
      return NONE;
    }
    return difference.hasBounds()
        ? bounds(mean, signedPoints(difference.low()), signedPoints(difference.high()))
        : Message.of("list.one", mean);
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

  /** The verdict as a part of keys. */
  static String key(Verdict verdict) {
    return JsonFields.jsonName(verdict);
  }

  /** What a verdict is coloured by: better, worse, same, open or not-judged. */
  public static String tone(Verdict verdict) {
    if (verdict == Verdict.NOT_JUDGED) {
      return "not-judged";
    }
    if (verdict.within()) {
      return "same";
    }
    return verdict.direction() > 0 ? "better" : verdict.direction() < 0 ? "worse" : "open";
  }

  /** The margin of the metric: {@code 1 point}, {@code 1 %}, {@code 0.5}. */
  public static Message margin(Comparison comparison) {
    return margin(comparison.judging().metric(), MetricWords.isShare(comparison.metric()));
  }

  private static Message margin(SameWithin margin, boolean points) {
    if (margin.relative()) {
      return roundPercent(margin.size());
    }
    return points
        ? Message.of("report.margin.points", number(rounded(100 * margin.size())))
        : Message.plain(Numbers.shortest(margin.size()));
  }

  /** Without the last digits of 100 × 0.07. */
  private static double rounded(double value) {
    return Math.rint(value * 1e9) / 1e9;
  }

  /** Whole numbers without a decimal point. */
  static Number number(double value) {
    return value == Math.rint(value) ? (Number) (long) value : (Number) value;
  }

  private static Message roundPercent(double share) {
    return Message.of("report.figure.percent", Numbers.shortest(rounded(100 * share)));
  }

  /** {@code 31}: of a hundred comparisons, never 100 where it is less. */
  static Message ofHundred(double share) {
    long count = Math.round(100 * share);
    return Message.plain(Long.toString(share < 1 ? Math.min(99, count) : count));
  }

  /** {@code 97 · 2 · 1}, with a star where the verdict, which allows for all arms, says less. */
  public static Message chances(PairedComparison comparison) {
    if (comparison == null || !comparison.chances().exist()) {
      return NONE;
    }
    return Message.of(
        comparison.chances().exceed(comparison.verdict())
            ? "report.chances.alone"
            : "report.chances",
        ofHundred(comparison.chances()));
  }

  /** The same as a sentence: {@code l2: better 97 %, the same 2 %, worse 1 %}. */
  static Message chancesOf(ArmSummary arm, PairedComparison comparison) {
    Object[] parts = ofHundred(comparison.chances());
    return Message.of("chart.chances", arm.title(), parts[0], parts[1], parts[2]);
  }

  /**
   * The same in the order of a picture that has better on its right; a dash where there are none.
   */
  public static Message chanceWords(PairedComparison comparison) {
    if (comparison == null || !comparison.chances().exist()) {
      return NONE;
    }
    Object[] parts = ofHundred(comparison.chances());
    return Message.of(
        comparison.chances().exceed(comparison.verdict())
            ? "report.chances.words.alone"
            : "report.chances.words",
        parts[2],
        parts[1],
        parts[0]);
  }

  /** Better, same and worse of a hundred, which they sum up to. */
  private static Object[] ofHundred(Chances chances) {
    long better = Math.round(100 * chances.better());
    long worse = Math.round(100 * chances.worse());
    return new Object[] {
      Long.toString(better), Long.toString(100 - better - worse), Long.toString(worse)
    };
  }

  /** The title of an axis of differences by the metric, which says where better is. */
  public static Message differenceAxis(Metric metric) {
    String way = metric.higherIsBetter() ? "chart.axis.metric.higher" : "chart.axis.metric.lower";
    return Message.of(MetricWords.isShare(metric) ? "chart.axis.points" : way, metric.name());
  }

  /** How many of an arm's weights are near zero: {@code 12.0 % near zero}; a dash for NaN. */
  public static Message nearZero(ArmSummary arm) {
    return Double.isNaN(arm.nearZeroShare())
        ? NONE
        : Message.of("chart.near-zero", MetricWords.percent(arm.nearZeroShare()));
  }

  /** Whether a chance of an arm needs the remark that it speaks of that arm alone. */
  static boolean anyAlone(Comparison comparison) {
    return comparison.arms().stream()
        .filter(arm -> !arm.isBaseline())
        .flatMap(arm -> Stream.of(arm.metricComparison(), arm.lossComparison()))
        .anyMatch(judged -> judged.chances().exceed(judged.verdict()));
  }

  /**
   * Which arm has the smallest validation loss, while arms are trained.
   *
   * @param arm its title; null before each arm was trained once
   * @param loss mean over its runs
   * @param value mean validation metric; NaN if it was not measured
   */
  public static Message leading(Metric metric, Message arm, double loss, double value) {
    return arm == null
        ? Message.of("report.leading.none")
        : Message.of(
            "report.leading",
            arm,
            Numbers.plain(loss),
            metric.name(),
            MetricWords.value(metric, value));
  }

  /** What was made hard on purpose; null if nothing. */
  static Message difficulty(Comparison comparison) {
    return difficulty(
        comparison.labelNoise(), comparison.trainFraction(), comparison.metric().task());
  }

  /**
   * The same of an experiment that may not have been run yet.
   *
   * @param noise share of training labels that are made wrong
   * @param part share of the training rows that are trained on
   */
  public static Message difficulty(double noise, double part, Task task) {
    if (noise == 0 && part == 1) {
      return null;
    }
    Message left = roundPercent(1 - part);
    if (noise == 0) {
      return Message.of("headline.hard.rows", left);
    }
    String key = part == 1 ? "headline.hard.labels" : "headline.hard";
    boolean labels = task == Task.CLASSIFICATION;
    Message wrong = roundPercent(noise);
    String full = labels ? key : key + ".targets";
    return part == 1 ? Message.of(full, wrong) : Message.of(full, wrong, left);
  }

  /** {@code diverged in 2 of 5 runs}. */
  static Message diverged(ArmSummary arm) {
    return Message.of("report.diverged", arm.divergedRuns(), arm.runs());
  }

  /**
   * The verdict on an arm by the metric, with the reason where there is none: {@code better by more
   * than 1 point}, {@code cannot say yet}.
   */
  public static Message verdict(Comparison comparison, ArmSummary arm) {
    if (!arm.isBaseline()) {
      return verdict(arm, arm.metricComparison(), margin(comparison));
    }
    return arm.divergedRuns() > 0
        ? Message.of("verdict.baseline.diverged", diverged(arm))
        : Message.of("verdict.baseline");
  }

  /** The verdict on an arm by the loss; a dash for the baseline. */
  public static Message lossVerdict(Comparison comparison, ArmSummary arm) {
    return arm.isBaseline()
        ? NONE
        : Message.of(
            "verdict." + key(arm.lossComparison().verdict()),
            margin(comparison.judging().loss(), false));
  }

  private static Message verdict(ArmSummary arm, PairedComparison judged, Message margin) {
    return judged.verdict() == Verdict.NOT_JUDGED && arm.divergedRuns() > 0
        ? diverged(arm)
        : Message.of("verdict." + key(judged.verdict()), margin);
  }

  /** In how many of a hundred comparisons so many repeats would tell what these did not. */
  static Message outlook(PairedComparison comparison, int repeats) {
    if (comparison == null) {
      return NONE;
    }
    if (comparison.outlook().moreData()) {
      return Message.of("report.more-data");
    }
    return comparison.outlook().powers().stream()
        .filter(power -> power.repeats() == repeats)
        .map(power -> Message.of("report.outlook", ofHundred(power.low()), ofHundred(power.high())))
        .findFirst()
        .orElse(NONE);
  }
}
