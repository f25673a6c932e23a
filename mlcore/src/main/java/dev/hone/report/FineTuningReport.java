package dev.hone.report;

import dev.hone.finetune.FineTuningComparison;
import dev.hone.finetune.FineTuningSummary;
import dev.hone.metrics.MetricKind;
import dev.hone.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A comparison of ways to fine-tune, for people. */
public final class FineTuningReport {
  private static final List<String> HEADINGS =
      List.of(
          "arm",
          "new data",
          "against the first arm",
          "old data",
          "kept or forgotten",
          "loss new",
          "old");

  private FineTuningReport() {}

  /** The sentence, then a table with one line an arm. */
  public static String render(FineTuningComparison comparison) {
    StringBuilder text = new StringBuilder(sentence(comparison)).append("\n\n");
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEADINGS);
    for (FineTuningSummary arm : comparison.arms()) {
      lines.add(line(comparison.metric(), arm));
    }
    int[] widths = new int[HEADINGS.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String padded = String.format(Locale.ROOT, "%-" + widths[i] + "s", line.get(i));
        row.append(i == 0 ? "" : "  ").append(padded);
      }
      text.append(row.toString().replaceAll(" +$", "")).append('\n');
    }
    return text.toString();
  }

  /** One line of the table: arm, new, change, old, change, losses. */
  public static List<String> line(MetricKind metric, FineTuningSummary arm) {
    if (arm.diverged() > 0) {
      return List.of(arm.arm(), "diverged with " + arm.diverged() + " seeds", "", "", "", "", "");
    }
    return List.of(
        arm.arm(),
        value(metric, arm.newAfter()),
        change(metric, arm.newChange()),
        value(metric, arm.oldAfter()),
        change(metric, arm.oldChange()),
        loss(arm.newLoss()),
        loss(arm.oldLoss()));
  }

  /** What came out, in one sentence. */
  public static String sentence(FineTuningComparison comparison) {
    MetricKind metric = comparison.metric();
    Optional<FineTuningSummary> best = comparison.best();
    if (!best.isPresent()) {
      return "No arm could be measured: all diverged; try a smaller learning rate.";
    }
    FineTuningSummary arm = best.get();
    String first = comparison.arms().get(0).arm();
    String old =
        Double.isNaN(arm.oldChange().mean())
            ? "; what it forgot was not measured, as there is no old data"
            : "; on the old data it changes by " + Wording.difference(metric, arm.oldChange());
    if (arm.arm().equals(first)) {
      return "No other arm does better on the new data than "
          + first
          + ": "
          + Wording.interval(metric, arm.newAfter())
          + old
          + ".";
    }
    return arm.arm()
        + (arm.told()
            ? " is best on the new data: "
            : " is ahead on the new data, but these seeds" + " cannot tell it from " + first + ": ")
        + metric.label()
        + " "
        + Wording.interval(metric, arm.newAfter())
        + ", "
        + Wording.difference(metric, arm.newChange())
        + " against "
        + first
        + old
        + ".";
  }

  private static String value(MetricKind metric, Interval interval) {
    if (Double.isNaN(interval.mean())) {
      return "–";
    }
    boolean flat = interval.hasBounds() && interval.low() == interval.high();
    return flat ? metric.format(interval.mean()) : Wording.interval(metric, interval);
  }

  private static String change(MetricKind metric, Interval interval) {
    if (Double.isNaN(interval.mean())) {
      return "–";
    }
    return interval.low() == 0 && interval.high() == 0 ? "0" : Wording.difference(metric, interval);
  }

  private static String loss(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }
}
