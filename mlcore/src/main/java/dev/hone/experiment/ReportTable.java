package dev.hone.experiment;

import java.util.ArrayList;
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
    List<Column> columns =
        List.of(
            new Column("arm", Kind.WORDS),
            new Column("verdict", Kind.METRIC_VERDICT),
            new Column("test " + metric.label() + " [95 %]", Kind.NUMBER),
            new Column("difference [95 %]", Kind.NUMBER),
            new Column("repeats needed", Kind.NUMBER),
            new Column("p (Holm)", Kind.NUMBER),
            new Column("p (t)", Kind.NUMBER),
            new Column("p (Wilcoxon)", Kind.NUMBER),
            new Column("by test loss", Kind.LOSS_VERDICT),
            new Column("p (Holm), loss", Kind.NUMBER));
    List<List<String>> rows = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      PairedComparison byMetric = arm.isBaseline() ? null : arm.metricComparison();
      PairedComparison byLoss = arm.isBaseline() ? null : arm.lossComparison();
      rows.add(
          List.of(
              arm.name(),
              Wording.verdict(arm, byMetric),
              Wording.interval(metric, arm.testMetric()),
              byMetric == null ? "–" : Wording.difference(metric, byMetric.difference()),
              Wording.repeatsNeeded(byMetric, comparison.freshData()),
              byMetric == null ? "–" : Numbers.probability(byMetric.pHolm()),
              byMetric == null ? "–" : Numbers.probability(byMetric.pCorrectedT()),
              byMetric == null ? "–" : Numbers.probability(byMetric.pWilcoxon()),
              byLoss == null ? "–" : byLoss.verdict().words(),
              byLoss == null ? "–" : Numbers.probability(byLoss.pHolm())));
    }
    return new ReportTable("Verdicts", columns, rows);
  }

  /** What was measured besides the verdict's figure: means over the runs that finished. */
  static ReportTable measurements(Comparison comparison) {
    MetricKind metric = comparison.metric();
    String gapUnit = metric.differenceUnit().isEmpty() ? "" : ", " + metric.differenceUnit();
    List<Column> columns =
        List.of(
            new Column("arm", Kind.WORDS),
            new Column("test loss [95 %]", Kind.NUMBER),
            new Column("train–test gap" + gapUnit, Kind.NUMBER),
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
