package dev.hone.data.source;

import dev.hone.data.csv.Csv;
import dev.hone.data.csv.Separator;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.csv.TextTable;
import dev.hone.data.table.Reading;
import dev.hone.data.text.GuardedReader;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Locale;

/** A sheet of a workbook: {@code FILE.xlsx}, or {@code FILE.xlsx#SHEET}. */
final class WorkbookFormat extends TableFormat {
  private static final List<String> ENDINGS = List.of(".xlsx", ".xlsm");

  private final WorkbookReader reader;

  WorkbookFormat(WorkbookReader reader) {
    super("xlsx");
    this.reader = reader;
  }

  /** Whether a name is that of a workbook, perhaps with a sheet. */
  static boolean names(String source) {
    String file = file(source).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(file::endsWith);
  }

  /** The file in what was named, without the sheet. */
  static String file(String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS) {
      int mark = lower.indexOf(ending + "#");
      if (mark >= 0) {
        return source.substring(0, mark + ending.length());
      }
    }
    return source;
  }

  @Override
  boolean recognisesFile(String source) {
    return names(source);
  }

  @Override
  public List<String> endings() {
    return ENDINGS;
  }

  /** The app cannot read them. */
  @Override
  public List<String> mimeTypes() {
    return List.of();
  }

  @Override
  GuardedReader open(Path path, TableOptions options) {
    String source = path.toString();
    String file = DataFormats.fileOf(source);
    String name = file.equals(source) ? null : source.substring(file.length() + 1);
    WorkbookReader.Rows rows = reader.open(Paths.get(file), name);
    return GuardedReader.of(rows.text(), source).withNotes(rows.notes());
  }

  @Override
  TextTable table(GuardedReader in, TableOptions options, List<String> expected) {
    TableOptions.Form said = options.form();
    requireNoForm(in, said, List.of("look.header", "look.decimal"));
    TableOptions.Form form =
        new TableOptions.Form(
            said.header(),
            Separator.COMMA.key(),
            said.decimal(),
            null,
            said.missing(),
            said.dates());
    TextTable table = Csv.table(in, options.withForm(form), expected);
    table.setSource(new Reading.Source("xlsx", "", "", table.source().header()));
    return table;
  }
}
