package dev.hone.app.ui.compare;

import static org.junit.Assert.assertTrue;

import dev.hone.compare.Comparison;
import dev.hone.trained.RunResult;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What screens have to say of a comparison by accuracy on fresh data, worked out from its runs, and
 * in words of its own.
 */
final class ExpectedFigures {
  private static final double MARGIN = 0.01;

  private final Comparison comparison;
  private final String baseline;
  private final int others;
  private final int repeats;

  /** Of so many arms that are held against the baseline. */
  ExpectedFigures(Comparison comparison, String baseline, int others, int repeats) {
    this.comparison = comparison;
    this.baseline = baseline;
    this.others = others;
    this.repeats = repeats;
  }

  /** An arm's accuracy minus the baseline's, by repeat. */
  double[] difference(String arm) {
    return minus(values(arm, RunResult::testMetric), values(baseline, RunResult::testMetric));
  }

  /** The verdict by accuracy: one point is the margin. */
  String verdict(String arm) {
    return verdict(difference(arm), MARGIN, 1, "1 point");
  }

  /** The chances as a person reads them under a bar, which has better on its right. */
  String chanceWords(String arm) {
    String all = chances(difference(arm));
    String[] parts = all.replace(" *", "").split(" · ", -1);
    String words =
        "worse " + parts[2] + " %, the same " + parts[1] + " %, better " + parts[0] + " %";
    return all.endsWith("*") ? words + " *" : words;
  }

  /** Half of an interval that holds for both arms together: Bonferroni, below twenty repeats. */
  double half(double[] difference) {
    double level = 0.05 / others;
    return TDistribution.of(repeats - 1).inverseSurvivalProbability(level / 2) * error(difference);
  }

  String verdict(double[] difference, double margin, int sign, String written) {
    double low = sign * mean(difference) - half(difference);
    double high = sign * mean(difference) + half(difference);
    assertTrue("a spread", error(difference) > 0);
    if (low > margin) {
      return "better by more than " + written;
    }
    if (high < -margin) {
      return "worse by more than " + written;
    }
    if (low > -margin && high < margin) {
      return low > 0
          ? "better, by less than " + written
          : high < 0 ? "worse, by less than " + written : "practically the same";
    }
    return low > 0 ? "better" : high < 0 ? "worse" : "cannot say yet";
  }

  String differenceWords(double[] difference) {
    return points(mean(difference))
        + " points ["
        + points(mean(difference) - half(difference))
        + ", "
        + points(mean(difference) + half(difference))
        + "]";
  }

  String chances(double[] difference) {
    TDistribution t = TDistribution.of(repeats - 1);
    double better = t.survivalProbability((MARGIN - mean(difference)) / error(difference));
    double worse = t.cumulativeProbability((-MARGIN - mean(difference)) / error(difference));
    long b = Math.round(100 * better);
    long w = Math.round(100 * worse);
    String said = verdict(difference, MARGIN, 1, "m");
    boolean marked =
        (better > 0.95 && !said.equals("better") && !said.equals("better by more than m"))
            || (worse > 0.95 && !said.equals("worse") && !said.equals("worse by more than m"))
            || (1 - better - worse > 0.95 && !said.contains("same") && !said.contains("less"));
    return b + " · " + (100 - b - w) + " · " + w + (marked ? " *" : "");
  }

  static String points(double difference) {
    String text = String.format(Locale.ROOT, "%+.1f", 100 * difference).replace('-', '−');
    return text.equals("+0.0") || text.equals("−0.0") ? "0.0" : text;
  }

  double[] values(String arm, ToDoubleFunction<RunResult> measure) {
    return comparison.runs().stream()
        .filter(run -> run.arm().equals(arm))
        .mapToDouble(measure)
        .toArray();
  }

  static double[] minus(double[] a, double[] b) {
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = a[i] - b[i];
    }
    return result;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double error(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += Math.pow(value - mean(values), 2);
    }
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
}
