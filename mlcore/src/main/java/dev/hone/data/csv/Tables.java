package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.table.Strata;
import dev.hone.data.table.Task;
import dev.hone.data.table.Windows;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Data out of a table of text, whatever format the table came in. */
public final class Tables {
  private Tables() {}

  /**
   * A data set whose columns are what the table declares, or what their cells look like.
   *
   * @throws InvalidInputException with file and line, if the table cannot be used so
   */
  public static CsvData learn(TextTable table, CsvOptions options) {
    Set<Integer> ignored = new LinkedHashSet<>();
    for (String name : options.ignore()) {
      ignored.add(table.index(name, "csv.column.ignore"));
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
      throw new InvalidInputException(
          Message.of("csv.one-column", table.file(), targetColumn.name()));
    }
    List<String> classes = new ArrayList<>();
    float[] targets = null;
    if (task == Task.REGRESSION) {
      targets = targetColumn.numbers();
    } else {
      classes = targetColumn.classes();
      if (classes.size() < 2) {
        throw new InvalidInputException(
            Message.of("csv.one-class", table.file(), targetColumn.name(), classes.get(0)));
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

  private static int target(TextTable table, String name, Set<Integer> ignored) {
    if (name != null) {
      int target = table.index(name, "csv.column.target");
      if (ignored.contains(target)) {
        throw new InvalidInputException(Message.of("csv.target-ignored", table.file(), name));
      }
      return target;
    }
    for (int i = table.names().size() - 1; i >= 0; i--) {
      if (!ignored.contains(i)) {
        return i;
      }
    }
    throw new InvalidInputException(Message.of("csv.all-ignored", table.file()));
  }

  private static int[] rowsWithTarget(TextTable table, int target) {
    int[] all = Strata.allRows(table.rows());
    CsvColumn column = new CsvColumn(table, target, all);
    column.requireAnything();
    int missing = column.count(Cell.Kind.MISSING);
    if (missing == 0) {
      return all;
    }
    table.notes().add(Message.of("note.no-target", missing, column.name()));
    int[] rows = new int[all.length - missing];
    int next = 0;
    for (int row : all) {
      if (table.kind(row, target) != Cell.Kind.MISSING) {
        rows[next++] = row;
      }
    }
    return rows;
  }

  /** The names of the columns of a schema. */
  public static List<String> names(Schema schema) {
    List<String> names = new ArrayList<>();
    for (Column column : schema.columns()) {
      names.add(column.name());
    }
    return names;
  }

  /**
   * Rows for a model that was trained on another file; see {@link Csv#read(java.nio.file.Path,
   * Schema)}.
   *
   * @throws InvalidInputException with file and line, if the table does not fit the schema
   */
  public static CsvData match(TextTable table, Schema schema) {
    List<String> names = names(schema);
    int[] rows = Strata.allRows(table.rows());
    List<float[]> values = new ArrayList<>();
    for (int step = 0; step < (schema.stepsInRow() ? schema.steps() : 1); step++) {
      for (Column column : schema.columns()) {
        int first = table.index(column.name(), "csv.column.trained");
        int index = first + step * schema.columns().size();
        if (index >= table.names().size()) {
          throw new InvalidInputException(
              Message.of(
                  "csv.sequences",
                  table.file(),
                  schema.steps(),
                  schema.columns().size(),
                  table.names().size()));
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

  private static void noteUnknown(TextTable table, CsvColumn read, Column column, float[] values) {
    int missing = 0;
    for (float value : values) {
      missing += Float.isNaN(value) ? 1 : 0;
    }
    int unknown = missing - read.count(Cell.Kind.MISSING);
    if (!column.isNumeric() && unknown > 0) {
      table
          .notes()
          .add(Message.of("note.unknown", unknown, column.name(), Listing.some(column.levels())));
    }
  }

  private static void noteUnused(TextTable table, Schema schema, List<String> used) {
    List<String> unused = new ArrayList<>(table.names());
    unused.removeAll(used);
    unused.remove(schema.targetName());
    if (!unused.isEmpty()) {
      table.notes().add(Message.of("note.unused", Listing.some(unused)));
    }
  }

  /**
   * Columns of numbers as a series, a row a step, in the order of the table.
   *
   * @param columns names; empty for the last column alone
   * @throws InvalidInputException also if a value is missing: a series has no gaps
   */
  public static Series series(TextTable table, List<String> columns) {
    List<String> names =
        columns.isEmpty()
            ? table.names().subList(table.names().size() - 1, table.names().size())
            : columns;
    int[] rows = Strata.allRows(table.rows());
    List<float[]> values = new ArrayList<>();
    for (String name : names) {
      int index = table.index(name, "csv.column");
      float[] numbers = new CsvColumn(table, index, rows).numbers();
      for (int row : rows) {
        if (Float.isNaN(numbers[row])) {
          throw new InvalidInputException(Message.of("csv.series-missing", table.at(row), name));
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
