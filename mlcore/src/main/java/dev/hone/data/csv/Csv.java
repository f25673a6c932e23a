package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.text.GuardedReader;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads files of separated cells into data sets: comma, semicolon, tab, stroke or blanks, UTF-8 and
 * other encodings, with or without a header, packed by gzip or not; all found out by itself and
 * told in a {@link Reading}. docs/reading.md lists what is recognised.
 *
 * <p>All methods throw {@link InvalidInputException} with file and line if the file cannot be read
 * or used; none uses much memory on a file that is too large.
 */
public final class Csv {
  private Csv() {}

  /** A table with everything found out. */
  public static CsvData read(Path file) {
    return read(file, TableOptions.defaults());
  }

  public static CsvData read(Path file, TableOptions options) {
    return learn(GuardedReader.open(file, options.form().encoding()), options);
  }

  /**
   * From a stream, which is closed.
   *
   * @param name what the person calls the file, for messages and the schema
   */
  public static CsvData read(InputStream in, String name, TableOptions options) {
    return learn(GuardedReader.of(in, name, options.form().encoding()), options);
  }

  /** From characters; the reader is closed. */
  public static CsvData read(Reader in, String name, TableOptions options) {
    return learn(GuardedReader.of(in, name), options);
  }

  /**
   * Rows for a model that was trained on another file, columns found by their names; no row is left
   * out. A level that the schema does not know counts as missing (noted), further columns are
   * ignored (noted), missing columns are an error. The target column may be absent or partly empty:
   * then the data set has no targets.
   *
   * <p>For a schema with steps the file is one series, a row a step: the data set has every window
   * of that many consecutive rows, without targets. For one with its steps in a row, a row is a
   * sequence: the columns of all steps follow that of the first, in the file's order.
   */
  public static CsvData read(Path file, Schema schema) {
    return match(GuardedReader.open(file), schema, Reading.of(schema));
  }

  public static CsvData read(InputStream in, String name, Schema schema) {
    return match(GuardedReader.of(in, name), schema, Reading.of(schema));
  }

  public static CsvData read(Reader in, String name, Schema schema) {
    return read(in, name, schema, Reading.of(schema));
  }

  /**
   * The same, read as the file was on which the model was trained.
   *
   * @param training the reading that the model keeps
   */
  public static CsvData read(Reader in, String name, Schema schema, Reading training) {
    return match(GuardedReader.of(in, name), schema, training);
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

  private static CsvData learn(GuardedReader in, TableOptions options) {
    return Tables.learn(CsvTable.read(in, options, List.of()), options);
  }

  private static CsvData match(GuardedReader in, Schema schema, Reading training) {
    TableOptions options = TableOptions.defaults();
    TextTable table = CsvTable.read(in, options, Tables.names(schema));
    return Tables.match(table, schema, training, options);
  }

  private static Series series(GuardedReader in, List<String> columns) {
    TableOptions options = TableOptions.defaults();
    return Tables.series(CsvTable.read(in, options, columns), columns, options);
  }

  /**
   * The file as a table of text.
   *
   * @param expected column names that mark the first line as a header when most of them are in it;
   *     may be empty
   */
  public static TextTable table(GuardedReader in, TableOptions options, List<String> expected) {
    return CsvTable.read(in, options, expected);
  }
}
