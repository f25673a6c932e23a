package dev.hone.app.ui.compare;

import android.content.res.Resources;
import android.icu.text.ListFormatter;
import dev.hone.app.R;
import dev.hone.app.ui.Formats;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.Wording;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The verdict in a sentence or two, in the language of the screen. Says what {@link
 * Comparison#headline} says.
 */
final class Headlines {
  private final Resources resources;
  private final Comparison comparison;
  private final List<String> sentences = new ArrayList<>();

  private Headlines(Resources resources, Comparison comparison) {
    this.resources = resources;
    this.comparison = comparison;
  }

  static String of(Resources resources, Comparison comparison) {
    Headlines headlines = new Headlines(resources, comparison);
    headlines.write();
    return String.join(" ", headlines.sentences);
  }

  private void write() {
    ArmSummary baseline = comparison.baselineArm();
    if (baseline.divergedRuns() > 0) {
      say(
          R.string.headline_baseline_diverged,
          baseline.name(),
          baseline.divergedRuns(),
          baseline.runs());
    } else if (comparison.arms().size() == 1) {
      say(
          R.string.headline_alone,
          baseline.name(),
          metric(),
          Wording.interval(comparison.metric(), baseline.testMetric()));
    } else if (baseline.runs() == 1) {
      say(R.string.headline_one_repeat);
    } else {
      judged(baseline.name());
    }
  }

  private void judged(String baseline) {
    List<ArmSummary> better = with(Verdict.BETTER);
    List<ArmSummary> worse = with(Verdict.WORSE);
    if (better.size() == 1) {
      say(
          R.string.headline_better_one,
          better.get(0).name(),
          baseline,
          metric(),
          difference(better.get(0)));
    } else if (!better.isEmpty()) {
      ArmSummary most = better.get(0);
      say(
          R.string.headline_better_many,
          names(better),
          baseline,
          most.name(),
          metric(),
          difference(most));
    }
    if (worse.size() == 1) {
      say(
          R.string.headline_worse_one,
          worse.get(0).name(),
          baseline,
          metric(),
          difference(worse.get(0)));
    } else if (!worse.isEmpty()) {
      say(R.string.headline_worse_many, names(worse), baseline);
    }
    if (better.isEmpty() && worse.isEmpty()) {
      nothingTold(baseline);
    }
    for (ArmSummary arm : comparison.arms()) {
      if (arm.divergedRuns() > 0) {
        say(R.string.headline_diverged, arm.name(), arm.divergedRuns(), arm.runs());
      }
    }
  }

  private void nothingTold(String baseline) {
    say(R.string.headline_none, baseline);
    ArmSummary closest =
        with(Verdict.NO_DETECTABLE_DIFFERENCE).stream()
            .filter(arm -> arm.metricComparison().repeatsNeeded() > 0)
            .min(Comparator.comparingInt(arm -> arm.metricComparison().repeatsNeeded()))
            .orElse(null);
    if (closest != null) {
      say(R.string.headline_repeats, closest.metricComparison().repeatsNeeded(), closest.name());
    } else if (!comparison.data().fresh()) {
      say(R.string.headline_more_data);
    }
  }

  /** The arms of a verdict, the largest difference first. */
  private List<ArmSummary> with(Verdict verdict) {
    return comparison.arms().stream()
        .filter(arm -> !arm.isBaseline() && arm.metricComparison().verdict() == verdict)
        .sorted(
            Comparator.comparingDouble(
                arm -> -Math.abs(arm.metricComparison().difference().mean())))
        .collect(Collectors.toList());
  }

  private void say(int text, Object... arguments) {
    sentences.add(resources.getString(text, arguments));
  }

  private String names(List<ArmSummary> arms) {
    Locale locale = resources.getConfiguration().getLocales().get(0);
    return ListFormatter.getInstance(locale)
        .format(arms.stream().map(ArmSummary::name).collect(Collectors.toList()));
  }

  private String metric() {
    return Formats.inline(resources, comparison.metric());
  }

  private String difference(ArmSummary arm) {
    PairedComparison judged = arm.metricComparison();
    return Wording.difference(comparison.metric(), judged.difference());
  }
}
