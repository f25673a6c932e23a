package dev.hone.data.csv;

import dev.hone.base.Message;
import dev.hone.data.text.DateOrder;
import dev.hone.data.text.DateText;
import dev.hone.data.text.InputWords;
import dev.hone.data.text.NumberScan;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the first lines of a table, and its last, from the rows between. */
final class HeaderLine {
  private static final int BELOW = 1000;
  private static final double MOST = 0.9;

  /** With so few rows a row of numbers that fits none of the others is no news. */
  private static final int FEW_ROWS = 5;

  private HeaderLine() {}

  /**
   * Whether the first row of a table names its columns. Each column speaks for itself: a text above
   * numbers or dates is a name, a number above numbers is a value, a text that comes again below is
   * a value. Numbers that count on by one, above columns that they do not fit into, are names too:
   * years.
   *
   * @param first the cells of the table's first row
   * @param expected names that the columns are expected to have; may be empty
   */
  static boolean isHeader(TextTable table, List<String> first, Collection<String> expected) {
    if (!expected.isEmpty()) {
      Set<String> known = new HashSet<>(first);
      known.retainAll(expected);
      if (2 * known.size() >= expected.size()) {
        return true;
      }
    }
    boolean counting = countsOn(table, first);
    int names = 0;
    int values = 0;
    boolean anyText = false;
    boolean allComeAgain = table.rows() > 1;
    for (int column = 0; column < first.size(); column++) {
      Below below = new Below(table, column);
      String cell = first.get(column);
      if (table.isMissing(0, column)) {
        allComeAgain &= below.comesAgain;
        continue;
      }
      boolean number = new NumberScan().scan(cell);
      boolean date = isDate(cell);
      anyText |= !number && !date;
      allComeAgain &= below.comesAgain;
      if (number) {
        values += counting ? 0 : 1;
        names += counting ? 1 : 0;
      } else if (date) {
        values += below.dates ? 1 : 0;
      } else {
        names += (below.numbers || below.dates) && below.rows > 0 ? 1 : 0;
      }
    }
    if (names == 0 && values == 0) {
      return anyText && !allComeAgain;
    }
    return names > values;
  }

  /** Whole numbers that count on by one from column to column, and are no values of them. */
  private static boolean countsOn(TextTable table, List<String> first) {
    NumberScan scan = new NumberScan();
    double last = Double.NaN;
    int count = 0;
    int outside = 0;
    for (int column = 0; column < first.size(); column++) {
      if (!scan.scan(first.get(column))) {
        continue;
      }
      if (scan.isMarked() || !scan.unit().isEmpty()) {
        return false;
      }
      double value = scan.value('.');
      if (count > 0 && value != last + 1) {
        return false;
      }
      last = value;
      count++;
      Below below = new Below(table, column);
      outside +=
          below.rows > 0 && (below.marked || value < below.least || value > below.most) ? 1 : 0;
    }
    return count > 1 && table.rows() > FEW_ROWS && 2 * outside > count;
  }

  private static boolean isDate(String cell) {
    for (DateOrder order : DateOrder.values()) {
      if (!Double.isNaN(DateText.days(cell, order))) {
        return true;
      }
    }
    return false;
  }

  /** What stands below the first row in a column. */
  private static final class Below {
    private final boolean numbers;
    private final boolean dates;
    private final boolean comesAgain;
    private final boolean marked;
    private final double least;
    private final double most;
    private final int rows;

    Below(TextTable table, int column) {
      NumberScan scan = new NumberScan();
      String first = table.cell(0, column);
      int filled = 0;
      int numeric = 0;
      int dated = 0;
      boolean again = false;
      boolean anyMarked = false;
      double lowest = Double.POSITIVE_INFINITY;
      double highest = Double.NEGATIVE_INFINITY;
      for (int row = 1; row < Math.min(table.rows(), BELOW); row++) {
        String cell = table.cell(row, column);
        again |= cell.equals(first);
        if (table.isMissing(row, column)) {
          continue;
        }
        filled++;
        if (scan.scan(cell)) {
          numeric++;
          anyMarked |= scan.isMarked();
          double value = scan.value(scan.point() ? '.' : ',');
          lowest = Math.min(lowest, value);
          highest = Math.max(highest, value);
        } else if (isDate(cell)) {
          dated++;
        }
      }
      rows = filled;
      // The second row may hold units.
      numbers = numeric >= MOST * (filled - 1) && numeric > 0;
      dates = dated >= MOST * (filled - 1) && dated > 0;
      comesAgain = again;
      marked = anyMarked;
      least = lowest;
      most = highest;
    }
  }

  /** Removes a second line that holds units: no number in it, and texts above numbers alone. */
  static void dropUnits(TextTable table) {
    if (table.rows() < 3) {
      return;
    }
    NumberScan scan = new NumberScan();
    int units = 0;
    for (int column = 0; column < table.width(); column++) {
      String cell = table.cell(0, column);
      if (cell.isEmpty()) {
        continue;
      }
      if (scan.scan(cell) || isDate(cell)) {
        return;
      }
      Below below = new Below(table, column);
      boolean overNumbers = below.numbers && !table.isMissing(0, column);
      units += overNumbers ? 1 : 0;
      boolean fits = overNumbers || below.dates || !below.comesAgain;
      if (!fits) {
        return;
      }
    }
    if (units >= 2 || (units == 1 && table.width() <= 2)) {
      table.notes().add(Message.of("look.units-line", table.line(0)));
      table.removeFirstRow();
    }
  }

  /** Removes columns without name and value, and a first one without name that counts the rows. */
  static void dropUnnamed(TextTable table, List<String> header) {
    for (int column = header.size() - 1; column >= 0 && table.width() > 1; column--) {
      if (header.get(column).isEmpty() && isEmpty(table, column)) {
        table.removeColumn(column);
        table.notes().add(Message.of("look.unnamed-empty", column + 1));
      } else if (column == 0 && header.get(0).isEmpty() && counts(table)) {
        table.removeColumn(0);
        table.notes().add(Message.of("note.row-numbers"));
      }
    }
  }

  private static boolean isEmpty(TextTable table, int column) {
    for (int row = 0; row < table.rows(); row++) {
      if (!table.cell(row, column).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean counts(TextTable table) {
    NumberScan scan = new NumberScan();
    double start = Double.NaN;
    for (int row = 0; row < table.rows(); row++) {
      if (!scan.scan(table.cell(row, 0)) || scan.isMarked()) {
        return false;
      }
      double value = scan.value('.');
      start = row == 0 ? value : start;
      // Of a sample the numbers ascend, and nothing more can be said.
      double expected = table.rowsInFile() > table.rows() ? value : start + row;
      if (value != expected) {
        return false;
      }
    }
    return true;
  }

  /** Removes a last row that says it is the total. */
  static void dropTotal(TextTable table) {
    int last = table.rows() - 1;
    if (last < 2) {
      return;
    }
    for (int column = 0; column < Math.min(2, table.width()); column++) {
      if (InputWords.saysTotal(table.cell(last, column)) && !comesAgain(table, last, column)) {
        table
            .notes()
            .add(Message.of("look.total-line", table.line(last), table.cell(last, column)));
        table.removeLastRow();
        return;
      }
    }
  }

  private static boolean comesAgain(TextTable table, int last, int column) {
    for (int row = 0; row < last; row++) {
      if (table.cell(row, column).equalsIgnoreCase(table.cell(last, column))) {
        return true;
      }
    }
    return false;
  }
}
