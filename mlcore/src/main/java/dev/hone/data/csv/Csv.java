package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.text.GuardedReader;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;

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
    return Tables.learn(CsvTable.read(in, options.header(), List.of()), options);
  }

  private static CsvData match(GuardedReader in, Schema schema) {
    return Tables.match(CsvTable.read(in, null, Tables.names(schema)), schema);
  }

  private static Series series(GuardedReader in, List<String> columns) {
    return Tables.series(CsvTable.read(in, null, columns), columns);
  }

  /**
   * The file as a table of text.
   *
   * @param expected column names that mark the first line as a header when they are all in it; may
   *     be empty
   */
  public static TextTable table(GuardedReader in, List<String> expected) {
    return CsvTable.read(in, null, expected);
  }
}
