package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.data.table.Column;
import dev.hone.data.table.Task;
import dev.hone.data.text.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What one column of a CSV table holds in the rows that count, and its values as floats. */
final class CsvColumn {
  /** More different texts than this in a column of features are taken for names or identifiers. */
  static final int MAX_LEVELS = 100;

  /** More different classes than this in the target are taken for identifiers. */
  static final int MAX_CLASSES = 256;

  private final CsvTable table;
  private final int column;
  private final int[] rows;
  private final Map<Cell.Kind, Integer> count = new EnumMap<>(Cell.Kind.class);
  private int firstText = -1;

  CsvColumn(CsvTable table, int column, int[] rows) {
    this.table = table;
    this.column = column;
    this.rows = rows;
    for (int row : rows) {
      Cell.Kind kind = table.kind(row, column);
      count.merge(kind, 1, Integer::sum);
      if (kind == Cell.Kind.TEXT && firstText < 0) {
        firstText = row;
      }
    }
  }

  String name() {
    return table.names().get(column);
  }

  int count(Cell.Kind kind) {
    return count.getOrDefault(kind, 0);
  }

  boolean isNumeric() {
    return count(Cell.Kind.TEXT) == 0;
  }

  /**
   * Features: numbers if every cell is one or missing, else categories.
   *
   * @throws InvalidInputException if the column is empty, infinite somewhere, or full of different
   *     texts
   */
  Column column() {
    requireAnything();
    return isNumeric()
        ? Column.numeric(name())
        : new Column(name(), texts(MAX_LEVELS, "a column of features"));
  }

  /** The cells as features of this column: numbers or indices of levels, NaN where missing. */
  float[] values(Column as) {
    float[] values = new float[rows.length];
    Map<String, Integer> levels = indices(as.levels());
    for (int i = 0; i < rows.length; i++) {
      values[i] =
          as.isNumeric()
              ? number(rows[i])
              : levels.getOrDefault(table.cell(rows[i], column), -1).floatValue();
      if (!as.isNumeric() && values[i] < 0) {
        values[i] = Float.NaN;
      }
    }
    return values;
  }

  /** The column as numbers. A text is an error, which says where. */
  float[] numbers() {
    float[] values = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = number(rows[i]);
    }
    return values;
  }

  /** Classes in the order of numbers, or else of text. */
  List<String> classes() {
    return texts(MAX_CLASSES, "a classification target");
  }

  /**
   * The class of each row.
   *
   * @throws InvalidInputException if a cell is no such class
   */
  int[] labels(List<String> classes) {
    Map<String, Integer> indices = indices(classes);
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Integer label = indices.get(level(rows[i]));
      if (label == null) {
        label = indices.get(table.cell(rows[i], column));
      }
      if (label == null) {
        throw InvalidInputException.of(
            "%s, target \"%s\": \"%s\" is no known class; allowed are %s",
            table.at(rows[i]),
            name(),
            shortened(table.cell(rows[i], column)),
            Listing.some(classes));
      }
      labels[i] = label;
    }
    return labels;
  }

  /**
   * Text, or whole numbers of which there are few (at most 2, or at most 20 with three rows each),
   * is for classification; other numbers are for regression.
   */
  Task inferTask() {
    if (!isNumeric()) {
      return Task.CLASSIFICATION;
    }
    Set<Float> different = new HashSet<>();
    for (int row : rows) {
      float value = number(row);
      different.add(value);
      if (value != Math.rint(value) || different.size() > 20) {
        return Task.REGRESSION;
      }
    }
    boolean few = different.size() <= 2 || 3 * different.size() <= rows.length;
    return few ? Task.CLASSIFICATION : Task.REGRESSION;
  }

  void requireAnything() {
    if (count(Cell.Kind.MISSING) == rows.length) {
      throw InvalidInputException.of(
          "%s: column \"%s\" is missing in all %d rows; leave it out",
          table.file(), name(), rows.length);
    }
  }

  private float number(int row) {
    return switch (table.kind(row, column)) {
      case MISSING -> Float.NaN;
      case NUMBER -> (float) table.number(row, column);
      case INFINITE ->
          throw InvalidInputException.of(
              "%s, column \"%s\": \"%s\" is not finite; allowed are numbers up to 3.4e38, and an"
                  + " empty cell or NA for a missing one",
              table.at(row), name(), shortened(table.cell(row, column)));
      case TEXT ->
          throw InvalidInputException.of(
              "%s, column \"%s\": \"%s\" is not a number; allowed are numbers, and an empty cell or"
                  + " NA for a missing one",
              table.at(row), name(), shortened(table.cell(row, column)));
    };
  }

  private List<String> texts(int most, String what) {
    Set<String> different = new HashSet<>();
    for (int row : rows) {
      if (table.kind(row, column) != Cell.Kind.MISSING) {
        different.add(level(row));
      }
    }
    if (different.size() > most) {
      throw tooMany(different.size(), most, what);
    }
    List<String> sorted = new ArrayList<>(different);
    if (isNumeric()) {
      sorted.sort((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)));
    } else {
      Collections.sort(sorted);
    }
    return sorted;
  }

  /** The cell's text; in a column of numbers the plain form of the number, so that 1 is 1.0. */
  private String level(int row) {
    if (!isNumeric() || table.kind(row, column) == Cell.Kind.MISSING) {
      return table.cell(row, column);
    }
    number(row); // refuses infinity
    double value = table.number(row, column);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private InvalidInputException tooMany(int different, int most, String what) {
    int texts = count(Cell.Kind.TEXT);
    if (texts > 0 && count(Cell.Kind.NUMBER) > texts) {
      return InvalidInputException.of(
          "%s, column \"%s\": \"%s\" is not a number, as are %d of the %d cells of this column;"
              + " correct them, or leave them empty for missing",
          table.at(firstText),
          name(),
          shortened(table.cell(firstText, column)),
          texts,
          rows.length);
    }
    String advice =
        isNumeric()
            ? "is it a measurement, for regression?"
            : "is it a name or an identifier? Then leave it out";
    return InvalidInputException.of(
        "%s: column \"%s\" holds %d different values in %d rows, but %s may have at most %d; %s",
        table.file(), name(), different, rows.length, what, most, advice);
  }

  private static Map<String, Integer> indices(List<String> texts) {
    Map<String, Integer> indices = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      indices.put(texts.get(i), i);
    }
    return indices;
  }

  private static String shortened(String text) {
    return text.length() <= 60
        ? text
        : String.format(Locale.ROOT, "%s… (%d characters)", text.substring(0, 60), text.length());
  }
}
