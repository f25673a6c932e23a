package dev.hone.data.source;

import dev.hone.base.Message;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;

/** Reads workbooks where there is a library for them; phones lack what such libraries need. */
@FunctionalInterface
public interface WorkbookReader {
  /**
   * The rows of a sheet.
   *
   * @param text a row a line, in the sheet's numbers: separated by commas, quoted where needed,
   *     dates as 2024-01-31
   * @param notes what the user should know of how it was read
   */
  record Rows(Reader text, List<Message> notes) {}

  /**
   * Opens a sheet.
   *
   * @param name null for the first that is not hidden and has something in it
   * @throws dev.hone.base.InvalidInputException if there is no such sheet, or the file is none
   */
  Rows open(Path file, String name);
}
