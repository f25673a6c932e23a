package dev.hone.app.ui.chart;

import android.content.Context;
import dev.hone.app.R;
import java.util.List;
import java.util.StringJoiner;

/** What TalkBack says of a confusion matrix: each class, and what it is mistaken for. */
final class ConfusionText {
  private ConfusionText() {}

  static String of(Context context, Numbers numbers, List<String> names, int[][] counts) {
    StringJoiner classes = new StringJoiner(context.getString(R.string.chart_talk_class_separator));
    long all = 0;
    long right = 0;
    for (int row = 0; row < counts.length; row++) {
      long sum = 0;
      StringJoiner mistakes = new StringJoiner(context.getString(R.string.chart_separator));
      for (int column = 0; column < counts.length; column++) {
        int count = counts[row][column];
        sum += count;
        if (row != column && count > 0) {
          mistakes.add(
              context.getString(
                  R.string.chart_talk_mistake, names.get(column), numbers.count(count)));
        }
      }
      all += sum;
      right += counts[row][row];
      String text =
          context.getString(
              R.string.chart_talk_class,
              names.get(row),
              numbers.count(counts[row][row]),
              numbers.count(sum));
      classes.add(
          mistakes.length() == 0
              ? text
              : context.getString(R.string.chart_talk_class_wrong, text, mistakes));
    }
    return context.getString(
        R.string.chart_talk_confusion,
        numbers.count(right),
        numbers.count(all),
        numbers.percent(right, all),
        classes);
  }
}
