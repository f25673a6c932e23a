package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.data.table.Column;
import dev.hone.data.table.Task;
import dev.hone.data.text.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one column of a table of text holds in the rows that count, and its values as floats. */
final class CsvColumn {
  /** More different texts than this in a column of features are taken for names or identifiers. */
  static final int MAX_LEVELS = 100;

  /** More different classes than this in the target are taken for identifiers. */
  static final int MAX_CLASSES = 256;

  private static final int MAX_SHOWN = 60;

  private final TextTable table;
  private final int column;
  private final int[] rows;
  private final Map<Cell.Kind, Integer> count = new EnumMap<>(Cell.Kind.class);
  private int firstText = -1;

  CsvColumn(TextTable table, int column, int[] rows) {
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
    List<String> declared = table.levels(column);
    return declared == null ? count(Cell.Kind.TEXT) == 0 : declared.isEmpty();
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
        : new Column(name(), texts(MAX_LEVELS, "csv.too-many.feature"));
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
    return texts(MAX_CLASSES, "csv.too-many.target");
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
        throw new InvalidInputException(
            Message.of(
                "csv.class",
                table.at(rows[i]),
                name(),
                shortened(table.cell(rows[i], column)),
                Listing.some(classes)));
      }
      labels[i] = label;
    }
    return labels;
  }

  /**
   * Text, or undeclared whole numbers of which there are few (at most 2, or at most 20 with three
   * rows each), is for classification; other numbers are for regression.
   */
  Task inferTask() {
    if (!isNumeric()) {
      return Task.CLASSIFICATION;
    }
    if (table.levels(column) != null) {
      return Task.REGRESSION;
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
      throw new InvalidInputException(
          Message.of("csv.all-missing", table.file(), name(), rows.length));
    }
  }

  private float number(int row) {
    return switch (table.kind(row, column)) {
      case MISSING -> Float.NaN;
      case NUMBER -> (float) table.number(row, column);
      case INFINITE ->
          throw new InvalidInputException(
              Message.of(
                  "csv.infinite", table.at(row), name(), shortened(table.cell(row, column))));
      case TEXT ->
          throw new InvalidInputException(
              Message.of(
                  "csv.no-number", table.at(row), name(), shortened(table.cell(row, column))));
    };
  }

  private List<String> texts(int most, String what) {
    List<String> declared = table.levels(column);
    if (declared != null && !declared.isEmpty()) {
      if (declared.size() > most) {
        throw tooMany(declared.size(), most, what);
      }
      return declared;
    }
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
      return new InvalidInputException(
          Message.of(
              "csv.some-text",
              table.at(firstText),
              name(),
              shortened(table.cell(firstText, column)),
              texts,
              rows.length));
    }
    String advice = isNumeric() ? "csv.too-many.number" : "csv.too-many.text";
    return new InvalidInputException(
        Message.of(
            "csv.too-many",
            table.file(),
            name(),
            different,
            rows.length,
            Message.of(what),
            most,
            Message.of(advice)));
  }

  private static Map<String, Integer> indices(List<String> texts) {
    Map<String, Integer> indices = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      indices.put(texts.get(i), i);
    }
    return indices;
  }

  private static Object shortened(String text) {
    return text.length() <= MAX_SHOWN
        ? text
        : Message.of("csv.shortened", text.substring(0, MAX_SHOWN), text.length());
  }
}
