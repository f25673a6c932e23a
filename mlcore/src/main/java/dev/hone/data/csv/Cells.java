package dev.hone.data.csv;

import dev.hone.base.Stopping;
import dev.hone.data.table.Conversion;
import dev.hone.data.text.DateOrder;
import dev.hone.data.text.DateText;
import dev.hone.data.text.NumberScan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The cells of a column as values, by a conversion. What does not convert is missing: NaN. */
final class Cells {
  private static final double EXACT = 1e15;
  private static final int CHECKED = 10_000;

  private final TextTable table;
  private final int column;
  private final int[] rows;
  private final Conversion how;
  private final NumberScan scan = new NumberScan();

  Cells(TextTable table, int column, int[] rows, Conversion how) {
    this.table = table;
    this.column = column;
    this.rows = rows;
    this.how = how;
  }

  /** As numbers; dates as days since 1970-01-01. */
  double[] numbers() {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (i % CHECKED == 0) {
        Stopping.check();
      }
      values[i] = number(rows[i]);
    }
    return values;
  }

  private double number(int row) {
    if (table.isMissing(row, column)) {
      return Double.NaN;
    }
    String cell = table.cell(row, column);
    if (how.dates() != null) {
      double days = DateText.days(cell, how.dates());
      boolean compact = Double.isNaN(days) && how.dates() == DateOrder.YEAR_FIRST;
      return compact ? DateText.compactDays(cell) : days;
    }
    char decimal = how.numbers().decimal();
    boolean fits =
        scan.scan(cell)
            && (decimal == '.' ? scan.point() : scan.comma())
            && (scan.unit().isEmpty() || scan.unit().equals(how.numbers().unit()));
    return fits ? scan.value(decimal) : Double.NaN;
  }

  /** The index of each cell among levels; NaN for one that is none of them. */
  double[] indices(List<String> levels, boolean asNumbers) {
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < levels.size(); i++) {
      known.put(levels.get(i), i);
      if (how.foldsCase()) {
        known.putIfAbsent(folded(levels.get(i)), i);
      }
    }
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Integer index = null;
      if (!table.isMissing(rows[i], column)) {
        String cell = table.cell(rows[i], column);
        index = known.get(asNumbers ? level(rows[i]) : cell);
        if (index == null) {
          index = known.get(how.foldsCase() ? folded(cell) : cell);
        }
      }
      values[i] = index == null ? Double.NaN : index;
    }
    return values;
  }

  /**
   * The different values, in the order of numbers or else of text.
   *
   * @param asNumbers whether 1 and 1.0 are the same
   */
  List<String> levels(boolean asNumbers) {
    Map<String, Map<String, Integer>> spellings = new HashMap<>();
    for (int row : rows) {
      if (!table.isMissing(row, column)) {
        String level = asNumbers ? level(row) : table.cell(row, column);
        spellings
            .computeIfAbsent(how.foldsCase() ? folded(level) : level, key -> new HashMap<>())
            .merge(level, 1, Integer::sum);
      }
    }
    List<String> levels = new ArrayList<>();
    for (Map<String, Integer> same : spellings.values()) {
      String usual = null;
      for (Map.Entry<String, Integer> spelling : same.entrySet()) {
        int count = spelling.getValue();
        boolean more = usual == null || count > same.get(usual);
        boolean earlier =
            usual != null && count == same.get(usual) && spelling.getKey().compareTo(usual) < 0;
        usual = more || earlier ? spelling.getKey() : usual;
      }
      levels.add(usual);
    }
    if (asNumbers) {
      levels.sort((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)));
    } else {
      Collections.sort(levels);
    }
    return levels;
  }

  /** The plain form of the cell's number. */
  private String level(int row) {
    double value = number(row);
    return Double.isNaN(value) ? table.cell(row, column) : plain(value);
  }

  /** A number in its shortest form. */
  static String plain(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /** Without case, and with single blanks. */
  static String folded(String text) {
    return text.trim().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
