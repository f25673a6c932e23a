package dev.hone.data.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRow;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.data.text.NumberScan;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sign between the cells of a table. */
public enum Separator {
  COMMA(','),
  SEMICOLON(';'),
  TAB('\t'),
  PIPE('|'),
  /** One or more blanks. */
  SPACE(' ');

  /** What may be named. */
  public static final List<String> NAMES = List.of("comma", "semicolon", "tab", "pipe", "space");

  private static final int ROWS = 60;
  private static final double LESS_LIKELY = 0.9;

  private final char sign;

  Separator(char sign) {
    this.sign = sign;
  }

  /**
   * The separator with this name, or that is this sign.
   *
   * @throws InvalidInputException listing the names there are
   */
  public static Separator find(Object where, String name) {
    for (Separator separator : values()) {
      if (separator.key().equals(name) || name.equals(String.valueOf(separator.sign))) {
        return separator;
      }
    }
    if (name.equals("\\t")) {
      return TAB;
    }
    throw InvalidInputException.value(where, name, NAMES);
  }

  /** As it is named. */
  public String key() {
    return JsonFields.jsonName(this);
  }

  /** The sign itself. */
  char sign() {
    return sign;
  }

  /** For messages. */
  Message said() {
    return Message.of("csv." + key());
  }

  /** The rows of a text, blank ones among them. */
  Iterable<CsvRow> rows(Reader text) {
    boolean blanks = this == SPACE;
    return CsvReader.builder()
        .fieldSeparator(blanks ? '\t' : sign)
        .skipEmptyRows(false)
        .build(blanks ? new SpacesReader(text) : text);
  }

  /** Whether the sign stands in a text. */
  boolean isIn(String text) {
    return text.indexOf(sign) >= 0;
  }

  /**
   * The one that divides the most of the first rows into equally many cells, and into cells that
   * look like values: those of {@code 0,7;-1,1;0} are three numbers, not {@code 7;-1}. Among equals
   * the one with more cells, then the first of the list.
   */
  static Separator detect(String head) {
    Separator best = COMMA;
    double bestScore = 0;
    for (Separator separator : values()) {
      double score = separator.score(head);
      if (score > bestScore) {
        best = separator;
        bestScore = score;
      }
    }
    return best;
  }

  private double score(String head) {
    Map<Integer, Integer> widths = new HashMap<>();
    List<CsvRow> rows = new ArrayList<>();
    for (CsvRow row : rows(new StringReader(head))) {
      if (rows.size() == ROWS) {
        break;
      }
      if (!row.getField(0).startsWith("#") && !isBlank(row)) {
        rows.add(row);
        widths.merge(row.getFieldCount(), 1, Integer::sum);
      }
    }
    int width = 0;
    for (Map.Entry<Integer, Integer> entry : widths.entrySet()) {
      boolean more = entry.getValue() > widths.getOrDefault(width, 0);
      boolean wider = entry.getValue().equals(widths.get(width)) && entry.getKey() > width;
      width = more || wider ? entry.getKey() : width;
    }
    if (width < 2) {
      return 0;
    }
    double same = (double) widths.get(width) / rows.size();
    double likely = this == SPACE ? LESS_LIKELY : 1;
    // Below a millionth of a row's share, the count of cells decides.
    return likely * same * (0.5 + 0.5 * clean(rows)) + 1e-8 * width;
  }

  /** The share of cells that are missing, numbers, or texts without another separator in them. */
  private double clean(List<CsvRow> rows) {
    NumberScan scan = new NumberScan();
    int cells = 0;
    int clean = 0;
    for (CsvRow row : rows) {
      for (String field : row.getFields()) {
        String cell = field.trim();
        cells++;
        clean += cell.isEmpty() || scan.scan(cell) || !holdsAnother(cell) ? 1 : 0;
      }
    }
    return (double) clean / Math.max(1, cells);
  }

  private boolean holdsAnother(String cell) {
    for (Separator other : values()) {
      if (other != this && other != SPACE && other.isIn(cell)) {
        return true;
      }
    }
    return false;
  }

  static boolean isBlank(CsvRow row) {
    for (String field : row.getFields()) {
      if (!field.trim().isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
