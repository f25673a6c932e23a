package dev.hone.app.ui.chart;

import android.content.Context;
import dev.hone.app.R;
import java.util.Arrays;
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
      all += Arrays.stream(counts[row]).asLongStream().sum();
      right += counts[row][row];
      classes.add(row(context, numbers, names, counts[row], row));
    }
    return context.getString(
        R.string.chart_talk_confusion,
        numbers.count(right),
        numbers.count(all),
        numbers.percent(right, all),
        classes);
  }

  /** A class: how many of its rows are right, and what the others were mistaken for. */
  static String row(Context context, Numbers numbers, List<String> names, int[] counts, int row) {
    StringJoiner mistakes = new StringJoiner(context.getString(R.string.chart_separator));
    for (int column = 0; column < counts.length; column++) {
      if (row != column && counts[column] > 0) {
        mistakes.add(
            context.getString(
                R.string.chart_talk_mistake, names.get(column), numbers.count(counts[column])));
      }
    }
    String text =
        context.getString(
            R.string.chart_talk_class,
            names.get(row),
            numbers.count(counts[row]),
            numbers.count(Arrays.stream(counts).asLongStream().sum()));
    return mistakes.length() == 0
        ? text
        : context.getString(R.string.chart_talk_class_wrong, text, mistakes);
  }
}
