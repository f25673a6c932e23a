package dev.hone.app.ui.chart;

import dev.hone.base.Language;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.Wording;
import dev.hone.stats.Histogram;
import dev.hone.trained.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * How the arms' weights are spread, all on one scale: shares of bins that are the same for every
 * arm, means over its finished runs.
 *
 * @param reach the bins lie between minus this and this
 * @param top the largest share of any bin of any arm
 * @param rows the arms that have weights
 */
public record WeightShares(double reach, double top, List<Row> rows) {
  /** As many as on the page; odd, so that zero has a bin of its own. */
  static final int BINS = 51;

  /**
   * An arm.
   *
   * @param arm its index
   * @param nearZero how many weights are near zero, in words
   * @param shares of each bin, 0 to 1
   */
  public record Row(int arm, String name, String nearZero, List<Double> shares) {}

  /** Of the runs of a comparison that did not diverge. */
  public static WeightShares of(Comparison comparison, Language language) {
    double reach = 0;
    for (RunResult run : comparison.runs()) {
      if (!run.diverged() && run.weights() != null) {
        reach = Math.max(reach, Math.max(-run.weights().low(), run.weights().high()));
      }
    }
    double top = 0;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < comparison.arms().size(); i++) {
      ArmSummary arm = comparison.arms().get(i);
      List<double[]> each = new ArrayList<>();
      for (RunResult run : comparison.runs()) {
        if (run.arm().equals(arm.name()) && !run.diverged() && run.weights() != null) {
          each.add(shares(run.weights(), reach));
        }
      }
      if (!each.isEmpty()) {
        List<Double> mean = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
          double sum = 0;
          for (double[] one : each) {
            sum += one[bin];
          }
          mean.add(sum / each.size());
          top = Math.max(top, sum / each.size());
        }
        rows.add(new Row(i, arm.title().in(language), Wording.nearZero(arm).in(language), mean));
      }
    }
    return new WeightShares(reach, top, rows);
  }

  /** A run has bins of its own: what is in one is taken as spread evenly over it. */
  static double[] shares(Histogram weights, double reach) {
    double[] result = new double[BINS];
    double own = (weights.high() - weights.low()) / weights.counts().length;
    double width = 2 * reach / BINS;
    long all = 0;
    for (int count : weights.counts()) {
      all += count;
    }
    for (int i = 0; i < weights.counts().length; i++) {
      double from = weights.low() + i * own;
      for (int bin = 0; bin < BINS && weights.counts()[i] > 0; bin++) {
        double left = Math.max(from, -reach + bin * width);
        double right = Math.min(from + own, -reach + (bin + 1) * width);
        result[bin] += weights.counts()[i] * Math.max(0, right - left) / own / all;
      }
    }
    return result;
  }
}
