package dev.hone.data.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Fills a table with the rows of a file, or with a sample of them that every row is in with the
 * same chance (Vitter 1985, algorithm R). The same file gives the same sample.
 */
public final class RowSample {
  private static final long SEED = 20_260_000;

  private record Row(List<String> cells, int line) {}

  private final TextTable table;
  private final int always;
  private final int most;
  private final List<Row> rows = new ArrayList<>();
  private final Random random = new Random(SEED);
  private long seen;

  /**
   * A sample that is empty.
   *
   * @param most rows to keep; 0 for all
   * @param always first rows that are kept besides: lines that may be a header, and units
   */
  public RowSample(TextTable table, int most, int always) {
    this.table = table;
    this.always = always;
    this.most = most == 0 ? 0 : most + always;
  }

  /** The next row of the file, with a cell for each column. */
  public void add(List<String> cells, int line) {
    seen++;
    if (most == 0) {
      table.addRow(cells, line);
    } else if (rows.size() < most) {
      rows.add(new Row(new ArrayList<>(cells), line));
    } else {
      long place = (long) (random.nextDouble() * (seen - always));
      if (place < most - always) {
        rows.set(always + (int) place, new Row(new ArrayList<>(cells), line));
      }
    }
  }

  /** Call after the last row: the sample goes into the table, in the order of its lines. */
  public void finish() {
    rows.sort(Comparator.comparingInt(Row::line));
    rows.forEach(row -> table.addRow(row.cells(), row.line()));
    table.setRowsInFile(table.rows() + left());
  }

  /** Rows of the file that are not in the table. */
  long left() {
    return most == 0 ? 0 : seen - rows.size();
  }
}
