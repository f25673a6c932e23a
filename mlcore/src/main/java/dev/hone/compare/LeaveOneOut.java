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
    List<PairedComparison> result = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      double value = pooling.ofMean(mean(rows.get(i)));
      double unit = pooling == Pooling.MEAN ? 1 : Math.max(baseValue + value, Double.MIN_NORMAL);
      double margin = judging.metric().margin(baseValue);
      // The whole family is tested each time: the margin in the unit of rows is the arm's own.
      PairedComparison judged =
          judging
              .byMetric(metric.higherIsBetter())
              .withMargin(margin * unit)
              .judge(baseRows, rows)
              .get(i);
      result.add(
          pooling == Pooling.MEAN || Double.isNaN(judged.margin())
              ? judged
              : judged.inUnit(unit, margin));
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
