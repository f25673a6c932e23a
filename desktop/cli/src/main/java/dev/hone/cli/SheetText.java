package dev.hone.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * A sheet as separated cells, made row by row. Lines have the sheet's numbers; rows of the table
 * are equally long, titles above it and a remark below it are not.
 */
final class SheetText extends Reader {
  private final ReadableWorkbook book;
  private final SheetExtent extent;
  private final SheetCells cells;
  private final String file;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final StringBuilder text = new StringBuilder();
  private Row next;
  private int position;
  private int line;

  /** The sheet's beginning; the workbook is closed with it. */
  SheetText(ReadableWorkbook book, Sheet sheet, SheetExtent extent, SheetCells cells, String file)
      throws IOException {
    this.book = book;
    this.extent = extent;
    this.cells = cells;
    this.file = file;
    stream = sheet.openStream();
    rows = stream.iterator();
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    while (position == text.length()) {
      text.setLength(0);
      position = 0;
      if (line == extent.last()) {
        return -1;
      }
      line++;
      Workbooks.said(file, this::addLine);
    }
    int count = Math.min(length, text.length() - position);
    text.getChars(position, position + count, buffer, offset);
    position += count;
    return count;
  }

  /** Rows that are not in the file are empty. */
  private Void addLine() {
    while ((next == null || next.getRowNum() < line) && rows.hasNext()) {
      next = rows.next();
    }
    if (next != null && next.getRowNum() == line) {
      addRow(next);
    }
    text.append('\n');
    return null;
  }

  private void addRow(Row row) {
    int end = 0;
    for (int column = 0; column < Math.min(row.getCellCount(), extent.width()); column++) {
      end = SheetCells.isEmpty(row.getCell(column)) ? end : column + 1;
    }
    boolean outside = line < extent.top() || (line == extent.last() && extent.footer());
    int width = end == 0 || outside ? end : extent.width();
    for (int column = 0; column < width; column++) {
      boolean present = column < row.getCellCount();
      text.append(column == 0 ? "" : ",");
      text.append(present ? quoted(cells.text(row.getCell(column))) : "");
    }
  }

  private static String quoted(String text) {
    boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    stream.close();
    book.close();
  }
}
