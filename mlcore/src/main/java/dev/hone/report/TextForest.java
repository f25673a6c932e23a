package dev.hone.report;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The arms' differences from the baseline as a picture of signs: an interval a line, better to the
 * right, the margin of "practically the same" around zero.
 */
final class TextForest {
  private static final int NARROWEST = 30;
  private static final int WIDEST = 72;
  private static final double EDGE = 0.04;

  private final double sign;
  private final double low;
  private final double step;
  private final int columns;

  private TextForest(double sign, double low, double high, int columns) {
    this.sign = sign;
    this.low = low - EDGE * (high - low);
    this.columns = columns;
    step = (1 + 2 * EDGE) * (high - low) / (columns - 1);
  }

  /** The lines, an empty one last; none where there is nothing to draw or no room. */
  static List<String> lines(Comparison comparison, Language language, int width) {
    List<ArmSummary> arms =
        comparison.arms().stream()
            .filter(arm -> !arm.isBaseline())
            .filter(arm -> arm.metricComparison().difference().hasBounds())
            .collect(Collectors.toList());
    List<String> names =
        arms.stream()
            .map(arm -> TerminalText.clean(TextReport.text(arm.title(), language)))
            .collect(Collectors.toList());
    int longest = names.stream().mapToInt(TerminalText::width).max().orElse(0);
    int nameWidth = Math.min(width / 3, longest);
    int columns = Math.min(WIDEST, width - nameWidth - 2);
    if (arms.isEmpty() || columns < NARROWEST) {
      return List.of();
    }
    double margin =
        arms.stream().mapToDouble(arm -> arm.metricComparison().margin()).max().getAsDouble();
    double sign = comparison.metric().higherIsBetter() ? 1 : -1;
    double least = -margin;
    double most = margin;
    for (ArmSummary arm : arms) {
      Interval difference = arm.metricComparison().difference();
      least = Math.min(least, Math.min(sign * difference.low(), sign * difference.high()));
      most = Math.max(most, Math.max(sign * difference.low(), sign * difference.high()));
    }
    if (!(most > least)) {
      return List.of();
    }
    TextForest forest = new TextForest(sign, least, most, columns);
    List<String> result = new ArrayList<>();
    String indent = TerminalText.padded("", nameWidth + 2, false);
    result.add(indent + forest.heading(language));
    for (int i = 0; i < arms.size(); i++) {
      String name = TerminalText.shortened(names.get(i), nameWidth);
      result.add(
          TerminalText.padded(name, nameWidth, false)
              + "  "
              + forest.row(arms.get(i).metricComparison().difference(), margin));
    }
    result.add("");
    return result;
  }

  private int column(double value) {
    return (int) Math.round((value - low) / step);
  }

  /** Worse to the left, better to the right, each where there is room beside zero. */
  private String heading(Language language) {
    String worse = "← " + Message.of("report.forest.worse").in(language);
    String better = Message.of("report.forest.better").in(language) + " →";
    int room = columns - TerminalText.width(worse) - TerminalText.width(better);
    return room < 1 ? better : worse + TerminalText.padded("", room, false) + better;
  }

  private String row(Interval difference, double margin) {
    char[] signs = new char[columns];
    Arrays.fill(signs, ' ');
    signs[column(-margin)] = '┊';
    signs[column(margin)] = '┊';
    signs[column(0)] = '│';
    int from = column(Math.min(sign * difference.low(), sign * difference.high()));
    int to = column(Math.max(sign * difference.low(), sign * difference.high()));
    for (int i = from; i <= to; i++) {
      signs[i] = signs[i] == ' ' || signs[i] == '┊' ? '─' : '┼';
    }
    signs[from] = '├';
    signs[to] = '┤';
    signs[column(sign * difference.mean())] = '●';
    int end = columns;
    while (signs[end - 1] == ' ') {
      end--;
    }
    return new String(signs, 0, end);
  }
}
