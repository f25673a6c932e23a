package dev.hone.data.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRow;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** A CSV file as a table of text: separator and header found, every row as long as the first. */
public final class CsvTable {
  /** More columns than this are taken for a mistake. */
  static final int MAX_COLUMNS = 10_000;

  private static final int HEAD = 1 << 16;

  private final String file;
  private final List<String> names = new ArrayList<>();
  private final List<TextColumn> columns = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final char separator;
  private int[] lines = new int[16];
  private int rows;

  private CsvTable(String file, char separator) {
    this.file = file;
    this.separator = separator;
  }

  /**
   * Reads the whole file and closes it.
   *
   * @param header whether there is a header; null to infer it
   * @param expected column names that mark the first line as a header when they are all in it; may
   *     be empty
   */
  static CsvTable read(GuardedReader reader, Boolean header, Collection<String> expected) {
    try (reader) {
      String head = head(reader);
      CsvTable table = new CsvTable(reader.name(), Separator.detect(head));
      table.readRows(reader, new Joined(head, reader));
      table.nameColumns(header, expected);
      return table;
    } catch (UncheckedIOException e) {
      throw GuardedReader.cannotRead(reader.name(), e.getCause());
    } catch (IOException e) {
      throw GuardedReader.cannotRead(reader.name(), e);
    }
  }

  String file() {
    return file;
  }

  List<String> names() {
    return names;
  }

  int rows() {
    return rows;
  }

  /** What the file's user should know about how it was read; callers may add. */
  List<String> notes() {
    return notes;
  }

  /** The cell without white space at its ends. */
  String cell(int row, int column) {
    return columns.get(column).get(row);
  }

  Cell.Kind kind(int row, int column) {
    return Cell.kind(cell(row, column), decimalComma());
  }

  double number(int row, int column) {
    return Cell.number(cell(row, column), decimalComma());
  }

  /** "FILE, line N", for messages. */
  String at(int row) {
    return file + ", line " + lines[row];
  }

  /**
   * The index of a column by its name.
   *
   * @throws InvalidInputException if there is none, listing the names
   */
  int index(String name, String what) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw InvalidInputException.of(
          "%s: there is no %s \"%s\"; the columns are %s", file, what, name, Listing.some(names));
    }
    return index;
  }

  /** Semicolons separate where the comma is the decimal mark. */
  private boolean decimalComma() {
    return separator == ';';
  }

  private void readRows(GuardedReader guard, Reader text) {
    Iterator<CsvRow> iterator =
        CsvReader.builder().fieldSeparator(separator).skipEmptyRows(false).build(text).iterator();
    List<CsvRow> blank = new ArrayList<>();
    while (iterator.hasNext()) {
      CsvRow row = iterator.next();
      guard.startRecord();
      if (row.getFieldCount() == 1 && row.getField(0).trim().isEmpty()) {
        if (columns.size() == 1) {
          blank.add(row);
        }
        continue;
      }
      // In a file of one column an empty line between others is a missing value.
      blank.forEach(this::add);
      blank.clear();
      add(row);
    }
    if (rows == 0) {
      throw InvalidInputException.of("%s: the file is empty; it should hold a table", file);
    }
  }

  private void add(CsvRow row) {
    int count = row.getFieldCount();
    if (columns.isEmpty()) {
      if (count > MAX_COLUMNS) {
        throw InvalidInputException.of(
            "%s, line 1: there are %d columns; at most %d are allowed", file, count, MAX_COLUMNS);
      }
      for (int i = 0; i < count; i++) {
        columns.add(new TextColumn());
      }
    }
    if (count != columns.size()) {
      throw InvalidInputException.of(
          "%s, line %d: the row has %d fields, but the first row has %d (the separator is %s); every"
              + " row needs as many, and text with a separator in it needs quotes",
          file, row.getOriginalLineNumber(), count, columns.size(), Separator.name(separator));
    }
    if ((long) rows * count > GuardedReader.MAX_CELLS) {
      throw InvalidInputException.of(
          "%s, line %d: the table has more than %d cells, the most that the memory here allows",
          file, row.getOriginalLineNumber(), GuardedReader.MAX_CELLS);
    }
    for (int i = 0; i < count; i++) {
      columns.get(i).add(row.getField(i).trim());
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
    }
    lines[rows++] = (int) row.getOriginalLineNumber();
  }

  private void nameColumns(Boolean header, Collection<String> expected) {
    List<String> first = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      first.add(cell(0, column));
    }
    boolean named = !expected.isEmpty() && first.containsAll(expected);
    if (header != null ? header : named || looksLikeHeader(first)) {
      removeFirstRow();
      if (rows == 0) {
        throw InvalidInputException.of(
            "%s: the file has a header, but no rows of data after it", file);
      }
    } else {
      notes.add("no header line: the columns are named column1 to column" + first.size());
      first.replaceAll(cell -> "");
    }
    for (int column = 0; column < first.size(); column++) {
      String name = first.get(column).isEmpty() ? "column" + (column + 1) : first.get(column);
      if (names.contains(name)) {
        throw InvalidInputException.of(
            "%s, line 1: two columns are named \"%s\"; every name should be there once",
            file, name);
      }
      names.add(name);
    }
    dropRowNumbers(first.get(0).isEmpty() && first.size() > 1 && notes.isEmpty());
  }

  /** No number in it, and not all of its texts are values that come again below. */
  private boolean looksLikeHeader(List<String> first) {
    boolean anyText = false;
    boolean allComeAgain = rows > 1;
    for (int column = 0; column < first.size(); column++) {
      Cell.Kind kind = kind(0, column);
      if (kind == Cell.Kind.NUMBER || kind == Cell.Kind.INFINITE) {
        return false;
      }
      anyText |= kind == Cell.Kind.TEXT;
      allComeAgain = allComeAgain && comesAgain(column);
    }
    return anyText && !allComeAgain;
  }

  private boolean comesAgain(int column) {
    String first = cell(0, column);
    for (int row = 1; row < rows; row++) {
      if (cell(row, column).equals(first)) {
        return true;
      }
    }
    return false;
  }

  private void removeFirstRow() {
    rows--;
    System.arraycopy(lines, 1, lines, 0, rows);
    for (int column = 0; column < columns.size(); column++) {
      TextColumn shorter = new TextColumn();
      for (int row = 1; row <= rows; row++) {
        shorter.add(columns.get(column).get(row));
      }
      columns.set(column, shorter);
    }
  }

  /** R and pandas write the row numbers into a first column without a name. */
  private void dropRowNumbers(boolean unnamed) {
    if (!unnamed) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (kind(row, 0) != Cell.Kind.NUMBER || number(row, 0) != number(0, 0) + row) {
        return;
      }
    }
    columns.remove(0);
    names.remove(0);
    notes.add("the first column has no name and counts the rows: left out");
  }

  private static String head(Reader reader) throws IOException {
    char[] buffer = new char[HEAD];
    int length = 0;
    while (length < HEAD) {
      int count = reader.read(buffer, length, HEAD - length);
      if (count < 0) {
        break;
      }
      length += count;
    }
    return new String(buffer, 0, length);
  }

  /** The characters already read, then the rest. */
  private static final class Joined extends Reader {
    private final StringReader head;
    private final Reader rest;

    Joined(String head, Reader rest) {
      this.head = new StringReader(head);
      this.rest = rest;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = head.read(buffer, offset, length);
      return count >= 0 ? count : rest.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      rest.close();
    }
  }
}
