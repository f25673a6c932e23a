package dev.hone.report;

import dev.hone.base.Numbers;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.metrics.MetricKind;
import dev.hone.stats.PairedComparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table of the reports, as texts: one row per arm, the first column its name.
 *
 * @param title what the table shows
 * @param columns one per column
 * @param rows one per arm, in the comparison's order; as many texts as columns
 */
record ReportTable(String title, List<Column> columns, List<List<String>> rows) {

  /** How a column is shown. */
  enum Kind {
    /** Words, set flush left. */
    WORDS,
    /** A number, set flush right. */
    NUMBER,
    /** The verdict by the metric, coloured. */
    METRIC_VERDICT,
    /** The verdict by the loss, coloured. */
    LOSS_VERDICT
  }

  /**
   * A column.
   *
   * @param heading what stands above it
   */
  record Column(String heading, Kind kind) {}

  /** Which arm differs from the baseline, and how sure that is. */
  static ReportTable verdicts(Comparison comparison) {
    MetricKind metric = comparison.metric();
    String unit = metric.differenceUnit().isEmpty() ? "" : ", " + metric.differenceUnit();
    List<Column> columns =
        List.of(
            new Column("arm", Kind.WORDS),
            new Column("verdict", Kind.METRIC_VERDICT),
            new Column("test " + metric.label() + " [95 %]", Kind.NUMBER),
            new Column("difference" + unit + " [95 %]", Kind.NUMBER),
            new Column("repeats needed", Kind.NUMBER),
            new Column("by test loss", Kind.LOSS_VERDICT));
    List<List<String>> rows = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      PairedComparison byMetric = arm.metricComparison();
      boolean partly = arm.divergedRuns() > 0 && arm.divergedRuns() < arm.runs();
      String of = partly ? " (" + (arm.runs() - arm.divergedRuns()) + " runs)" : "";
      rows.add(
          List.of(
              arm.name(),
              Wording.verdict(arm, byMetric),
              Wording.interval(metric, arm.testMetric()) + of,
              byMetric == null ? "–" : Wording.bareDifference(metric, byMetric.difference()),
              Wording.repeatsNeeded(byMetric, comparison.data().fresh()),
              arm.isBaseline() ? "–" : arm.lossComparison().verdict().words()));
    }
    return new ReportTable("Verdicts", columns, rows);
  }

  /** The tests behind the verdicts; nothing for the baseline. */
  static ReportTable tests(Comparison comparison) {
    List<Column> columns =
        List.of(
            new Column("arm", Kind.WORDS),
            new Column(comparison.metric().label() + ": p (Holm)", Kind.NUMBER),
            new Column("p (t)", Kind.NUMBER),
            new Column("p (Wilcoxon)", Kind.NUMBER),
            new Column("loss: difference [95 %]", Kind.NUMBER),
            new Column("p (Holm)", Kind.NUMBER),
            new Column("p (t)", Kind.NUMBER),
            new Column("p (Wilcoxon)", Kind.NUMBER),
            new Column("repeats needed", Kind.NUMBER));
    List<List<String>> rows = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      List<String> row = new ArrayList<>();
      row.add(arm.name());
      if (arm.isBaseline()) {
        row.addAll(Collections.nCopies(columns.size() - 1, "–"));
      } else {
        PairedComparison byLoss = arm.lossComparison();
        addTests(row, arm.metricComparison());
        row.add(Wording.difference(byLoss.difference()));
        addTests(row, byLoss);
        row.add(Wording.repeatsNeeded(byLoss, comparison.data().fresh()));
      }
      rows.add(row);
    }
    return new ReportTable("Tests", columns, rows);
  }

  private static void addTests(List<String> row, PairedComparison judged) {
    row.add(Numbers.probability(judged.pHolm()));
    row.add(Numbers.probability(judged.pCorrectedT()));
    row.add(Numbers.probability(judged.pWilcoxon()));
  }

  /** What was measured besides the verdict's figure: means over the runs that finished. */
  static ReportTable measurements(Comparison comparison) {
    MetricKind metric = comparison.metric();
    String unit = metric.differenceUnit().isEmpty() ? "" : ", " + metric.differenceUnit();
    List<Column> columns =
        List.of(
            new Column("arm", Kind.WORDS),
            new Column("test loss [95 %]", Kind.NUMBER),
            new Column("train–test gap" + unit, Kind.NUMBER),
            new Column("near zero", Kind.NUMBER),
            new Column("weight norm", Kind.NUMBER),
            new Column("epochs", Kind.NUMBER),
            new Column("time per run", Kind.NUMBER));
    List<List<String>> rows = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      rows.add(
          List.of(
              arm.name(),
              Wording.interval(arm.testLoss()),
              metric.formatDifference(arm.gap().mean()),
              Double.isNaN(arm.nearZeroShare())
                  ? "–"
                  : Numbers.fixed(100 * arm.nearZeroShare(), 1, false) + " %",
              Numbers.plain(arm.weightNorm()),
              Numbers.fixed(arm.epochs(), 0, false),
              Numbers.duration(arm.seconds())));
    }
    return new ReportTable("Measurements", columns, rows);
  }
}
