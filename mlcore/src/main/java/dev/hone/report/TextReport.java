package dev.hone.report;

import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.stats.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A comparison as a text for the terminal. */
public final class TextReport {
  private static final int NARROWEST = 40;
  private static final int NARROWEST_NAME = 8;
  private static final String GAP = "  ";
  private static final String RESET = "\u001b[0m";

  private final Comparison comparison;
  private final boolean colour;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Comparison comparison, boolean colour, int width) {
    this.comparison = comparison;
    this.colour = colour;
    this.width = Math.max(NARROWEST, width);
  }

  /**
   * Headline, verdicts, measurements and how to read them. No line is longer than {@code width}: a
   * table that is too wide goes on below, each part with the arms' names.
   *
   * @param colour whether to colour with ANSI escapes
   * @param width columns of the terminal; below 40 is taken as 40
   */
  public static String render(Comparison comparison, boolean colour, int width) {
    TextReport report = new TextReport(comparison, colour, width);
    report.paragraph(Headline.of(comparison), "\u001b[1m");
    report.paragraph(Wording.setting(comparison), "\u001b[2m");
    report.out.append('\n');
    report.table(ReportTable.verdicts(comparison));
    report.table(ReportTable.measurements(comparison));
    report.table(ReportTable.tests(comparison));
    for (String text : Wording.divergences(comparison)) {
      report.paragraph(text, "\u001b[1;33m");
    }
    for (String text : Wording.notes(comparison)) {
      report.paragraph(text, "");
    }
    return report.out.toString();
  }

  private void table(ReportTable table) {
    int[] widths = new int[table.columns().size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = length(table.columns().get(column).heading());
      for (List<String> row : table.rows()) {
        widths[column] = Math.max(widths[column], length(clean(row.get(column))));
      }
    }
    int widest = 0;
    for (int column = 1; column < widths.length; column++) {
      widths[column] = Math.min(widths[column], width - NARROWEST_NAME - GAP.length());
      widest = Math.max(widest, widths[column]);
    }
    widths[0] = Math.min(widths[0], Math.min(width / 3, width - widest - GAP.length()));
    int from = 1;
    while (from < widths.length) {
      int to = from;
      int used = widths[0];
      while (to < widths.length && (to == from || used + GAP.length() + widths[to] <= width)) {
        used += GAP.length() + widths[to];
        to++;
      }
      part(table, widths, from, to);
      from = to;
    }
  }

  /** The arms' names with the columns {@code from} (inclusive) to {@code to} (exclusive). */
  private void part(ReportTable table, int[] widths, int from, int to) {
    StringBuilder heading = new StringBuilder(cell(table, 0, "arm", widths[0]));
    for (int column = from; column < to; column++) {
      String text = table.columns().get(column).heading();
      heading.append(GAP).append(cell(table, column, text, widths[column]));
    }
    out.append(painted(trimEnd(heading.toString()), "\u001b[4m")).append('\n');
    for (int row = 0; row < table.rows().size(); row++) {
      List<String> texts = table.rows().get(row);
      StringBuilder line = new StringBuilder(cell(table, 0, texts.get(0), widths[0]));
      for (int column = from; column < to; column++) {
        String text = cell(table, column, texts.get(column), widths[column]);
        ArmSummary arm = comparison.arms().get(row);
        line.append(GAP).append(painted(text, paint(table.columns().get(column).kind(), arm)));
      }
      out.append(trimEnd(line.toString())).append('\n');
    }
    out.append('\n');
  }

  private static String cell(ReportTable table, int column, String text, int width) {
    String shown = clean(text);
    if (length(shown) > width) {
      shown = shown.substring(0, shown.offsetByCodePoints(0, width - 1)) + "…";
    }
    StringBuilder padding = new StringBuilder();
    for (int i = length(shown); i < width; i++) {
      padding.append(' ');
    }
    return table.columns().get(column).kind() == ReportTable.Kind.NUMBER
        ? padding + shown
        : shown + padding;
  }

  private static String paint(ReportTable.Kind kind, ArmSummary arm) {
    if (arm.isBaseline()) {
      return "";
    }
    return switch (kind) {
      case METRIC_VERDICT -> paint(arm.metricComparison().verdict());
      case LOSS_VERDICT -> paint(arm.lossComparison().verdict());
      case WORDS, NUMBER -> "";
    };
  }

  private static String paint(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "\u001b[1;36m"; // cyan and yellow stay apart for every kind of colour vision
      case WORSE, NOT_JUDGED -> "\u001b[1;33m";
      case NO_DETECTABLE_DIFFERENCE -> "";
    };
  }

  private void paragraph(String text, String paint) {
    List<String> line = new ArrayList<>();
    int used = 0;
    for (String word : clean(text).split(" ", -1)) {
      for (String piece : pieces(word)) {
        if (!line.isEmpty() && used + 1 + length(piece) > width) {
          out.append(painted(String.join(" ", line), paint)).append('\n');
          line.clear();
          used = 0;
        }
        used += (line.isEmpty() ? 0 : 1) + length(piece);
        line.add(piece);
      }
    }
    out.append(painted(String.join(" ", line), paint)).append('\n');
  }

  /** A word that is wider than the terminal, cut into lines of its own. */
  private List<String> pieces(String word) {
    List<String> result = new ArrayList<>();
    String rest = word;
    while (length(rest) > width) {
      int end = rest.offsetByCodePoints(0, width);
      result.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    result.add(rest);
    return result;
  }

  private String painted(String text, String paint) {
    return colour && !paint.isEmpty() ? paint + text + RESET : text;
  }

  /** Names come from files: control characters could steer the terminal. */
  private static String clean(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> result.appendCodePoint(Character.isISOControl(point) ? '?' : point));
    return result.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }
}
