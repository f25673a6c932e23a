package dev.hone.report;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.spec.ArmName;
import dev.hone.stats.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as a text for the terminal. */
public final class TextReport {
  private static final int NARROWEST = 40;
  private static final int NARROWEST_NAME = 8;
  private static final String GAP = "  ";
  private static final String RESET = "\u001b[0m";

  private final Comparison comparison;
  private final Language language;
  private final boolean colour;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Comparison comparison, Language language, boolean colour, int width) {
    this.comparison = comparison;
    this.language = language;
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
  public static String render(Comparison comparison, Language language, boolean colour, int width) {
    TextReport report = new TextReport(comparison, language, colour, width);
    report.paragraph(Headline.of(comparison), "\u001b[1m");
    report.paragraph(Paragraphs.computed(comparison), "\u001b[2m");
    report.out.append('\n');
    for (String line : TextForest.lines(comparison, language, report.width)) {
      report.out.append(line).append('\n');
    }
    report.table(ReportTable.verdicts(comparison));
    report.table(ReportTable.measurements(comparison));
    report.table(ReportTable.tests(comparison));
    for (Message text : Paragraphs.divergences(comparison)) {
      report.paragraph(text, "\u001b[1;33m");
    }
    for (Message text : Paragraphs.notes(comparison)) {
      report.paragraph(text, "");
    }
    return report.out.toString();
  }

  /** The headline alone. */
  public static String headline(Comparison comparison, Language language) {
    return text(Headline.of(comparison), language);
  }

  /** As a terminal says it: in English an arm is what one types there. */
  static String text(Message message, Language language) {
    return (language == Language.EN ? ArmName.typed(message) : message).in(language);
  }

  private void table(ReportTable table) {
    List<String> headings = table.headings(language);
    List<List<String>> rows = new ArrayList<>();
    int[] widths = headings.stream().mapToInt(TerminalText::width).toArray();
    for (int row = 0; row < table.rows().size(); row++) {
      List<String> texts =
          table.rows().get(row).stream()
              .map(cell -> TerminalText.clean(text(cell, language)))
              .collect(Collectors.toList());
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], TerminalText.width(texts.get(column)));
      }
      rows.add(texts);
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
      part(table, headings, rows, widths, from, to);
      from = to;
    }
  }

  /** The arms' names with the columns {@code from} (inclusive) to {@code to} (exclusive). */
  private void part(
      ReportTable table,
      List<String> headings,
      List<List<String>> rows,
      int[] widths,
      int from,
      int to) {
    StringBuilder heading = new StringBuilder(cell(table, 0, headings.get(0), widths[0]));
    for (int column = from; column < to; column++) {
      heading.append(GAP).append(cell(table, column, headings.get(column), widths[column]));
    }
    out.append(painted(trimEnd(heading.toString()), "\u001b[4m")).append('\n');
    for (int row = 0; row < rows.size(); row++) {
      List<String> texts = rows.get(row);
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
    boolean number = table.columns().get(column).kind() == ReportTable.Kind.NUMBER;
    return TerminalText.padded(TerminalText.shortened(text, width), width, number);
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
    // Cyan and yellow stay apart for every kind of colour vision.
    return switch (Wording.tone(verdict)) {
      case "better" -> "\u001b[1;36m";
      case "worse", "not-judged" -> "\u001b[1;33m";
      case "same" -> "\u001b[1m";
      default -> "";
    };
  }

  private void paragraph(Message text, String paint) {
    for (String line : TerminalText.lines(TerminalText.clean(text(text, language)), width)) {
      out.append(painted(line, paint)).append('\n');
    }
  }

  private String painted(String text, String paint) {
    return colour && !paint.isEmpty() ? paint + text + RESET : text;
  }

  private static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }
}
