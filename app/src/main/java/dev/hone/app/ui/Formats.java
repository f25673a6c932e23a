package dev.hone.app.ui;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.app.training.WaitTexts;
import dev.hone.base.Message;
import dev.hone.data.source.Catalogue;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.report.Wording;
import dev.hone.spec.ExperimentSpec;
import java.text.NumberFormat;
import java.util.Locale;

/** Durations, dates and states in words. */
public final class Formats {
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private Formats() {}

  public static String duration(Resources resources, double seconds) {
    int whole = (int) Math.max(1, Math.round(seconds));
    if (whole < MINUTE) {
      return resources.getString(R.string.seconds, whole);
    }
    if (whole < HOUR) {
      return resources.getString(R.string.minutes, whole / MINUTE, whole % MINUTE);
    }
    return resources.getString(R.string.hours, whole / HOUR, whole % HOUR / MINUTE);
  }

  /** Where an experiment stands, in one line. */
  public static String state(Resources resources, ExperimentEntity experiment) {
    return switch (experiment.state) {
      case QUEUED -> resources.getString(R.string.state_queued);
      case RUNNING ->
          resources.getString(
              R.string.state_running_of, experiment.finishedRuns, experiment.totalRuns);
      case WAITING -> resources.getString(WaitTexts.of(experiment.waitReason));
      case PAUSED -> resources.getString(R.string.state_paused);
      case STOPPED -> resources.getString(R.string.state_stopped);
      case FAILED ->
          experiment.message == null
              ? resources.getString(R.string.state_failed_plain)
              : resources.getString(
                  R.string.state_failed, experiment.message.in(Languages.of(resources)));
      case FINISHED ->
          experiment.message == null
              ? resources.getString(R.string.state_finished)
              : experiment.message.in(Languages.of(resources));
    };
  }

  /** Where an experiment stands, and what was made hard in it on purpose, on a line of its own. */
  public static String stateAndDifficulty(Resources resources, ExperimentEntity experiment) {
    ExperimentSpec spec = Experiments.spec(experiment);
    Message hard =
        Wording.difficulty(spec.data().labelNoise(), spec.data().trainFraction(), task(spec));
    String state = state(resources, experiment);
    return hard == null ? state : state + "\n" + hard.in(Languages.of(resources));
  }

  private static Task task(ExperimentSpec spec) {
    if (spec.data().task() != null) {
      return spec.data().task();
    }
    return Catalogue.has(spec.data().source())
        ? Catalogue.find(spec.data().source()).task()
        : Task.CLASSIFICATION;
  }

  /** The metric's name inside a sentence. */
  public static String inline(Resources resources, Metric metric) {
    return metric.name().in(Languages.of(resources));
  }

  /** The metric's name on its own. */
  public static String metric(Resources resources, Metric metric) {
    String name = inline(resources, metric);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** A whole number with its thousands apart, as the screen's language has them. */
  public static String whole(Resources resources, long value) {
    Locale locale = Locale.forLanguageTag(resources.getString(R.string.engine_language));
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /** A loss or another positive number, to three digits that count. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 0.001 || size >= 100_000)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    return String.format(Locale.ROOT, size < 1 ? "%.4f" : size < 100 ? "%.3f" : "%.1f", value);
  }
}
