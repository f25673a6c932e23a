package dev.hone.data.source;

import dev.hone.data.csv.Csv;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.csv.TextTable;
import dev.hone.data.text.GuardedReader;
import java.util.List;

/** Tables of separated values: comma, semicolon, tab, stroke or blanks, found by itself. */
final class CsvFormat extends TableFormat {
  CsvFormat() {
    super("csv");
  }

  @Override
  public List<String> endings() {
    return List.of(".csv", ".tsv", ".tab", ".txt", ".data");
  }

  /** Everything that may hold text: many providers do not know what their tables are. */
  @Override
  public List<String> mimeTypes() {
    return List.of("text/*", "application/*");
  }

  @Override
  TextTable table(GuardedReader in, TableOptions options, List<String> expected) {
    return Csv.table(in, options, expected);
  }
}
