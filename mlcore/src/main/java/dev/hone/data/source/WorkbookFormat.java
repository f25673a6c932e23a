package dev.hone.data.source;

import dev.hone.data.csv.Csv;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.csv.TextTable;
import dev.hone.data.text.GuardedReader;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Locale;

/** A sheet of a workbook: {@code FILE.xlsx}, or {@code FILE.xlsx#SHEET}. */
final class WorkbookFormat extends TableFormat {
  static final String ENDING = ".xlsx";

  private final WorkbookReader reader;

  WorkbookFormat(WorkbookReader reader) {
    super("xlsx");
    this.reader = reader;
  }

  /** Whether a name is that of a workbook, perhaps with a sheet. */
  static boolean names(String source) {
    return file(source).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  private static String file(String source) {
    int mark = source.toLowerCase(Locale.ROOT).lastIndexOf(ENDING + "#");
    return mark < 0 ? source : source.substring(0, mark + ENDING.length());
  }

  @Override
  boolean recognisesFile(String source) {
    return names(source);
  }

  @Override
  public List<String> endings() {
    return List.of(ENDING);
  }

  /** The app cannot read them. */
  @Override
  public List<String> mimeTypes() {
    return List.of();
  }

  @Override
  GuardedReader open(Path path, TableOptions options) {
    String source = path.toString();
    String file = file(source);
    String sheet = file.equals(source) ? null : source.substring(file.length() + 1);
    return GuardedReader.of(reader.open(Paths.get(file), sheet), source);
  }

  @Override
  TextTable table(GuardedReader in, TableOptions options, List<String> expected) {
    return Csv.table(in, options, expected);
  }
}
