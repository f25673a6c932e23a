package dev.hone.data.source;

import java.io.Reader;
import java.nio.file.Path;

/** Reads workbooks where there is a library for them; phones lack what such libraries need. */
@FunctionalInterface
public interface WorkbookReader {
  /**
   * A sheet as separated cells: commas, quotes where needed, dates as 2024-01-31.
   *
   * @param sheet its name; null for the first that is not hidden
   * @throws dev.hone.base.InvalidInputException if there is no such sheet, or the file is none
   */
  Reader open(Path file, String sheet);
}
