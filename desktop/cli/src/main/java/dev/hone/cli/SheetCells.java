package dev.hone.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * What cells of a sheet show, as text for a table.
 *
 * @param from1904 whether days are counted from 1904-01-01, not from the end of 1899
 */
record SheetCells(boolean from1904) {
  private static final Set<String> ERRORS =
      Set.of(
          "#NULL!",
          "#DIV/0!",
          "#VALUE!",
          "#REF!",
          "#NAME?",
          "#NUM!",
          "#N/A",
          "#SPILL!",
          "#CALC!",
          "#FIELD!",
          "#GETTING_DATA");

  /** 9999-12-31. */
  private static final double MAX_DAYS = 2_958_465;

  /** Excel has a 29 February 1900, the sixtieth day; days before it count from one later. */
  private static final double FEBRUARY_1900 = 61;

  private static final int SECONDS_A_DAY = 86_400;

  /** What a number stands for. */
  private enum Kind {
    NUMBER,
    DATE,
    TIME
  }

  /** Whether a cell holds an error, also one that a formula came to. */
  static boolean isError(Cell cell) {
    return cell != null
        && (cell.getType() == CellType.ERROR
            || (cell.getType() == CellType.FORMULA
                && cell.getValue() instanceof String text
                && ERRORS.contains(text)));
  }

  /** Whether a cell holds a formula whose value no program has kept in the file. */
  static boolean isUncalculated(Cell cell) {
    return cell != null && cell.getFormula() != null && cell.getValue() == null;
  }

  /** Whether a cell names a text that is not in the file. */
  static boolean isLost(Cell cell) {
    return cell != null && cell.getType() == CellType.STRING && cell.getValue() == null;
  }

  static boolean isEmpty(Cell cell) {
    return cell == null
        || cell.getType() == CellType.EMPTY
        || isError(cell)
        || cell.getValue() == null
        || (cell.getValue() instanceof String text && clean(text).isEmpty());
  }

  /** The text of a cell; empty where there is nothing, or an error. */
  String text(Cell cell) {
    if (isEmpty(cell)) {
      return "";
    }
    if (cell.getValue() instanceof BigDecimal number) {
      return number(cell, number);
    }
    String text = cell.getValue().toString();
    return cell.getValue() instanceof Boolean ? text.toUpperCase(Locale.ROOT) : clean(text);
  }

  /** A row stays a line: line breaks in a cell become blanks. */
  private static String clean(String text) {
    return text.replace("_x000D_", "").replaceAll("\\s+", " ").trim();
  }

  private String number(Cell cell, BigDecimal number) {
    double days = number.doubleValue();
    Kind kind = days >= 0 && days <= MAX_DAYS ? kind(cell, days) : Kind.NUMBER;
    if (kind == Kind.NUMBER) {
      return number.toString();
    }
    long seconds = Math.round(days * SECONDS_A_DAY);
    LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
    if (kind == Kind.TIME) {
      return days < 1 ? time.toString() : number.toString();
    }
    LocalDate start =
        from1904
            ? LocalDate.of(1904, 1, 1)
            : LocalDate.of(1899, 12, days < FEBRUARY_1900 ? 31 : 30);
    LocalDate date = start.plusDays(seconds / SECONDS_A_DAY);
    return time.toSecondOfDay() == 0 ? date.toString() : date + "T" + time;
  }

  private static Kind kind(Cell cell, double days) {
    String format = cell.getDataFormatString();
    if (format != null) {
      return kind(format);
    }
    Integer id = cell.getDataFormatId();
    // Excel in Chinese, Japanese and Korean has dates and times of its own without a text.
    boolean asian = id != null && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58));
    return !asian ? Kind.NUMBER : days < 1 ? Kind.TIME : Kind.DATE;
  }

  /** Quoted words, colours, and signs that only make room are no letters of a format. */
  static boolean isDate(String format) {
    return kind(format) == Kind.DATE;
  }

  private static Kind kind(String format) {
    String bare =
        format
            .toLowerCase(Locale.ROOT)
            .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
            .replaceAll("\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "");
    if (bare.contains("[")) {
      return Kind.NUMBER; // hours that go on after a day: a length of time
    }
    if (bare.contains("y") || bare.contains("d") || bare.contains("mmm")) {
      return Kind.DATE;
    }
    return bare.contains("h") ? Kind.TIME : Kind.NUMBER;
  }
}
