package dev.hone.data.csv;

import de.siegmar.fastcsv.reader.CsvRow;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.Reading;
import dev.hone.data.text.GuardedReader;
import dev.hone.data.text.MissingWords;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads a file of separated cells as a table of text: separator, lines that are no rows, and header
 * found; rows equally long.
 */
final class CsvTable {
  private static final int HEAD = 1 << 16;

  /** First rows that are in every sample: one may be the header, and one its units. */
  private static final int ALWAYS = 2;

  private final GuardedReader in;
  private final TableOptions.Form form;
  private final Separator separator;
  private final CsvShape shape;
  private final RowSample sample;
  private final TextTable table;
  private int remarks;
  private CsvRow footer;

  private CsvTable(GuardedReader in, String head, TableOptions options) {
    this.in = in;
    form = options.form();
    separator = separator(head, form);
    shape = CsvShape.of(head, separator, head.length() == HEAD);
    // Where commas separate, one inside a cell is more likely of thousands.
    table =
        new TextTable(in.name(), separator == Separator.SEMICOLON || separator == Separator.TAB);
    table.setMissing(new MissingWords(form.missing()));
    sample = new RowSample(table, options.rows(), ALWAYS);
  }

  /**
   * Reads the whole file and closes it.
   *
   * @param expected column names that mark the first line as a header when most are in it; may be
   *     empty
   */
  static TextTable read(GuardedReader reader, TableOptions options, Collection<String> expected) {
    try (reader) {
      String head = head(reader);
      CsvTable table = new CsvTable(reader, head, options);
      table.readRows(new Joined(head, reader));
      table.nameColumns(expected);
      table.finish();
      return table.table;
    } catch (UncheckedIOException e) {
      throw GuardedReader.cannotRead(reader.name(), e.getCause());
    } catch (IOException e) {
      throw GuardedReader.cannotRead(reader.name(), e);
    }
  }

  private static Separator separator(String head, TableOptions.Form form) {
    if (form.separator() != null) {
      return Separator.find(Message.of("look.separator"), form.separator());
    }
    Separator named = CsvShape.named(head);
    return named != null ? named : Separator.detect(head);
  }

  private void readRows(Reader text) {
    if (shape.width() > TextTable.MAX_COLUMNS) {
      throw table.tooManyColumns(1, shape.width());
    }
    for (int i = 0; i < shape.width(); i++) {
      table.addColumn(null);
    }
    int index = 0;
    List<CsvRow> blank = new ArrayList<>();
    for (CsvRow row : separator.rows(text)) {
      in.startRecord();
      if (index++ < shape.skipped()) {
        continue;
      }
      if (Separator.isBlank(row)) {
        // In a file of one column an empty line between others is a missing value.
        if (shape.width() == 1) {
          blank.add(row);
        }
        continue;
      }
      if (footer != null) {
        throw fields(footer);
      }
      blank.forEach(this::add);
      blank.clear();
      add(row);
    }
    sample.finish();
    if (table.rows() == 0) {
      throw new InvalidInputException(
          Message.of(shape.header() == null ? "csv.empty" : "csv.only-header", table.file()));
    }
  }

  private void add(CsvRow row) {
    int width = shape.width();
    int count = row.getFieldCount();
    if (count != width) {
      boolean hash = row.getField(0).startsWith("#");
      if (hash) {
        remarks++;
        return;
      }
      if (count < width && CsvShape.isLine(row)) {
        footer = row; // an error, unless it is the last
        return;
      }
      if (count < width || !CsvShape.emptyFrom(row, width)) {
        throw fields(row);
      }
    }
    List<String> cells = row.getFields();
    sample.add(width == count ? cells : cells.subList(0, width), (int) row.getOriginalLineNumber());
  }

  private InvalidInputException fields(CsvRow row) {
    return new InvalidInputException(
        Message.of(
            "csv.fields",
            GuardedReader.place(table.file(), row.getOriginalLineNumber()),
            row.getFieldCount(),
            shape.width(),
            separator.said()));
  }

  private void nameColumns(Collection<String> expected) {
    List<String> first = shape.header();
    boolean apart = first != null;
    if (!apart) {
      first = new ArrayList<>();
      for (int column = 0; column < table.width(); column++) {
        first.add(table.cell(0, column));
      }
    }
    boolean header =
        form.header() != null
            ? form.header()
            : apart || HeaderLine.isHeader(table, first, expected);
    if (header && !apart) {
      table.removeFirstRow();
      if (table.rows() == 0) {
        throw new InvalidInputException(Message.of("csv.only-header", table.file()));
      }
    } else if (!header) {
      table.notes().add(Message.of("note.no-header", first.size()));
      first.replaceAll(cell -> "");
    }
    for (int column = 0; column < first.size(); column++) {
      String name = first.get(column).isEmpty() ? "column" + (column + 1) : first.get(column);
      table.name(name, 1);
    }
    table.setSource(new Reading.Source("csv", in.encoding().name(), separator.key(), header));
    if (header) {
      HeaderLine.dropUnits(table);
      HeaderLine.dropUnnamed(table, first);
    }
  }

  private void finish() {
    table.noteEncoding(in.encoding());
    if (shape.skipped() > 0) {
      table.notes().add(0, Message.of("look.skipped", shape.skipped(), shape.firstSkipped()));
    }
    if (remarks > 0) {
      table.notes().add(Message.of("look.hash-lines", remarks));
    }
    if (footer != null) {
      table
          .notes()
          .add(Message.of("look.footer", footer.getOriginalLineNumber(), footer.getField(0)));
    }
    HeaderLine.dropTotal(table);
    table.setRowsInFile(table.rows() + sample.left());
    if (table.rows() == 0) {
      throw new InvalidInputException(Message.of("csv.only-header", table.file()));
    }
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
