package dev.hone.app.ui.compare;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.app.ui.Formats;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.metrics.MetricKind;
import dev.hone.report.Wording;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Verdict;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A column of the comparison's table: its heading, its cells, and how it orders the rows. */
public enum Column {
  ARM {
    @Override
    String heading(Resources resources, MetricKind metric) {
      return resources.getString(R.string.column_arm);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return arm.name();
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return Comparator.comparingInt(comparison.arms()::indexOf);
    }
  },
  VERDICT {
    @Override
    String heading(Resources resources, MetricKind metric) {
      return resources.getString(R.string.column_verdict);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return judged(resources, arm.metricComparison());
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return Comparator.comparing(
          arm -> arm.isBaseline() ? null : arm.metricComparison().verdict(),
          Comparator.nullsFirst(Comparator.naturalOrder()));
    }
  },
  METRIC {
    @Override
    String heading(Resources resources, MetricKind metric) {
      return resources.getString(R.string.column_metric, Formats.inline(resources, metric));
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return Wording.interval(comparison.metric(), arm.testMetric());
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(arm -> arm.testMetric().mean());
    }

    @Override
    boolean descendingFirst() {
      return true;
    }
  },
  DIFFERENCE {
    @Override
    String heading(Resources resources, MetricKind metric) {
      return resources.getString(R.string.column_difference);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return arm.isBaseline()
          ? "–"
          : Wording.difference(comparison.metric(), arm.metricComparison().difference());
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(arm -> arm.isBaseline() ? 0 : arm.metricComparison().difference().mean());
    }

    @Override
    boolean descendingFirst() {
      return true;
    }
  },
  LOSS {
    @Override
    String heading(Resources resources, MetricKind metric) {
      return resources.getString(R.string.column_loss);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return judged(resources, arm.lossComparison());
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(arm -> arm.testLoss().mean());
    }
  },
  GAP {
    @Override
    String heading(Resources resources, MetricKind metric) {
      return resources.getString(R.string.column_gap);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return comparison.metric().formatDifference(arm.gap().mean());
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(arm -> arm.gap().mean());
    }
  },
  SPARSITY {
    @Override
    String heading(Resources resources, MetricKind metric) {
      return resources.getString(R.string.column_sparsity);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return String.format(Locale.ROOT, "%.1f %%", 100 * arm.nearZeroShare());
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(ArmSummary::nearZeroShare);
    }

    @Override
    boolean descendingFirst() {
      return true;
    }
  },
  TIME {
    @Override
    String heading(Resources resources, MetricKind metric) {
      return resources.getString(R.string.column_seconds);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return String.format(Locale.ROOT, "%.2f s", arm.seconds());
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(ArmSummary::seconds);
    }
  };

  abstract String heading(Resources resources, MetricKind metric);

  abstract String cell(Resources resources, Comparison comparison, ArmSummary arm);

  abstract Comparator<ArmSummary> order(Comparison comparison);

  /** Whether the largest is what one looks for. */
  boolean descendingFirst() {
    return false;
  }

  private static Comparator<ArmSummary> by(ToDoubleFunction<ArmSummary> measure) {
    return Comparator.comparingDouble(measure);
  }

  private static String judged(Resources resources, PairedComparison comparison) {
    return resources.getString(
        comparison == null ? R.string.verdict_baseline : words(comparison.verdict()));
  }

  static int words(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> R.string.verdict_better;
      case WORSE -> R.string.verdict_worse;
      case NO_DETECTABLE_DIFFERENCE -> R.string.verdict_none;
      case NOT_JUDGED -> R.string.verdict_not_judged;
    };
  }
}
