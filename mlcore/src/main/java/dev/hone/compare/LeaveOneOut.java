package dev.hone.compare;

import dev.hone.metrics.Metric;
import dev.hone.metrics.Pooling;
import dev.hone.stats.PairedComparison;
import dev.hone.trained.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arms compared row by row, where each row was the test part once. The figures are those of all
 * rows together; where they are no mean over rows, as the root of a mean of squares, the test is of
 * what is averaged, and its interval is turned into the metric's unit: a² − b² = (a − b)(a + b).
 */
final class LeaveOneOut {
  private LeaveOneOut() {}

  static List<PairedComparison> judge(
      Metric metric, Judging judging, List<RunResult> base, List<List<RunResult>> others) {
    Pooling pooling = metric.pooling();
    double[] baseRows = rows(pooling, base);
    List<double[]> rows = new ArrayList<>();
    for (List<RunResult> other : others) {
      rows.add(rows(pooling, other));
    }
    double baseValue = pooling.ofMean(mean(baseRows));
    double margin = judging.metric().margin(baseValue);
    double[] units = new double[rows.size()];
    double[] margins = new double[rows.size()];
    for (int i = 0; i < units.length; i++) {
      double value = pooling.ofMean(mean(rows.get(i)));
      units[i] = pooling == Pooling.MEAN ? 1 : Math.max(baseValue + value, Double.MIN_NORMAL);
      margins[i] = margin * units[i];
    }
    List<PairedComparison> result = new ArrayList<>();
    for (PairedComparison judged :
        judging.byMetric(metric.higherIsBetter()).judge(baseRows, rows, margins)) {
      boolean told = !Double.isNaN(judged.margin());
      result.add(told ? judged.inUnit(units[result.size()], margin) : judged);
    }
    return result;
  }

  private static double[] rows(Pooling pooling, List<RunResult> runs) {
    return Arrays.stream(Comparison.values(runs, RunResult::testMetric))
        .map(pooling::ofRow)
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
