package dev.hone.data.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Fills a table with the rows of a file, or with a sample of them that every row is in with the
 * same chance (Vitter 1985, algorithm R). The same file gives the same sample. The first two rows,
 * of which one may be the header and the other its units, are always in it.
 */
final class RowSample {
  private static final int ALWAYS = 2;
  private static final long SEED = 20_260_000;

  private record Row(List<String> cells, int line) {}

  private final TextTable table;
  private final int most;
  private final List<Row> rows = new ArrayList<>();
  private final Random random = new Random(SEED);
  private long seen;

  /**
   * @param most rows to keep; 0 for all
   */
  RowSample(TextTable table, int most) {
    this.table = table;
    this.most = most == 0 ? 0 : most + ALWAYS;
  }

  void add(List<String> cells, int line) {
    seen++;
    if (most == 0) {
      table.addRow(cells, line);
    } else if (rows.size() < most) {
      rows.add(new Row(new ArrayList<>(cells), line));
    } else {
      long place = (long) (random.nextDouble() * (seen - ALWAYS));
      if (place < most - ALWAYS) {
        rows.set(ALWAYS + (int) place, new Row(new ArrayList<>(cells), line));
      }
    }
  }

  /** Call after the last row: the sample goes into the table, in the order of its lines. */
  void finish() {
    rows.sort(Comparator.comparingInt(Row::line));
    rows.forEach(row -> table.addRow(row.cells(), row.line()));
  }

  /** Rows of the file that are not in the table. */
  long left() {
    return most == 0 ? 0 : seen - rows.size();
  }
}
