package dev.hone.data.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRow;
import dev.hone.base.Message;

/** Finds the character between the fields of a CSV file. */
final class Separator {
  private static final char[] ALLOWED = {',', ';', '\t'};
  private static final int ROWS = 50;

  private Separator() {}

  /**
   * The one that divides the most of the first rows into as many fields as the first row; among
   * equals the one with more fields, then the comma.
   */
  static char detect(String head) {
    char best = ',';
    double bestScore = 0;
    for (char separator : ALLOWED) {
      double score = score(head, separator);
      if (score > bestScore) {
        best = separator;
        bestScore = score;
      }
    }
    return best;
  }

  static Message name(char separator) {
    return switch (separator) {
      case ',' -> Message.of("csv.comma");
      case ';' -> Message.of("csv.semicolon");
      default -> Message.of("csv.tab");
    };
  }

  private static double score(String head, char separator) {
    int fields = 0;
    int rows = 0;
    int same = 0;
    for (CsvRow row : CsvReader.builder().fieldSeparator(separator).build(head)) {
      if (rows == 0) {
        fields = row.getFieldCount();
      }
      if (rows == ROWS) {
        break;
      }
      rows++;
      same += row.getFieldCount() == fields ? 1 : 0;
    }
    // Below 1e-4 of a row's share, the count of fields decides.
    return fields < 2 ? 0 : (double) same / rows + 1e-8 * fields;
  }
}
