package dev.hone.app.ui.chart;

import android.content.Context;
import android.content.res.Resources;
import dev.hone.app.R;
import java.util.List;
import java.util.StringJoiner;
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
