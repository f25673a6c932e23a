package dev.hone.app.ui.model;

import dev.hone.base.Numbers;
import dev.hone.data.table.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What stands in the fields of a row.
 *
 * @param texts a text for each column: a number, or a level; empty for a missing value
 */
record TypedRow(List<String> texts) {
  /** Not all that Java takes for a number is one to people: NaN, 1f, 0x1p3. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][-+]?[0-9]+)?");

  TypedRow {
    texts = Collections.unmodifiableList(new ArrayList<>(texts));
  }

  /** A row of the data as it would be typed. */
  static TypedRow of(List<Column> columns, double[] row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      Column column = columns.get(i);
      texts.add(
          Double.isNaN(row[i])
              ? ""
              : column.isNumeric() ? Numbers.shortest(row[i]) : column.levels().get((int) row[i]));
    }
    return new TypedRow(texts);
  }

  /** Numbers missing, of each category the first level. */
  static TypedRow empty(List<Column> columns) {
    List<String> texts = new ArrayList<>();
    columns.forEach(column -> texts.add(column.isNumeric() ? "" : column.levels().get(0)));
    return new TypedRow(texts);
  }

  TypedRow with(int column, String text) {
    List<String> other = new ArrayList<>(texts);
    other.set(column, text);
    return new TypedRow(other);
  }

  /** The number in a field; NaN where it is empty, or wrong. */
  static double number(String text) {
    String plain = text.trim();
    if (!NUMBER.matcher(plain).matches()) {
      return Double.NaN;
    }
    double number = Double.parseDouble(plain.replace(',', '.'));
    return Double.isInfinite(number) ? Double.NaN : number;
  }

  /** The row as features: a missing value is NaN, as in the data, and so is a wrong one. */
  double[] features(List<Column> columns) {
    double[] row = new double[texts.size()];
    for (int i = 0; i < row.length; i++) {
      int level = columns.get(i).levels().indexOf(texts.get(i));
      row[i] = columns.get(i).isNumeric() ? number(texts.get(i)) : level < 0 ? Double.NaN : level;
    }
    return row;
  }

  /** The columns whose text is no number. */
  Set<Integer> wrong(List<Column> columns) {
    Set<Integer> wrong = new TreeSet<>();
    for (int i = 0; i < texts.size(); i++) {
      boolean filled = !texts.get(i).trim().isEmpty();
      if (columns.get(i).isNumeric() && filled && Double.isNaN(number(texts.get(i)))) {
        wrong.add(i);
      }
    }
    return wrong;
  }
}
