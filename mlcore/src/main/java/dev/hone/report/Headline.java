package dev.hone.report;

import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.stats.Looks;
import dev.hone.stats.Outlook;
import dev.hone.stats.Resampling;
import dev.hone.stats.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a comparison says, in a few sentences that stand without the table. */
public final class Headline {
  /** So many arms are named; the table has the others. */
  private static final int NAMED = 3;

  /** A range of chances from below this to above the other says nothing. */
  private static final double UNLIKELY = 0.2;

  private static final double LIKELY = 0.8;

  /** What is said, the weightiest first; {@code JsonName} of the verdict is in the key. */
  private static final List<Verdict> ORDER =
      List.of(
          Verdict.BETTER_BY_MORE,
          Verdict.BETTER,
          Verdict.BETTER_BY_LESS,
          Verdict.WORSE_BY_MORE,
          Verdict.WORSE,
          Verdict.WORSE_BY_LESS);

  private final Comparison comparison;
  private final List<Message> sentences = new ArrayList<>();

  private Headline(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The sentences, to be put into a language. */
  public static Message of(Comparison comparison) {
    return joined("list.sentences", sentences(comparison));
  }

  /** The weightiest sentence alone, for a line in a list. */
  public static Message first(Comparison comparison) {
    return sentences(comparison).get(Wording.difficulty(comparison) == null ? 0 : 1);
  }

  /** The arm that the sentences call better before any other; null where they call none so. */
  public static ArmSummary best(Comparison comparison) {
    Headline headline = new Headline(comparison);
    return ORDER.stream()
        .filter(verdict -> verdict.direction() > 0)
        .flatMap(verdict -> headline.withVerdict(verdict).stream())
        .findFirst()
        .orElse(null);
  }

  /** The same, sentence by sentence. */
  static List<Message> sentences(Comparison comparison) {
    Headline headline = new Headline(comparison);
    headline.write();
    return headline.sentences;
  }

  private static Message joined(String key, List<Message> parts) {
    return parts.stream().reduce((before, next) -> Message.of(key, before, next)).get();
  }

  private void say(String key, Object... arguments) {
    sentences.add(Message.of(key, arguments));
  }

  private void write() {
    Message hard = Wording.difficulty(comparison);
    if (hard != null) {
      sentences.add(hard);
    }
    ArmSummary baseline = comparison.baselineArm();
    if (comparison.arms().size() == 1) {
      if (baseline.divergedRuns() > 0) {
        say("headline.alone.diverged", baseline.title(), Wording.diverged(baseline));
      } else {
        say(
            "headline.alone",
            baseline.title(),
            comparison.metric().name(),
            Wording.interval(comparison.metric(), baseline.testMetric()),
            baseline.runs());
      }
    } else if (baseline.divergedRuns() > 0) {
      say("headline.baseline-diverged", baseline.title(), Wording.diverged(baseline));
    } else if (baseline.runs() == 1) {
      say("headline.one-repeat", baseline.title());
    } else {
      judged(baseline);
    }
  }

  private void judged(ArmSummary baseline) {
    Message margin = Wording.margin(comparison);
    for (Verdict verdict : ORDER) {
      List<ArmSummary> arms = withVerdict(verdict);
      if (!arms.isEmpty()) {
        say(
            "headline." + Wording.key(verdict),
            names(arms),
            arms.size(),
            baseline.title(),
            largest(arms),
            margin);
      }
    }
    List<ArmSummary> same = withVerdict(Verdict.SAME);
    if (!same.isEmpty()) {
      say("headline.same", names(same), same.size(), baseline.title(), margin);
    }
    List<ArmSummary> open = withVerdict(Verdict.CANNOT_SAY);
    if (!open.isEmpty()) {
      open(open);
    }
    List<ArmSummary> notJudged = withVerdict(Verdict.NOT_JUDGED);
    if (!notJudged.isEmpty()) {
      List<Message> arms =
          notJudged.stream()
              .map(arm -> Message.of("headline.arm.diverged", arm.title(), Wording.diverged(arm)))
              .collect(Collectors.toList());
      say("headline.not-judged", joined("list.semicolon", arms), arms.size());
    }
    cautions(baseline);
  }

  private void open(List<ArmSummary> open) {
    if (open.size() == comparison.arms().size() - 1) {
      say("headline.cannot-say.all", comparison.baselineArm().title(), open.size());
    } else {
      say("headline.cannot-say", names(open), open.size());
    }
    byLoss(open);
    if (open.stream().allMatch(arm -> arm.metricComparison().difference().mean() == 0)) {
      say("headline.zero", open.size());
      return;
    }
    if (comparison.judging().minutes() > 0) {
      say(
          "headline.ended",
          Wording.number(comparison.judging().minutes()),
          comparison.repeats(),
          open.size());
    }
    if (open.stream().allMatch(arm -> arm.metricComparison().outlook().moreData())) {
      say("headline.more-data", open.size());
      return;
    }
    open.stream()
        .filter(arm -> !arm.metricComparison().outlook().moreData())
        .filter(arm -> !arm.metricComparison().outlook().powers().isEmpty())
        .max(Comparator.comparingDouble(arm -> last(arm).low() + last(arm).high()))
        .ifPresent(
            arm ->
                say(
                    last(arm).low() < UNLIKELY && last(arm).high() > LIKELY
                        ? "headline.outlook.open"
                        : "headline.outlook",
                    arm.title(),
                    differenceOf(arm),
                    last(arm).repeats(),
                    Wording.ofHundred(last(arm).low()),
                    Wording.ofHundred(last(arm).high())));
  }

  private static Outlook.Power last(ArmSummary arm) {
    List<Outlook.Power> powers = arm.metricComparison().outlook().powers();
    return powers.get(powers.size() - 1);
  }

  /** The loss tells more from the same runs: what it tells of arms that the metric leaves open. */
  private void byLoss(List<ArmSummary> open) {
    List<Message> parts = new ArrayList<>();
    addByLoss(parts, open, "headline.arm.better", verdict -> verdict.direction() > 0);
    addByLoss(parts, open, "headline.arm.worse", verdict -> verdict.direction() < 0);
    addByLoss(parts, open, "headline.arm.same", verdict -> verdict == Verdict.SAME);
    if (!parts.isEmpty()) {
      say("headline.by-loss", comparison.metric().name(), joined("list.semicolon", parts));
    }
  }

  private static void addByLoss(
      List<Message> parts, List<ArmSummary> open, String key, Predicate<Verdict> which) {
    List<ArmSummary> arms =
        open.stream()
            .filter(arm -> which.test(arm.lossComparison().verdict()))
            .collect(Collectors.toList());
    if (!arms.isEmpty()) {
      parts.add(Message.of(key, names(arms), arms.size()));
    }
  }

  private void cautions(ArmSummary baseline) {
    if (comparison.judging().resampling().kind() == Resampling.Kind.LEAVE_ONE_OUT) {
      say("headline.leave-one-out");
    } else if (baseline.runs() < Looks.LEAST) {
      say("headline.few", baseline.runs());
    }
  }

  /** The difference of the first arm, named where there are others. */
  private Message largest(List<ArmSummary> arms) {
    Message difference = differenceOf(arms.get(0));
    return arms.size() == 1
        ? difference
        : Message.of("headline.most", arms.get(0).title(), difference);
  }

  private Message differenceOf(ArmSummary arm) {
    return Message.of(
        "headline.difference",
        comparison.metric().name(),
        Wording.difference(comparison.metric(), arm.metricComparison().difference()));
  }

  private static Object names(List<ArmSummary> arms) {
    List<Message> names = arms.stream().map(ArmSummary::title).collect(Collectors.toList());
    if (names.size() > NAMED) {
      return Message.of("headline.names.more", names.subList(0, NAMED), names.size() - NAMED);
    }
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : Message.of("headline.names", names.subList(0, last), names.get(last));
  }

  /** The arms of this verdict by the metric, the largest difference first. */
  private List<ArmSummary> withVerdict(Verdict verdict) {
    return comparison.arms().stream()
        .filter(arm -> !arm.isBaseline() && arm.metricComparison().verdict() == verdict)
        .sorted(
            Comparator.comparingDouble(
                arm -> -Math.abs(arm.metricComparison().difference().mean())))
        .collect(Collectors.toList());
  }
}
