package dev.hone.report;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.metrics.Metric;
import dev.hone.stats.Outlook;
import dev.hone.stats.PairedComparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the reports, as messages: one row per arm, the first column its title.
 *
 * @param columns one per column
 * @param rows one per arm, in the comparison's order; as many cells as columns
 */
record ReportTable(List<Column> columns, List<List<Message>> rows) {

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
  record Column(Message heading, Kind kind) {}

  private static Column column(String key, Kind kind, Object... arguments) {
    return new Column(Message.of("report.column." + key, arguments), kind);
  }

  /** The texts above the columns. */
  List<String> headings(Language language) {
    return columns.stream()
        .map(column -> column.heading().in(language))
        .collect(Collectors.toList());
  }

  /** The texts of one row. */
  List<String> row(int row, Language language) {
    return rows.get(row).stream().map(cell -> cell.in(language)).collect(Collectors.toList());
  }

  /** Which arm differs from the baseline, and how sure that is. */
  static ReportTable verdicts(Comparison comparison) {
    Metric metric = comparison.metric();
    List<Column> columns = new ArrayList<>();
    columns.add(column("arm", Kind.WORDS));
    columns.add(column("verdict", Kind.METRIC_VERDICT));
    columns.add(column("test", Kind.NUMBER, metric.name()));
    columns.add(column(inPoints("difference", metric), Kind.NUMBER));
    columns.add(column("chances", Kind.NUMBER));
    int repeats = nextRepeats(comparison);
    if (repeats > 0) {
      columns.add(column("outlook", Kind.NUMBER, repeats));
    }
    if (comparison.judging().untilDecided()) {
      columns.add(column("repeats", Kind.NUMBER));
    }
    columns.add(column("by-loss", Kind.LOSS_VERDICT));
    List<List<Message>> rows = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      PairedComparison byMetric = arm.metricComparison();
      boolean partly = arm.divergedRuns() > 0 && arm.divergedRuns() < arm.runs();
      Message test = Wording.interval(metric, arm.testMetric());
      List<Message> row = new ArrayList<>();
      row.add(arm.title());
      row.add(Wording.verdict(comparison, arm));
      row.add(partly ? Message.of("report.of-runs", test, arm.runs() - arm.divergedRuns()) : test);
      row.add(
          byMetric == null ? Wording.NONE : Wording.bareDifference(metric, byMetric.difference()));
      row.add(Wording.chances(byMetric));
      if (repeats > 0) {
        row.add(Wording.outlook(byMetric, repeats));
      }
      if (comparison.judging().untilDecided()) {
        row.add(Message.plain(Integer.toString(arm.runs())));
      }
      row.add(Wording.lossVerdict(comparison, arm));
      rows.add(row);
    }
    return new ReportTable(columns, rows);
  }

  /** The smallest number of repeats that any arm looks ahead to; 0 if none does. */
  private static int nextRepeats(Comparison comparison) {
    return comparison.arms().stream()
        .filter(arm -> !arm.isBaseline())
        .flatMap(arm -> arm.metricComparison().outlook().powers().stream())
        .mapToInt(Outlook.Power::repeats)
        .filter(repeats -> repeats > comparison.repeats())
        .min()
        .orElse(0);
  }

  private static String inPoints(String key, Metric metric) {
    return MetricWords.isShare(metric) ? key + ".points" : key;
  }

  /** The tests behind the verdicts; nothing for the baseline. */
  static ReportTable tests(Comparison comparison) {
    List<Column> columns =
        List.of(
            column("arm", Kind.WORDS),
            column("metric-adjusted", Kind.NUMBER, comparison.metric().name()),
            column("p-alone", Kind.NUMBER),
            column("loss-difference", Kind.NUMBER),
            column("p-adjusted", Kind.NUMBER),
            column("p-alone", Kind.NUMBER),
            column("chances", Kind.NUMBER));
    List<List<Message>> rows = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      List<Message> row = new ArrayList<>();
      row.add(arm.title());
      if (arm.isBaseline()) {
        row.addAll(Collections.nCopies(columns.size() - 1, Wording.NONE));
      } else {
        PairedComparison byLoss = arm.lossComparison();
        addTests(row, arm.metricComparison());
        row.add(Wording.difference(byLoss.difference()));
        addTests(row, byLoss);
        row.add(Wording.chances(byLoss));
      }
      rows.add(row);
    }
    return new ReportTable(columns, rows);
  }

  private static void addTests(List<Message> row, PairedComparison judged) {
    row.add(Message.plain(Numbers.probability(judged.pAdjusted())));
    row.add(Message.plain(Numbers.probability(judged.p())));
  }

  /** What was measured besides the verdict's figure: means over the runs that finished. */
  static ReportTable measurements(Comparison comparison) {
    Metric metric = comparison.metric();
    List<Column> columns =
        List.of(
            column("arm", Kind.WORDS),
            column("test-loss", Kind.NUMBER),
            column(inPoints("gap", metric), Kind.NUMBER),
            column("near-zero", Kind.NUMBER),
            column("weight-norm", Kind.NUMBER),
            column("epochs", Kind.NUMBER),
            column("time", Kind.NUMBER));
    List<List<Message>> rows = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      rows.add(
          List.of(
              arm.title(),
              Wording.interval(arm.testLoss()),
              Message.plain(MetricWords.difference(metric, arm.gap().mean())),
              Double.isNaN(arm.nearZeroShare())
                  ? Wording.NONE
                  : MetricWords.percent(arm.nearZeroShare()),
              Message.plain(Numbers.plain(arm.weightNorm())),
              Message.plain(Numbers.fixed(arm.epochs(), 0, false)),
              Wording.duration(arm.seconds())));
    }
    return new ReportTable(columns, rows);
  }
}
