package dev.hone.data.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRow;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Reads a CSV file as a table of text: separator and header found, rows equally long. */
final class CsvTable {
  private static final int HEAD = 1 << 16;

  private final TextTable table;
  private final char separator;

  private CsvTable(String file, char separator) {
    // Semicolons separate where the comma is the decimal mark.
    this.table = new TextTable(file, separator == ';');
    this.separator = separator;
  }

  /**
   * Reads the whole file and closes it.
   *
   * @param header whether there is a header; null to infer it
   * @param expected column names that mark the first line as a header when they are all in it; may
   *     be empty
   */
  static TextTable read(GuardedReader reader, Boolean header, Collection<String> expected) {
    try (reader) {
      String head = head(reader);
      CsvTable table = new CsvTable(reader.name(), Separator.detect(head));
      table.readRows(reader, new Joined(head, reader));
      table.nameColumns(header, expected);
      return table.table;
    } catch (UncheckedIOException e) {
      throw GuardedReader.cannotRead(reader.name(), e.getCause());
    } catch (IOException e) {
      throw GuardedReader.cannotRead(reader.name(), e);
    }
  }

  private void readRows(GuardedReader guard, Reader text) {
    Iterator<CsvRow> iterator =
        CsvReader.builder().fieldSeparator(separator).skipEmptyRows(false).build(text).iterator();
    List<CsvRow> blank = new ArrayList<>();
    while (iterator.hasNext()) {
      CsvRow row = iterator.next();
      guard.startRecord();
      if (row.getFieldCount() == 1 && row.getField(0).trim().isEmpty()) {
        if (table.width() == 1) {
          blank.add(row);
        }
        continue;
      }
      // In a file of one column an empty line between others is a missing value.
      blank.forEach(this::add);
      blank.clear();
      add(row);
    }
    if (table.rows() == 0) {
      throw new InvalidInputException(Message.of("csv.empty", table.file()));
    }
  }

  private void add(CsvRow row) {
    int count = row.getFieldCount();
    int line = (int) row.getOriginalLineNumber();
    if (table.width() == 0) {
      if (count > TextTable.MAX_COLUMNS) {
        throw table.tooManyColumns(line, count);
      }
      for (int i = 0; i < count; i++) {
        table.addColumn(null);
      }
    }
    if (count != table.width()) {
      throw new InvalidInputException(
          Message.of(
              "csv.fields",
              GuardedReader.place(table.file(), line),
              count,
              table.width(),
              Separator.name(separator)));
    }
    table.addRow(row.getFields(), line);
  }

  private void nameColumns(Boolean header, Collection<String> expected) {
    List<String> first = new ArrayList<>();
    for (int column = 0; column < table.width(); column++) {
      first.add(table.cell(0, column));
    }
    boolean named = !expected.isEmpty() && first.containsAll(expected);
    if (header != null ? header : named || looksLikeHeader(first)) {
      table.removeFirstRow();
      if (table.rows() == 0) {
        throw new InvalidInputException(Message.of("csv.only-header", table.file()));
      }
    } else {
      table.notes().add(Message.of("note.no-header", first.size()));
      first.replaceAll(cell -> "");
    }
    for (int column = 0; column < first.size(); column++) {
      String name = first.get(column).isEmpty() ? "column" + (column + 1) : first.get(column);
      table.name(name, 1);
    }
    dropRowNumbers(first.get(0).isEmpty() && first.size() > 1 && table.notes().isEmpty());
  }

  /** No number in it, and not all of its texts are values that come again below. */
  private boolean looksLikeHeader(List<String> first) {
    boolean anyText = false;
    boolean allComeAgain = table.rows() > 1;
    for (int column = 0; column < first.size(); column++) {
      Cell.Kind kind = table.kind(0, column);
      if (kind == Cell.Kind.NUMBER || kind == Cell.Kind.INFINITE) {
        return false;
      }
      anyText |= kind == Cell.Kind.TEXT;
      allComeAgain = allComeAgain && comesAgain(column);
    }
    return anyText && !allComeAgain;
  }

  private boolean comesAgain(int column) {
    String first = table.cell(0, column);
    for (int row = 1; row < table.rows(); row++) {
      if (table.cell(row, column).equals(first)) {
        return true;
      }
    }
    return false;
  }

  /** R and pandas write the row numbers into a first column without a name. */
  private void dropRowNumbers(boolean unnamed) {
    if (!unnamed) {
      return;
    }
    for (int row = 0; row < table.rows(); row++) {
      if (table.kind(row, 0) != Cell.Kind.NUMBER
          || table.number(row, 0) != table.number(0, 0) + row) {
        return;
      }
    }
    table.removeFirstColumn();
    table.notes().add(Message.of("note.row-numbers"));
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
