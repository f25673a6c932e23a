package dev.hone.report;

import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a comparison says, in a sentence or two that stand without the table. */
public final class Headline {
  /** So many arms are named; the table has the others. */
  private static final int NAMED = 3;

  private final Comparison comparison;
  private final List<String> sentences = new ArrayList<>();

  private Headline(Comparison comparison) {
    this.comparison = comparison;
  }

  public static String of(Comparison comparison) {
    Headline headline = new Headline(comparison);
    headline.write();
    return String.join(" ", headline.sentences);
  }

  private void write() {
    ArmSummary baseline = comparison.baselineArm();
    if (comparison.arms().size() == 1) {
      sentences.add(
          baseline.divergedRuns() > 0
              ? baseline.name() + " " + Wording.diverged(baseline) + "."
              : String.format(
                  Locale.ROOT,
                  "%s reaches a test %s of %s over %d repeat%s; there is no other arm to hold it"
                      + " against.",
                  baseline.name(),
                  comparison.metric().label(),
                  Wording.interval(comparison.metric(), baseline.testMetric()),
                  baseline.runs(),
                  baseline.runs() == 1 ? "" : "s"));
    } else if (baseline.divergedRuns() > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Nothing can be judged: the baseline %s %s. A smaller learning rate or gradient"
                  + " clipping may help.",
              baseline.name(),
              Wording.diverged(baseline)));
    } else if (baseline.runs() == 1) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "One repeat cannot tell an arm from %s: run five or more.",
              baseline.name()));
    } else {
      judged(baseline.name());
    }
  }

  private void judged(String baseline) {
    List<ArmSummary> better = withVerdict(Verdict.BETTER);
    List<ArmSummary> worse = withVerdict(Verdict.WORSE);
    List<ArmSummary> level = withVerdict(Verdict.NO_DETECTABLE_DIFFERENCE);
    if (!better.isEmpty()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%s %s better than %s: %s.",
              names(better),
              better.size() == 1 ? "is" : "are",
              baseline,
              better.size() == 1
                  ? differenceOf(better.get(0))
                  : "most of all " + better.get(0).name() + ", " + differenceOf(better.get(0))));
    }
    if (!worse.isEmpty()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%s %s worse%s: %s.",
              names(worse),
              worse.size() == 1 ? "is" : "are",
              better.isEmpty() ? " than " + baseline : "",
              worse.size() == 1
                  ? differenceOf(worse.get(0))
                  : "most of all " + worse.get(0).name() + ", " + differenceOf(worse.get(0))));
    }
    if (better.isEmpty() && !level.isEmpty()) {
      sentences.add(nothingTold(baseline, level, worse.isEmpty()));
    }
    byLoss();
    List<ArmSummary> notJudged = withVerdict(Verdict.NOT_JUDGED);
    if (!notJudged.isEmpty()) {
      sentences.add(
          notJudged.stream()
                  .map(arm -> arm.name() + " " + Wording.diverged(arm))
                  .collect(Collectors.joining("; "))
              + (notJudged.size() == 1 ? "; it is not judged." : "; they are not judged."));
    }
  }

  private String nothingTold(String baseline, List<ArmSummary> level, boolean all) {
    String start = (all ? "No arm" : "No other arm") + " differs detectably from " + baseline;
    ArmSummary closest =
        level.stream()
            .filter(arm -> arm.metricComparison().repeatsNeeded() > 0)
            .min(Comparator.comparingInt(arm -> arm.metricComparison().repeatsNeeded()))
            .orElse(null);
    if (closest != null) {
      return String.format(
          Locale.ROOT,
          "%s; about %d repeats would be needed to tell %s, the closest (%s).",
          start,
          closest.metricComparison().repeatsNeeded(),
          closest.name(),
          differenceOf(closest));
    }
    if (level.stream().allMatch(arm -> arm.metricComparison().difference().mean() == 0)) {
      return start + ": in the mean, every difference is exactly zero.";
    }
    return start
        + (comparison.data().fresh()
            ? "; differences this small would take more than "
                + PairedComparison.MOST_REPEATS
                + " repeats to tell."
            : "; more repeats would not tell differences this small: that takes more data.");
  }

  private void byLoss() {
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.BETTER, Verdict.WORSE)) {
      List<ArmSummary> arms =
          others().stream()
              .filter(arm -> arm.lossComparison().verdict() == verdict)
              .filter(arm -> arm.metricComparison().verdict() != verdict)
              .collect(Collectors.toList());
      if (!arms.isEmpty()) {
        parts.add(names(arms) + (arms.size() == 1 ? " is " : " are ") + verdict.words());
      }
    }
    if (!parts.isEmpty()) {
      sentences.add("By test loss, the second view, " + String.join("; ", parts) + ".");
    }
  }

  private String differenceOf(ArmSummary arm) {
    return "test "
        + comparison.metric().label()
        + " "
        + Wording.difference(comparison.metric(), arm.metricComparison().difference());
  }

  private static String names(List<ArmSummary> arms) {
    List<String> names = arms.stream().map(ArmSummary::name).collect(Collectors.toList());
    if (names.size() == 1) {
      return names.get(0);
    }
    if (names.size() > NAMED) {
      return String.join(", ", names.subList(0, NAMED))
          + " and "
          + (names.size() - NAMED)
          + " more";
    }
    return String.join(", ", names.subList(0, names.size() - 1))
        + " and "
        + names.get(names.size() - 1);
  }

  private List<ArmSummary> others() {
    return comparison.arms().stream().filter(arm -> !arm.isBaseline()).collect(Collectors.toList());
  }

  /** The arms of this verdict by the metric, the largest difference first. */
  private List<ArmSummary> withVerdict(Verdict verdict) {
    return others().stream()
        .filter(arm -> arm.metricComparison().verdict() == verdict)
        .sorted(
            Comparator.comparingDouble(
                arm -> -Math.abs(arm.metricComparison().difference().mean())))
        .collect(Collectors.toList());
  }
}
