package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.util.List;

/**
 * Which mark is the decimal one in each column. A column is read in one way: by those of its cells
 * that only one mark can read; where all could be either, by the other columns of the file, and
 * then by what is more likely.
 */
final class Marks {
  private final TextTable table;
  private final Character wanted;
  private int pointColumns;
  private int commaColumns;

  /**
   * @param wanted what the person says; null if nothing
   */
  Marks(TextTable table, Character wanted, List<ColumnCells> columns) {
    this.table = table;
    this.wanted = wanted;
    for (ColumnCells cells : columns) {
      pointColumns += cells.pointOnly > 0 ? 1 : 0;
      commaColumns += cells.commaOnly > 0 ? 1 : 0;
    }
  }

  /**
   * The decimal mark of a column.
   *
   * @param usual the mark in the file that a model was trained on; null where there is none
   * @param remarks gets a sentence where nothing but likelihood decided
   * @throws InvalidInputException if some cells can only be read with a point and others only with
   *     a comma
   */
  char decimal(ColumnCells cells, Character usual, List<Message> remarks) {
    if (wanted != null) {
      return wanted;
    }
    int strange = (int) (ColumnLook.STRANGE * cells.numbers);
    if (cells.pointOnly > 0 && cells.commaOnly > 0) {
      if (Math.min(cells.pointOnly, cells.commaOnly) > strange && cells.numbers > 1) {
        throw new InvalidInputException(
            Message.of(
                "look.two-marks",
                table.file(),
                cells.name(),
                example(cells, '.'),
                example(cells, ',')));
      }
      return cells.pointOnly > cells.commaOnly ? '.' : ',';
    }
    if (cells.pointOnly > 0 || cells.commaOnly > 0) {
      return cells.pointOnly > 0 ? '.' : ',';
    }
    if (cells.ambiguousPoint == 0 && cells.ambiguousComma == 0) {
      return '.';
    }
    if (usual != null && pointColumns == 0 && commaColumns == 0) {
      return usual;
    }
    char decimal = likely(cells);
    boolean unsure = decimal == ',' ? commaColumns == 0 : pointColumns == 0;
    if (unsure && (cells.ambiguousComma > 0 || decimal == ',')) {
      remarks.add(
          Message.of(
              "look.either-mark",
              cells.name(),
              example(cells, cells.ambiguousComma > 0 ? ',' : '.'),
              Message.of(decimal == ',' ? "look.mark.comma" : "look.mark.point"),
              decimal == ',' ? "." : ","));
    }
    return decimal;
  }

  private char likely(ColumnCells cells) {
    if (commaColumns > 0 && pointColumns == 0) {
      return ',';
    }
    if (pointColumns > 0 && commaColumns == 0) {
      return '.';
    }
    // Groups of three beside numbers below a thousand: thousands are marked, not fractions.
    boolean thousands = cells.belowThousand > 0 && cells.marked < cells.numbers;
    if (cells.ambiguousComma > 0 && cells.ambiguousPoint == 0) {
      return table.decimalComma() && !thousands ? ',' : '.';
    }
    if (cells.ambiguousPoint > 0 && cells.ambiguousComma == 0) {
      return table.decimalComma() && thousands ? ',' : '.';
    }
    return '.';
  }

  private static String example(ColumnCells cells, char mark) {
    for (String cell : cells.distinct.keySet()) {
      if (cell.indexOf(mark) >= 0) {
        return ColumnLook.shortened(cell);
      }
    }
    return String.valueOf(mark);
  }
}
