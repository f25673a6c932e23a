package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.Column;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.table.Strata;
import dev.hone.data.text.GuardedReader;
import dev.hone.data.text.MissingWords;
import java.util.ArrayList;
import java.util.List;

/** Data out of a table of text, whatever format the table came in. */
public final class Tables {
  private Tables() {}

  /**
   * A data set whose columns are what the table declares, or what their cells look like.
   *
   * @throws InvalidInputException with file and line, if the table cannot be used so
   */
  public static CsvData learn(TextTable table, TableOptions options) {
    return new TableLearner(table, options).learn();
  }

  /** The names of the columns of a schema. */
  public static List<String> names(Schema schema) {
    List<String> names = new ArrayList<>();
    for (Column column : schema.columns()) {
      names.add(column.name());
    }
    return names;
  }

  /** The names of all columns that were read. */
  public static List<String> names(Reading reading) {
    List<String> names = new ArrayList<>();
    for (ColumnReading column : reading.columns()) {
      names.add(column.name());
    }
    return names;
  }

  /**
   * Rows for a model that was trained on another table: columns found by their names, in any order,
   * and read as they were in training.
   *
   * @throws InvalidInputException with file and line, if the table does not fit the schema
   */
  public static CsvData match(
      TextTable table, Schema schema, Reading training, TableOptions options) {
    table.setMissing(new MissingWords(options.form().missing()));
    return new TableMatcher(table, schema, training, options.form().decimal()).match();
  }

  /** How many steps the rows of a file of the UCR archive have; 0 for another table. */
  public static int sequenceSteps(CsvData data) {
    boolean archive =
        data.reading().remarks().stream().anyMatch(said -> said.key().equals(TableLearner.ARCHIVE));
    return archive ? data.dataset().schema().columns().size() : 0;
  }

  /**
   * Columns of numbers as a series, a row a step, in the order of the table.
   *
   * @param columns names; empty for the last column alone
   * @throws InvalidInputException also if a value is missing: a series has no gaps
   */
  public static Series series(TextTable table, List<String> columns, TableOptions options) {
    table.setMissing(new MissingWords(options.form().missing()));
    List<String> names =
        columns.isEmpty()
            ? table.names().subList(table.names().size() - 1, table.names().size())
            : columns;
    int[] rows = Strata.allRows(table.rows());
    List<ColumnCells> cells = new ArrayList<>();
    for (int i = 0; i < table.width(); i++) {
      cells.add(new ColumnCells(table, i, rows));
    }
    Marks marks = new Marks(table, options.form().decimal(), cells);
    List<double[]> values = new ArrayList<>();
    for (String name : names) {
      int index = table.index(name, "csv.column");
      ColumnLook look = new ColumnLook(cells.get(index), options, marks);
      double[] numbers = new Cells(table, index, rows, look.conversion).numbers();
      for (int row : rows) {
        if (Double.isNaN(numbers[row])) {
          throw new InvalidInputException(
              table.isMissing(row, index)
                  ? Message.of("csv.series-missing", table.at(row), name)
                  : Message.of(
                      "csv.no-number",
                      table.at(row),
                      name,
                      ColumnLook.shortened(table.cell(row, index))));
        }
      }
      values.add(numbers);
    }
    return new Series(GuardedReader.shortName(table.file()), names, values);
  }
}
