package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Conversion;
import dev.hone.data.table.DatePart;
import dev.hone.data.text.DateOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the cells of columns into values, and says of each what it holds. */
final class ColumnReader {
  private final TextTable table;
  private final int[] rows;
  private final Map<Integer, double[]> values = new LinkedHashMap<>();

  ColumnReader(TextTable table, int[] rows) {
    this.table = table;
    this.rows = rows;
  }

  /** The values of all columns that were read as numbers or levels, by their index. */
  Map<Integer, double[]> values() {
    return values;
  }

  /** A column that is not used, with its levels or numbers where it has them. */
  ColumnReading plain(ColumnLook look, ColumnRole role, Message why) {
    Cells cells = new Cells(table, look.cells.column, rows, look.conversion);
    ColumnReading.Values none = ColumnReading.Values.of(new double[0], "", "");
    ColumnReading.Values held = none;
    if (look.isNumeric() && look.cells.filled > 0) {
      double[] numbers = cells.numbers();
      held =
          ColumnReading.Values.of(
              numbers, shown(look, numbers[0]), shown(look, numbers[numbers.length - 1]));
    } else if (look.cells.filled > 0) {
      held =
          ColumnReading.Values.of(
              List.of(),
              new int[0],
              table.cell(rows[0], look.cells.column),
              table.cell(rows[rows.length - 1], look.cells.column));
    }
    return new ColumnReading(
        look.cells.name(),
        look.kind,
        role,
        why,
        new ColumnReading.Count(look.cells.filled, look.cells.missing()),
        held,
        look.conversion);
  }

  /** A column of numbers or dates. */
  ColumnReading numeric(ColumnLook look, ColumnRole role, Message why, double[] numbers) {
    values.put(look.cells.column, numbers);
    int missing = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double number : numbers) {
      missing += Double.isNaN(number) ? 1 : 0;
      least = Double.isNaN(number) ? least : Math.min(least, number);
    }
    boolean date = look.kind == ColumnKind.DATE;
    boolean single = date && role == ColumnRole.TARGET;
    Conversion how = date ? look.dated(least, numbers) : look.conversion;
    if (single) {
      how = Conversion.of(how.dates(), how.origin(), List.of());
    }
    return new ColumnReading(
        look.cells.name(),
        look.kind,
        role,
        why,
        new ColumnReading.Count(numbers.length - missing, missing),
        ColumnReading.Values.of(
            numbers, shown(look, numbers[0]), shown(look, numbers[numbers.length - 1])),
        how);
  }

  private static String shown(ColumnLook look, double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (look.kind != ColumnKind.DATE) {
      return Cells.plain(value);
    }
    boolean time = look.conversion.dates() == DateOrder.TIME;
    return time ? DatePart.shownTime(value) : DatePart.shown(value);
  }

  /**
   * A column of levels.
   *
   * @param most levels that are allowed
   * @param what the key of what the column is, for the message where there are more
   */
  ColumnReading category(ColumnLook look, ColumnRole role, Message why, int most, String what) {
    Cells cells = new Cells(table, look.cells.column, rows, look.conversion);
    boolean asNumbers = asNumbers(look);
    List<String> declared = table.levels(look.cells.column);
    boolean isDeclared = declared != null && !declared.isEmpty();
    if (!isDeclared && look.cells.overflown) {
      throw tooMany(look, ColumnCells.MAX_DISTINCT, most, what);
    }
    List<String> levels = isDeclared ? declared : cells.levels(asNumbers);
    if (levels.size() > most) {
      throw tooMany(look, levels.size(), most, what);
    }
    double[] indices = cells.indices(levels, asNumbers);
    values.put(look.cells.column, indices);
    int[] counts = new int[levels.size()];
    int missing = 0;
    for (double index : indices) {
      if (Double.isNaN(index)) {
        missing++;
      } else {
        counts[(int) index]++;
      }
    }
    ColumnKind kind = look.kind == ColumnKind.NUMBER ? ColumnKind.CATEGORY : look.kind;
    return new ColumnReading(
        look.cells.name(),
        kind,
        role,
        why,
        new ColumnReading.Count(indices.length - missing, missing),
        ColumnReading.Values.of(
            levels, counts, level(levels, indices[0]), level(levels, indices[indices.length - 1])),
        look.conversion);
  }

  /** Whether the levels are numbers, of which 1 and 1.0 are one. */
  private static boolean asNumbers(ColumnLook look) {
    ColumnCells cells = look.cells;
    return cells.numbers == cells.filled
        && cells.leadingZeros == 0
        && cells.longNumbers == 0
        && cells.units.size() <= 1
        && (cells.table.levels(cells.column) == null || cells.table.levels(cells.column).isEmpty());
  }

  private static String level(List<String> levels, double index) {
    return Double.isNaN(index) ? "" : levels.get((int) index);
  }

  private InvalidInputException tooMany(ColumnLook look, int different, int most, String what) {
    String advice = look.isNumeric() ? "csv.too-many.number" : "csv.too-many.text";
    return new InvalidInputException(
        Message.of(
            "csv.too-many",
            table.file(),
            look.cells.name(),
            different,
            rows.length,
            Message.of(what),
            most,
            Message.of(advice)));
  }
}
