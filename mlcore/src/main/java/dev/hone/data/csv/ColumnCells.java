package dev.hone.data.csv;

import dev.hone.base.Stopping;
import dev.hone.data.text.DateOrder;
import dev.hone.data.text.DateText;
import dev.hone.data.text.InputWords;
import dev.hone.data.text.NumberScan;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the cells of one column look like, in the rows that count: the evidence of all decisions.
 */
final class ColumnCells {
  /** More different texts than this are not told apart any more. */
  static final int MAX_DISTINCT = 20_000;

  /** More digits than this are not kept by a double in every whole number. */
  static final int KEPT_DIGITS = 15;

  private static final int MAX_UNITS = 50;
  private static final int CHECKED = 10_000;

  final TextTable table;
  final int column;
  final int[] rows;
  final boolean datesByName;

  /**
   * Different cells with their numbers, in the order in which they come; see {@link #overflown}.
   */
  final Map<String, Integer> distinct = new LinkedHashMap<>();

  final Map<String, Integer> units = new LinkedHashMap<>();
  final Map<DateOrder, Integer> dates = new EnumMap<>(DateOrder.class);
  boolean overflown;
  int filled;
  int numbers;
  int marked;
  int pointOnly;
  int commaOnly;
  int ambiguousPoint;
  int ambiguousComma;
  int belowThousand;
  int leadingZeros;
  int longNumbers;
  int compactDates;

  ColumnCells(TextTable table, int column, int[] rows) {
    this.table = table;
    this.column = column;
    this.rows = rows;
    datesByName = InputWords.namesDate(table.names().get(column));
    NumberScan scan = new NumberScan();
    for (int row : rows) {
      if (row % CHECKED == 0) {
        Stopping.check();
      }
      if (table.isMissing(row, column)) {
        continue;
      }
      String cell = table.cell(row, column);
      filled++;
      count(cell);
      if (scan.scan(cell)) {
        number(scan, cell);
      } else {
        date(cell);
      }
    }
  }

  String name() {
    return table.names().get(column);
  }

  int missing() {
    return rows.length - filled;
  }

  /** Numbers with this unit, or without one. */
  int numbers(String unit) {
    return units.getOrDefault(unit, 0) + (unit.isEmpty() ? 0 : units.getOrDefault("", 0));
  }

  /** The unit of most numbers; empty if most have none. */
  String unit() {
    String best = "";
    for (Map.Entry<String, Integer> entry : units.entrySet()) {
      boolean more = entry.getValue() > units.getOrDefault(best, 0);
      best = more ? entry.getKey() : best;
    }
    return best;
  }

  private void count(String cell) {
    Integer before = distinct.get(cell);
    if (before != null) {
      distinct.put(cell, before + 1);
    } else if (distinct.size() < MAX_DISTINCT) {
      distinct.put(cell, 1);
    } else {
      overflown = true;
    }
  }

  private void number(NumberScan scan, String cell) {
    numbers++;
    if (units.size() < MAX_UNITS || units.containsKey(scan.unit())) {
      units.merge(scan.unit(), 1, Integer::sum);
    }
    marked += scan.isMarked() ? 1 : 0;
    leadingZeros += scan.hasLeadingZero() ? 1 : 0;
    longNumbers += !scan.isMarked() && scan.digits() > KEPT_DIGITS ? 1 : 0;
    if (!scan.isMarked()) {
      belowThousand += scan.digits() <= 3 ? 1 : 0;
      if (datesByName && !Double.isNaN(DateText.compactDays(cell))) {
        compactDates++;
      }
    } else if (scan.isAmbiguous()) {
      ambiguousPoint += cell.indexOf('.') >= 0 ? 1 : 0;
      ambiguousComma += cell.indexOf(',') >= 0 ? 1 : 0;
    } else {
      boolean hasMark = cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0;
      pointOnly += hasMark && !scan.comma() ? 1 : 0;
      commaOnly += hasMark && !scan.point() ? 1 : 0;
    }
  }

  private void date(String cell) {
    for (DateOrder order : DateOrder.values()) {
      double days = DateText.days(cell, order);
      if (!Double.isNaN(days)) {
        dates.merge(order, 1, Integer::sum);
      }
    }
  }
}
