package dev.hone.report;

import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.DatePart;
import dev.hone.data.table.Reading;
import dev.hone.data.text.DateOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a table was taken for, in words: for the terminal, the page and the app. */
public final class ReadingText {
  private static final int COLUMNS = 30;
  private static final int LEVELS = 4;
  private static final int NARROWEST = 40;
  private static final String GAP = "  ";
  private static final List<String> HEADINGS =
      List.of("column", "kind", "role", "missing", "values", "first", "last");

  private ReadingText() {}

  /**
   * The whole report for a terminal. No line is longer than {@code width}.
   *
   * @param width columns of the terminal; below 40 is taken as 40
   */
  public static String render(Reading reading, Language language, int width) {
    int most = Math.max(NARROWEST, width);
    StringBuilder out = new StringBuilder();
    paragraph(out, source(reading).in(language), most);
    paragraph(out, reading.sentence().in(language), most);
    out.append('\n');
    table(out, reading, language, most);
    for (Message remark : reading.remarks()) {
      paragraph(out, "- " + remark.in(language), most);
    }
    return out.toString();
  }

  /** How the file became a table: "my: csv in UTF-8, separated by a semicolon, …; 300 rows". */
  public static Message source(Reading reading) {
    Reading.Source source = reading.source();
    if (source.equals(Reading.Source.NONE)) {
      return Message.of(
          "look.source.built-in", reading.name(), reading.rows().used(), reading.columns().size());
    }
    List<Message> parts = new ArrayList<>();
    parts.add(Message.of("look.source.format", source.format()));
    if (!source.encoding().isEmpty()) {
      parts.add(Message.of("look.source.encoding", source.encoding()));
    }
    if (!source.separator().isEmpty()) {
      parts.add(Message.of("look.source.separator", Message.of("csv." + source.separator())));
    }
    parts.add(Message.of(source.header() ? "look.source.header" : "look.source.no-header"));
    return Message.of(
        "look.source", reading.name(), parts, reading.rows().used(), reading.columns().size());
  }

  /** The headings of the table of columns. */
  public static List<Message> headings() {
    return HEADINGS.stream()
        .map(key -> Message.of("look.heading." + key))
        .collect(Collectors.toList());
  }

  /** One line of the table of columns, in the order of the headings. */
  public static List<Message> cells(ColumnReading column) {
    ColumnReading.Values values = column.values();
    return List.of(
        Message.plain(column.name()),
        kind(column),
        role(column),
        missing(column),
        values(column),
        Message.plain(values.first()),
        Message.plain(values.last()));
  }

  /** What a column was taken for and what is done with it, in a line: for narrow screens. */
  public static Message line(ColumnReading column) {
    List<Message> parts = new ArrayList<>();
    parts.add(role(column));
    parts.add(kind(column));
    Message held = values(column);
    if (!held.toString().isEmpty()) {
      parts.add(held);
    }
    if (column.missing() > 0) {
      parts.add(Message.of("look.missing.part", missing(column)));
    }
    return Message.of("look.line", parts);
  }

  /** What a column holds. */
  public static Message kind(ColumnReading column) {
    return Message.of("look.kind." + JsonFields.jsonName(column.kind()));
  }

  /** What is done with it, and why. */
  public static Message role(ColumnReading column) {
    Message role = Message.of("look.role." + JsonFields.jsonName(column.role()));
    boolean why = column.why() != null && column.role() == ColumnRole.IGNORED;
    return why ? Message.of("look.role.why", role, column.why()) : role;
  }

  private static Message missing(ColumnReading column) {
    int all = column.filled() + column.missing();
    return column.missing() == 0
        ? Message.plain("")
        : Message.of("look.missing", 100.0 * column.missing() / all);
  }

  private static Message values(ColumnReading column) {
    ColumnReading.Values values = column.values();
    if (!values.levels().isEmpty()) {
      List<Message> levels = new ArrayList<>();
      for (int i = 0; i < Math.min(LEVELS, values.levels().size()); i++) {
        levels.add(Message.of("look.level", values.levels().get(i), values.counts().get(i)));
      }
      int more = values.levels().size() - levels.size();
      return more > 0 ? Message.of("list.more", levels, more) : Message.of("list.all", levels);
    }
    if (Double.isNaN(values.minimum())) {
      return Message.plain("");
    }
    if (column.kind() == ColumnKind.DATE) {
      return dates(column);
    }
    Message range =
        Message.of("look.range", column.shown(values.minimum()), column.shown(values.maximum()));
    boolean comma = column.conversion().numbers().decimal() == ',';
    return comma ? Message.of("look.range.comma", range) : range;
  }

  private static Message dates(ColumnReading column) {
    ColumnReading.Values values = column.values();
    boolean time = column.conversion().dates() == DateOrder.TIME;
    Message range =
        Message.of("look.range", column.shown(values.minimum()), column.shown(values.maximum()));
    List<Message> parts = new ArrayList<>();
    parts.add(Message.of(time ? "look.part.time" : "look.part.days"));
    for (DatePart part : column.conversion().parts()) {
      parts.add(Message.of("look.part." + JsonFields.jsonName(part)));
    }
    return Message.of("look.range.dates", range, parts);
  }

  private static void table(StringBuilder out, Reading reading, Language language, int width) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(texts(headings(), language));
    for (ColumnReading column : shown(reading)) {
      lines.add(texts(cells(column), language));
    }
    int[] widths = new int[HEADINGS.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TerminalText.width(line.get(i)));
      }
    }
    fit(widths, width);
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > 0) {
          String cell = TerminalText.shortened(line.get(i), widths[i]);
          text.append(i == 0 ? "" : GAP).append(TerminalText.padded(cell, widths[i], false));
        }
      }
      out.append(text.toString().replaceFirst("\\s+$", "")).append('\n');
    }
    int more = reading.columns().size() - (lines.size() - 1);
    if (more > 0) {
      out.append(Message.of("look.more-columns", more).in(language)).append('\n');
    }
    out.append('\n');
  }

  /** The first columns, and whatever is not simply a feature: of thousands nobody reads all. */
  public static List<ColumnReading> shown(Reading reading) {
    List<ColumnReading> shown = new ArrayList<>();
    for (ColumnReading column : reading.columns()) {
      boolean plain = column.role() == ColumnRole.FEATURE;
      if (shown.size() < COLUMNS || (!plain && shown.size() < 2 * COLUMNS)) {
        shown.add(column);
      }
    }
    return shown;
  }

  /** Narrows the widest columns until a line fits; the first and last values go first. */
  private static void fit(int[] widths, int width) {
    int last = widths.length - 1;
    while (total(widths) > width && (widths[last] > 0 || widths[last - 1] > 0)) {
      int drop = widths[last] > 0 ? last : last - 1;
      widths[drop] = widths[drop] > 12 ? 12 : 0;
    }
    while (total(widths) > width) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      widths[widest]--;
    }
  }

  private static int total(int[] widths) {
    int total = -GAP.length();
    for (int width : widths) {
      total += width > 0 ? width + GAP.length() : 0;
    }
    return total;
  }

  private static List<String> texts(List<Message> messages, Language language) {
    return messages.stream()
        .map(message -> TerminalText.clean(message.in(language)))
        .collect(Collectors.toList());
  }

  private static void paragraph(StringBuilder out, String text, int width) {
    for (String line : TerminalText.lines(TerminalText.clean(text), width)) {
      out.append(line).append('\n');
    }
  }
}
