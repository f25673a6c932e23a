package dev.hone.app.ui.compare;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.metrics.Metric;
import dev.hone.report.MetricWords;
import dev.hone.report.Wording;
import dev.hone.stats.Chances;
import dev.hone.stats.Interval;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A column of the comparison's table: its heading, its cells, and how it orders the rows. */
public enum Column {
  ARM {
    @Override
    String heading(Resources resources, Metric metric) {
      return resources.getString(R.string.column_arm);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return arm.title().in(Languages.of(resources));
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return Comparator.comparingInt(comparison.arms()::indexOf);
    }
  },
  VERDICT {
    @Override
    String heading(Resources resources, Metric metric) {
      return resources.getString(R.string.column_verdict);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return Wording.verdict(comparison, arm).in(Languages.of(resources));
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
    String heading(Resources resources, Metric metric) {
      return resources.getString(R.string.column_metric, Formats.inline(resources, metric));
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return Wording.interval(comparison.metric(), arm.testMetric()).in(Languages.of(resources));
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(arm -> arm.testMetric().mean());
    }

    @Override
    boolean descendingFirst(Metric metric) {
      return metric.higherIsBetter();
    }
  },
  DIFFERENCE {
    @Override
    String heading(Resources resources, Metric metric) {
      return resources.getString(R.string.column_difference);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return arm.isBaseline()
          ? "–"
          : Wording.difference(comparison.metric(), arm.metricComparison().difference())
              .in(Languages.of(resources));
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(arm -> arm.isBaseline() ? 0 : arm.metricComparison().difference().mean());
    }

    @Override
    boolean descendingFirst(Metric metric) {
      return metric.higherIsBetter();
    }
  },
  CHANCES {
    @Override
    String heading(Resources resources, Metric metric) {
      return resources.getString(R.string.column_chances);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return Wording.chances(arm.metricComparison()).in(Languages.of(resources));
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(arm -> arm.isBaseline() ? 0 : better(arm.metricComparison().chances()));
    }

    @Override
    boolean descendingFirst(Metric metric) {
      return true;
    }
  },
  LOSS {
    @Override
    String heading(Resources resources, Metric metric) {
      return resources.getString(R.string.column_loss);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return Wording.lossVerdict(comparison, arm).in(Languages.of(resources));
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(arm -> arm.testLoss().mean());
    }
  },
  GAP {
    @Override
    String heading(Resources resources, Metric metric) {
      return resources.getString(R.string.column_gap);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      Interval gap = new Interval(arm.gap().mean(), Double.NaN, Double.NaN);
      return Wording.difference(comparison.metric(), gap).in(Languages.of(resources));
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(arm -> arm.gap().mean());
    }
  },
  SPARSITY {
    @Override
    String heading(Resources resources, Metric metric) {
      return resources.getString(R.string.column_sparsity);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return MetricWords.percent(arm.nearZeroShare()).in(Languages.of(resources));
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(ArmSummary::nearZeroShare);
    }

    @Override
    boolean descendingFirst(Metric metric) {
      return true;
    }
  },
  TIME {
    @Override
    String heading(Resources resources, Metric metric) {
      return resources.getString(R.string.column_seconds);
    }

    @Override
    String cell(Resources resources, Comparison comparison, ArmSummary arm) {
      return resources.getString(
          R.string.seconds_exact, String.format(Locale.ROOT, "%.2f", arm.seconds()));
    }

    @Override
    Comparator<ArmSummary> order(Comparison comparison) {
      return by(ArmSummary::seconds);
    }
  };

  abstract String heading(Resources resources, Metric metric);

  abstract String cell(Resources resources, Comparison comparison, ArmSummary arm);

  abstract Comparator<ArmSummary> order(Comparison comparison);

  /** Whether the largest is what one looks for: not of errors. */
  boolean descendingFirst(Metric metric) {
    return false;
  }

  private static double better(Chances chances) {
    return chances.exist() ? chances.better() - chances.worse() : 0;
  }

  private static Comparator<ArmSummary> by(ToDoubleFunction<ArmSummary> measure) {
    return Comparator.comparingDouble(measure);
  }
}
