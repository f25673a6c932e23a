package dev.hone.report;

import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a comparison says, in a sentence or two that stand without the table. */
public final class Headline {
  /** So many arms are named; the table has the others. */
  private static final int NAMED = 3;

  private final Comparison comparison;
  private final List<Message> sentences = new ArrayList<>();

  private Headline(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The sentences, to be put into a language. */
  public static Message of(Comparison comparison) {
    Headline headline = new Headline(comparison);
    headline.write();
    return joined("list.sentences", headline.sentences);
  }

  private static Message joined(String key, List<Message> parts) {
    return parts.stream().reduce((before, next) -> Message.of(key, before, next)).get();
  }

  private void say(String key, Object... arguments) {
    sentences.add(Message.of(key, arguments));
  }

  private void write() {
    ArmSummary baseline = comparison.baselineArm();
    if (comparison.arms().size() == 1) {
      if (baseline.divergedRuns() > 0) {
        say("headline.alone.diverged", baseline.name(), Wording.diverged(baseline));
      } else {
        say(
            "headline.alone",
            baseline.name(),
            comparison.metric().name(),
            Wording.interval(comparison.metric(), baseline.testMetric()),
            baseline.runs());
      }
    } else if (baseline.divergedRuns() > 0) {
      say("headline.baseline-diverged", baseline.name(), Wording.diverged(baseline));
    } else if (baseline.runs() == 1) {
      say("headline.one-repeat", baseline.name());
    } else {
      judged(baseline.name());
    }
  }

  private void judged(String baseline) {
    List<ArmSummary> better = withVerdict(Verdict.BETTER);
    List<ArmSummary> worse = withVerdict(Verdict.WORSE);
    List<ArmSummary> level = withVerdict(Verdict.NO_DETECTABLE_DIFFERENCE);
    if (!better.isEmpty()) {
      say("headline.better", names(better), better.size(), baseline, largest(better));
    }
    if (!worse.isEmpty() && better.isEmpty()) {
      say("headline.worse", names(worse), worse.size(), baseline, largest(worse));
    } else if (!worse.isEmpty()) {
      say("headline.worse.too", names(worse), worse.size(), largest(worse));
    }
    if (better.isEmpty() && !level.isEmpty()) {
      sentences.add(nothingTold(baseline, level, worse.isEmpty()));
    }
    byLoss();
    List<ArmSummary> notJudged = withVerdict(Verdict.NOT_JUDGED);
    if (!notJudged.isEmpty()) {
      List<Message> arms =
          notJudged.stream()
              .map(arm -> Message.of("headline.arm.diverged", arm.name(), Wording.diverged(arm)))
              .collect(Collectors.toList());
      say("headline.not-judged", joined("list.semicolon", arms), arms.size());
    }
  }

  private Message nothingTold(String baseline, List<ArmSummary> level, boolean all) {
    Message start = Message.of(all ? "headline.level" : "headline.level.other", baseline);
    ArmSummary closest =
        level.stream()
            .filter(arm -> arm.metricComparison().repeatsNeeded() > 0)
            .min(Comparator.comparingInt(arm -> arm.metricComparison().repeatsNeeded()))
            .orElse(null);
    if (closest != null) {
      return Message.of(
          "headline.level.closest",
          start,
          closest.metricComparison().repeatsNeeded(),
          closest.name(),
          differenceOf(closest));
    }
    if (level.stream().allMatch(arm -> arm.metricComparison().difference().mean() == 0)) {
      return Message.of("headline.level.zero", start);
    }
    return comparison.data().fresh()
        ? Message.of("headline.level.fresh", start, PairedComparison.MOST_REPEATS)
        : Message.of("headline.level.data", start);
  }

  private void byLoss() {
    List<Message> parts = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.BETTER, Verdict.WORSE)) {
      List<ArmSummary> arms =
          others().stream()
              .filter(arm -> arm.lossComparison().verdict() == verdict)
              .filter(arm -> arm.metricComparison().verdict() != verdict)
              .collect(Collectors.toList());
      if (!arms.isEmpty()) {
        String key = verdict == Verdict.BETTER ? "headline.arm.better" : "headline.arm.worse";
        parts.add(Message.of(key, names(arms), arms.size()));
      }
    }
    if (!parts.isEmpty()) {
      say("headline.by-loss", joined("list.semicolon", parts));
    }
  }

  /** The difference of the first arm, named where there are others. */
  private Message largest(List<ArmSummary> arms) {
    Message difference = differenceOf(arms.get(0));
    return arms.size() == 1
        ? difference
        : Message.of("headline.most", arms.get(0).name(), difference);
  }

  private Message differenceOf(ArmSummary arm) {
    return Message.of(
        "headline.difference",
        comparison.metric().name(),
        Wording.difference(comparison.metric(), arm.metricComparison().difference()));
  }

  private static Object names(List<ArmSummary> arms) {
    List<String> names = arms.stream().map(ArmSummary::name).collect(Collectors.toList());
    if (names.size() > NAMED) {
      return Message.of("headline.names.more", names.subList(0, NAMED), names.size() - NAMED);
    }
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : Message.of("headline.names", names.subList(0, last), names.get(last));
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
