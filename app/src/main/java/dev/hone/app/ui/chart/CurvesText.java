package dev.hone.app.ui.chart;

import android.content.Context;
import android.content.res.Resources;
import android.graphics.Rect;
import dev.hone.app.R;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** What TalkBack says of learning curves: where each arm has come to. */
final class CurvesText {
  private CurvesText() {}

  /**
   * Validation values, or training values if there are no others.
   *
   * @param curves by arm, training before validation
   */
  static String of(
      Context context,
      Numbers numbers,
      List<String> armNames,
      Measure measure,
      List<Curve> curves,
      IntPredicate visible) {
    boolean validated = false;
    for (Curve curve : curves) {
      validated |= !curve.training && curve.size() > 0 && visible.test(curve.arm);
    }
    int kind = validated ? 1 : 0;
    int epoch = -1;
    boolean even = true;
    for (int arm = 0; arm < armNames.size(); arm++) {
      Curve curve = curves.get(2 * arm + kind);
      if (visible.test(arm) && curve.size() > 0) {
        int last = curve.epoch(curve.size() - 1);
        even &= epoch < 0 || epoch == last;
        epoch = last;
      }
    }
    Resources resources = context.getResources();
    StringJoiner arms = new StringJoiner(resources.getString(R.string.chart_separator));
    int hidden = 0;
    for (int arm = 0; arm < armNames.size(); arm++) {
      if (visible.test(arm)) {
        arms.add(arm(resources, numbers, armNames.get(arm), curves.get(2 * arm + kind), even));
      } else {
        hidden++;
      }
    }
    String what = measure.spoken(resources, validated);
    String text =
        even
            ? resources.getQuantityString(R.plurals.chart_talk_curves, epoch, epoch, what, arms)
            : resources.getString(R.string.chart_talk_curves_uneven, what, arms);
    return hidden == 0
        ? text
        : resources.getQuantityString(R.plurals.chart_talk_hidden, hidden, text, hidden);
  }

  /** Epochs from the first to the last, each with what every visible arm had then. */
  static List<ChartSteps.Step> steps(
      Context context,
      Numbers numbers,
      List<String> armNames,
      Measure measure,
      List<Curve> curves,
      List<Curve> shown,
      Axes axes) {
    boolean validated = shown.stream().anyMatch(curve -> !curve.training);
    TreeSet<Integer> epochs = new TreeSet<>();
    for (Curve curve : shown) {
      for (int i = 0; curve.training != validated && i < curve.size(); i++) {
        epochs.add(curve.epoch(i));
      }
    }
    List<Integer> all = new ArrayList<>(epochs);
    int stride = Math.max(1, (all.size() + ChartSteps.MOST - 1) / ChartSteps.MOST);
    List<ChartSteps.Step> steps = new ArrayList<>();
    Resources resources = context.getResources();
    String what = measure.spoken(resources, validated);
    for (int i = all.size() - 1; i >= 0; i -= stride) {
      int epoch = all.get(i);
      StringJoiner arms = new StringJoiner(resources.getString(R.string.chart_separator));
      for (Curve curve : curves) {
        int point = curve.indexOf(epoch);
        if (shown.contains(curve) && curve.training != validated && point >= 0) {
          arms.add(
              resources.getString(
                  R.string.chart_talk_arm,
                  armNames.get(curve.arm),
                  numbers.value(curve.value(point))));
        }
      }
      float half = axes.area.width() / (2 * Math.max(1, all.size() / stride));
      Rect bounds =
          new Rect(
              (int) (axes.x(epoch) - half),
              (int) axes.area.top,
              (int) Math.ceil(axes.x(epoch) + half),
              (int) axes.area.bottom);
      String spoken =
          resources.getQuantityString(R.plurals.chart_talk_curves, epoch, epoch, what, arms);
      steps.add(0, new ChartSteps.Step(spoken, bounds));
    }
    return steps;
  }

  private static String arm(
      Resources resources, Numbers numbers, String name, Curve curve, boolean even) {
    if (curve.size() == 0) {
      return resources.getString(R.string.chart_talk_arm_none, name);
    }
    int end = curve.size() - 1;
    String value = numbers.value(curve.value(end));
    return even
        ? resources.getString(R.string.chart_talk_arm, name, value)
        : resources.getString(R.string.chart_talk_arm_at, name, value, curve.epoch(end));
  }
}
