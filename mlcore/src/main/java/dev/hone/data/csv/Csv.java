package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.table.Strata;
import dev.hone.data.table.Task;
import dev.hone.data.table.Windows;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads CSV files (RFC 4180, UTF-8; comma, semicolon or tab, found by itself; with or without a
 * header) into data sets.
 *
 * <ul>
 *   <li>A cell that is empty or {@code ?}, {@code NA}, {@code N/A}, {@code NaN} or {@code null} (in
 *       any case) is missing. Infinity, in words or as a number beyond a 32-bit float, is an error
 *       in a column of numbers.
 *   <li>A column whose cells are all numbers or missing is numeric, every other is categorical. In
 *       a file separated by semicolons a comma may be the decimal mark.
 *   <li>Rows without a target are left out, which {@link CsvData#notes} says.
 * </ul>
 *
 * <p>All methods throw {@link InvalidInputException} with file and line if the file cannot be read
 * or used; none uses much memory on a file that is too large.
 */
public final class Csv {
  private Csv() {}

  /** A table with its last column as target and everything else inferred. */
  public static CsvData read(Path file) {
    return read(file, CsvOptions.defaults());
  }

  public static CsvData read(Path file, CsvOptions options) {
    return learn(GuardedReader.open(file), options);
  }

  /**
   * From a stream, which is closed.
   *
   * @param name what the person calls the file, for messages and the schema
   */
  public static CsvData read(InputStream in, String name, CsvOptions options) {
    return learn(GuardedReader.of(in, name), options);
  }

  /** From characters; the reader is closed. */
  public static CsvData read(Reader in, String name, CsvOptions options) {
    return learn(GuardedReader.of(in, name), options);
  }

  /**
   * Rows for a model that was trained on another file, columns found by their names; no row is left
   * out. A level that the schema does not know counts as missing (noted), further columns are
   * ignored (noted), a missing column is an error. The target column may be absent or partly empty:
   * then the data set has no targets.
   *
   * <p>For a schema with steps the file is one series, a row a step: the data set has every window
   * of that many consecutive rows, without targets. For one with its steps in a row, a row is a
   * sequence: the columns of all steps follow that of the first, in the file's order.
   */
  public static CsvData read(Path file, Schema schema) {
    return match(GuardedReader.open(file), schema);
  }

  public static CsvData read(InputStream in, String name, Schema schema) {
    return match(GuardedReader.of(in, name), schema);
  }

  public static CsvData read(Reader in, String name, Schema schema) {
    return match(GuardedReader.of(in, name), schema);
  }

  /**
   * Columns of numbers as a series, a row a step, in the order of the file.
   *
   * @param columns names; empty for the last column alone
   * @throws InvalidInputException also if a value is missing: a series has no gaps
   */
  public static Series readSeries(Path file, List<String> columns) {
    return series(GuardedReader.open(file), columns);
  }

  public static Series readSeries(InputStream in, String name, List<String> columns) {
    return series(GuardedReader.of(in, name), columns);
  }

  private static CsvData learn(GuardedReader in, CsvOptions options) {
    CsvTable table = CsvTable.read(in, options.header(), Collections.emptyList());
    Set<Integer> ignored = new LinkedHashSet<>();
    for (String name : options.ignore()) {
      ignored.add(table.index(name, "column to ignore"));
    }
    int target = target(table, options.target(), ignored);
    int[] rows = rowsWithTarget(table, target);
    CsvColumn targetColumn = new CsvColumn(table, target, rows);
    Task task = options.task() == null ? targetColumn.inferTask() : options.task();

    List<Column> columns = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < table.names().size(); i++) {
      if (i != target && !ignored.contains(i)) {
        CsvColumn column = new CsvColumn(table, i, rows);
        columns.add(column.column());
        values.add(column.values(columns.get(columns.size() - 1)));
      }
    }
    if (columns.isEmpty()) {
      throw InvalidInputException.of(
          "%s: there is only the column \"%s\"; at least one feature and a target are needed,"
              + " separated by comma, semicolon or tab",
          table.file(), targetColumn.name());
    }
    List<String> classes = new ArrayList<>();
    float[] targets = null;
    if (task == Task.REGRESSION) {
      targets = targetColumn.numbers();
    } else {
      classes = targetColumn.classes();
      if (classes.size() < 2) {
        throw InvalidInputException.of(
            "%s: the target \"%s\" holds one class only (\"%s\"); at least two are needed",
            table.file(), targetColumn.name(), classes.get(0));
      }
    }
    Schema schema =
        new Schema(
            GuardedReader.shortName(table.file()),
            task,
            0,
            columns,
            targetColumn.name(),
            classes,
            false);
    float[] features = interleaved(values, rows.length);
    Dataset dataset =
        task == Task.REGRESSION
            ? Dataset.regression(schema, rows.length, features, targets)
            : Dataset.classification(schema, rows.length, features, targetColumn.labels(classes));
    return new CsvData(dataset, table.notes());
  }

  private static int target(CsvTable table, String name, Set<Integer> ignored) {
    if (name != null) {
      int target = table.index(name, "target column");
      if (ignored.contains(target)) {
        throw InvalidInputException.of(
            "%s: column \"%s\" cannot be both the target and ignored", table.file(), name);
      }
      return target;
    }
    for (int i = table.names().size() - 1; i >= 0; i--) {
      if (!ignored.contains(i)) {
        return i;
      }
    }
    throw InvalidInputException.of("%s: every column is ignored", table.file());
  }

  private static int[] rowsWithTarget(CsvTable table, int target) {
    int[] all = Strata.allRows(table.rows());
    CsvColumn column = new CsvColumn(table, target, all);
    column.requireAnything();
    int missing = column.count(Cell.Kind.MISSING);
    if (missing == 0) {
      return all;
    }
    table.notes().add(missing + " rows without a value of \"" + column.name() + "\" were left out");
    int[] rows = new int[all.length - missing];
    int next = 0;
    for (int row : all) {
      if (table.kind(row, target) != Cell.Kind.MISSING) {
        rows[next++] = row;
      }
    }
    return rows;
  }

  private static CsvData match(GuardedReader in, Schema schema) {
    List<String> names = new ArrayList<>();
    for (Column column : schema.columns()) {
      names.add(column.name());
    }
    CsvTable table = CsvTable.read(in, null, names);
    int[] rows = Strata.allRows(table.rows());
    List<float[]> values = new ArrayList<>();
    for (int step = 0; step < (schema.stepsInRow() ? schema.steps() : 1); step++) {
      for (Column column : schema.columns()) {
        int first = table.index(column.name(), "column that the model was trained on named");
        int index = first + step * schema.columns().size();
        if (index >= table.names().size()) {
          throw InvalidInputException.of(
              "%s: sequences of %d steps with %d columns each do not fit into %d columns",
              table.file(), schema.steps(), schema.columns().size(), table.names().size());
        }
        CsvColumn read = new CsvColumn(table, index, rows);
        names.add(read.name());
        values.add(read.values(column));
        noteUnknown(table, read, column, values.get(values.size() - 1));
      }
    }
    noteUnused(table, schema, names);
    float[] features = interleaved(values, rows.length);
    if (schema.steps() > 0 && !schema.stepsInRow()) {
      return new CsvData(Windows.toPredict(features, rows.length, schema), table.notes());
    }
    int target = table.names().indexOf(schema.targetName());
    if (target >= 0) {
      CsvColumn column = new CsvColumn(table, target, rows);
      if (column.count(Cell.Kind.MISSING) == 0) {
        Dataset dataset =
            schema.task() == Task.REGRESSION
                ? Dataset.regression(schema, rows.length, features, column.numbers())
                : Dataset.classification(
                    schema, rows.length, features, column.labels(schema.classNames()));
        return new CsvData(dataset, table.notes());
      }
    }
    return new CsvData(Dataset.withoutTargets(schema, rows.length, features), table.notes());
  }

  private static void noteUnknown(CsvTable table, CsvColumn read, Column column, float[] values) {
    int missing = 0;
    for (float value : values) {
      missing += Float.isNaN(value) ? 1 : 0;
    }
    int unknown = missing - read.count(Cell.Kind.MISSING);
    if (!column.isNumeric() && unknown > 0) {
      table
          .notes()
          .add(
              unknown
                  + " values of \""
                  + column.name()
                  + "\" are not among "
                  + Listing.some(column.levels())
                  + " and count as missing");
    }
  }

  private static void noteUnused(CsvTable table, Schema schema, List<String> used) {
    List<String> unused = new ArrayList<>(table.names());
    unused.removeAll(used);
    unused.remove(schema.targetName());
    if (!unused.isEmpty()) {
      table
          .notes()
          .add("columns that the model does not know were ignored: " + Listing.some(unused));
    }
  }

  private static Series series(GuardedReader in, List<String> columns) {
    CsvTable table = CsvTable.read(in, null, columns);
    List<String> names =
        columns.isEmpty()
            ? table.names().subList(table.names().size() - 1, table.names().size())
            : columns;
    int[] rows = Strata.allRows(table.rows());
    List<float[]> values = new ArrayList<>();
    for (String name : names) {
      int index = table.index(name, "column");
      float[] numbers = new CsvColumn(table, index, rows).numbers();
      for (int row : rows) {
        if (Float.isNaN(numbers[row])) {
          throw InvalidInputException.of(
              "%s, column \"%s\": the value is missing; a series needs a value in every row",
              table.at(row), name);
        }
      }
      values.add(numbers);
    }
    return new Series(GuardedReader.shortName(table.file()), names, values);
  }

  private static float[] interleaved(List<float[]> columns, int rows) {
    int width = columns.size();
    float[] result = new float[Math.multiplyExact(rows, width)];
    for (int column = 0; column < width; column++) {
      float[] values = columns.get(column);
      for (int row = 0; row < rows; row++) {
        result[row * width + column] = values[row];
      }
    }
    return result;
  }
}
