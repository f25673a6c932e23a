package dev.hone.data.csv;

import de.siegmar.fastcsv.reader.CsvRow;
import dev.hone.data.text.NumberScan;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How wide the rows of a file are, and which of its first lines are none.
 *
 * @param width cells in a row
 * @param skipped records at the start that are no rows: titles, remarks, {@code sep=;}, and a
 *     header that is shorter than the rows
 * @param firstSkipped the text of the first of them
 * @param header the names where the header is no row of the width; else null
 */
record CsvShape(int width, int skipped, String firstSkipped, List<String> header) {
  private static final String SEPARATOR = "sep=";
  private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?" + SEPARATOR + "(.)\"?\\s*");
  private static final int ROWS = 200;

  /** The separator that Excel's first line names; null if there is none. */
  static Separator named(String head) {
    int end = 0;
    while (end < head.length() && head.charAt(end) != '\n' && head.charAt(end) != '\r') {
      end++;
    }
    Matcher line = SEPARATOR_LINE.matcher(head.substring(0, end));
    if (line.matches()) {
      for (Separator separator : Separator.values()) {
        if (separator.isIn(line.group(1))) {
          return separator;
        }
      }
    }
    return null;
  }

  static CsvShape of(String head, Separator separator, boolean cut) {
    List<CsvRow> rows = new ArrayList<>();
    for (CsvRow row : separator.rows(new StringReader(head))) {
      if (rows.size() == ROWS) {
        break;
      }
      rows.add(row);
    }
    if (cut && rows.size() > 1 && rows.size() < ROWS) {
      rows.remove(rows.size() - 1);
    }
    int width = width(rows);
    int skipped = 0;
    String firstSkipped = "";
    List<String> header = null;
    boolean named = named(head) != null;
    while (skipped < rows.size() - 1) {
      CsvRow row = rows.get(skipped);
      boolean remark = row.getField(0).startsWith("#") && row.getFieldCount() != width;
      boolean title = width > 1 && isTitle(rows, skipped, width);
      boolean separatorLine = named && skipped == 0;
      if (!remark && !title && !separatorLine && !Separator.isBlank(row)) {
        break;
      }
      if (firstSkipped.isEmpty()) {
        firstSkipped = separatorLine ? SEPARATOR + separator.sign() : row.getField(0).trim();
      }
      skipped++;
    }
    if (skipped < rows.size() - 1 && rows.get(skipped).getFieldCount() == width - 1) {
      header = shortHeader(rows, skipped, width);
      skipped += header == null ? 0 : 1;
    }
    if (header != null && emptyLast(rows.subList(skipped, rows.size()), width)) {
      return new CsvShape(width - 1, skipped, firstSkipped, header.subList(1, width));
    }
    return new CsvShape(width, skipped, firstSkipped, header);
  }

  /** The most frequent number of cells; among equals the larger. */
  private static int width(List<CsvRow> rows) {
    Map<Integer, Integer> widths = new HashMap<>();
    for (CsvRow row : rows) {
      if (!Separator.isBlank(row)) {
        widths.merge(row.getFieldCount(), 1, Integer::sum);
      }
    }
    int best = 0;
    for (Map.Entry<Integer, Integer> entry : widths.entrySet()) {
      int count = entry.getValue();
      int most = widths.getOrDefault(best, 0);
      if (count > most || (count == most && entry.getKey() > best)) {
        best = entry.getKey();
      }
    }
    return best;
  }

  /** A line of one text, before a row with more in it. */
  private static boolean isTitle(List<CsvRow> rows, int index, int width) {
    CsvRow row = rows.get(index);
    boolean padded = row.getFieldCount() == width && width > 2;
    if ((!isLine(row) && !(padded && emptyFrom(row, 1)))
        || new NumberScan().scan(row.getField(0))) {
      return false;
    }
    for (int next = index + 1; next < rows.size(); next++) {
      if (!Separator.isBlank(rows.get(next))) {
        int filled = 0;
        for (String field : rows.get(next).getFields()) {
          filled += field.trim().isEmpty() ? 0 : 1;
        }
        return filled > 1 || (next - index < 3 && isTitle(rows, next, width));
      }
    }
    return false;
  }

  /** Whether a record is one text alone, as titles and remarks under a table are. */
  static boolean isLine(CsvRow row) {
    String text = row.getField(0).trim();
    return row.getFieldCount() == 1 && !text.isEmpty() && !new NumberScan().scan(text);
  }

  static boolean emptyFrom(CsvRow row, int column) {
    for (int i = column; i < row.getFieldCount(); i++) {
      if (!row.getField(i).trim().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Names for rows that have a cell more: R leaves out the name of the row names. Null if the line
   * is no header.
   */
  private static List<String> shortHeader(List<CsvRow> rows, int index, int width) {
    NumberScan scan = new NumberScan();
    List<String> names = new ArrayList<>();
    names.add("");
    for (String field : rows.get(index).getFields()) {
      if (scan.scan(field.trim()) || field.trim().isEmpty()) {
        return null;
      }
      names.add(field.trim());
    }
    for (CsvRow row : rows.subList(index + 1, rows.size())) {
      if (row.getFieldCount() != width && !Separator.isBlank(row)) {
        return null;
      }
    }
    return names;
  }

  private static boolean emptyLast(List<CsvRow> rows, int width) {
    for (CsvRow row : rows) {
      if (row.getFieldCount() == width && !row.getField(width - 1).trim().isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
