package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Stopping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Where the table of a sheet lies, and what is to be said of its cells.
 *
 * @param width columns up to the last with something in it
 * @param top the first row with more than one filled cell; above it stand titles. 0 if there is
 *     none
 * @param last the last row that is not empty; 0 if there is none
 * @param footer whether the last row is a remark: one text in the first column, below an empty row
 * @param notes which cells hold errors, or formulas that nobody has calculated
 */
record SheetExtent(int width, int top, int last, boolean footer, List<Message> notes) {
  /** What the format of workbooks allows; a damaged one may name a cell anywhere. */
  private static final int MAX_COLUMNS = 1 << 14;

  private static final int MAX_ROWS = 1 << 20;
  private static final int EXAMPLES = 5;

  static SheetExtent of(Sheet sheet, String file) throws IOException {
    int width = 0;
    int top = 0;
    int last = 0;
    boolean footer = false;
    Noted errors = new Noted();
    Noted formulas = new Noted();
    try (Stream<Row> rows = sheet.openStream()) {
      for (Row row : (Iterable<Row>) rows::iterator) {
        Stopping.check();
        if (row.getCellCount() > MAX_COLUMNS || row.getRowNum() > MAX_ROWS) {
          throw new InvalidInputException(Message.of("cli.workbook.damaged", file));
        }
        int filled = 0;
        int end = 0;
        for (int column = 0; column < row.getCellCount(); column++) {
          Cell cell = row.getCell(column);
          if (SheetCells.isLost(cell)) {
            throw new InvalidInputException(Message.of("cli.workbook.damaged", file));
          }
          if (SheetCells.isError(cell)) {
            errors.add(cell.getAddress() + " " + cell.getRawValue());
          } else if (SheetCells.isUncalculated(cell)) {
            formulas.add(cell.getAddress().toString());
          }
          if (!SheetCells.isEmpty(cell)) {
            filled++;
            end = column + 1;
          }
        }
        if (filled > 0) {
          footer = end == 1 && last > 0 && row.getRowNum() > last + 1;
          top = top == 0 && filled > 1 ? row.getRowNum() : top;
          last = Math.max(last, row.getRowNum());
          width = Math.max(width, end);
        }
      }
    }
    List<Message> notes = new ArrayList<>();
    errors.addTo(notes, "note.sheet-errors");
    formulas.addTo(notes, "note.sheet-formulas");
    return new SheetExtent(width, top, last, footer, notes);
  }

  /** Cells of one kind: how many there are, and where the first stand. */
  private static final class Noted {
    private final List<String> some = new ArrayList<>();
    private int count;

    void add(String cell) {
      count++;
      if (some.size() < EXAMPLES) {
        some.add(cell);
      }
    }

    void addTo(List<Message> notes, String key) {
      if (count > 0) {
        notes.add(Message.of(key, count, some));
      }
    }
  }
}
