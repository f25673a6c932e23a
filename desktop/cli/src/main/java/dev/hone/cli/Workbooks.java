package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.data.source.WorkbookReader;
import dev.hone.data.text.GuardedReader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Sheets of .xlsx files as text: what cells show is read, formulas by the value that was kept,
 * cells with errors as missing.
 */
final class Workbooks implements WorkbookReader {
  /** What all parts of a workbook may unpack to: a few times the text that a table may have. */
  private static final long MAX_BYTES = 4 * GuardedReader.MAX_TOTAL;

  @Override
  public Reader open(Path file, String sheet) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(Message.of("text.no-file", file.toString()));
    }
    try {
      checkSize(file.toFile());
      try (ReadableWorkbook book =
          new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
        return new StringReader(text(sheet(book, file, sheet)));
      }
    } catch (ZipException | ExcelReaderException e) {
      throw new InvalidInputException(Message.of("cli.workbook.damaged", file.toString()), e);
    } catch (IOException e) {
      throw GuardedReader.cannotRead(file.toString(), e);
    }
  }

  /** A small file may unpack to more than memory holds. */
  private static void checkSize(File file) throws IOException {
    long bytes = 0;
    try (ZipFile zip = new ZipFile(file)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        bytes += Math.max(0, entry.getSize());
      }
    }
    if (bytes > MAX_BYTES) {
      throw new InvalidInputException(
          Message.of("cli.workbook.large", file.toString(), bytes >> 20, MAX_BYTES >> 20));
    }
  }

  private static Sheet sheet(ReadableWorkbook book, Path file, String wanted) {
    List<Sheet> sheets = book.getSheets().toList();
    Optional<Sheet> found =
        sheets.stream()
            .filter(
                sheet ->
                    wanted == null
                        ? sheet.getVisibility() == SheetVisibility.VISIBLE
                        : sheet.getName().equals(wanted))
            .findFirst();
    return found.orElseThrow(
        () ->
            new InvalidInputException(
                Message.of(
                    "cli.workbook.sheet",
                    file.toString(),
                    String.valueOf(wanted),
                    Listing.some(sheets.stream().map(Sheet::getName).toList()))));
  }

  private static String text(Sheet sheet) throws IOException {
    StringBuilder out = new StringBuilder();
    try (var rows = sheet.openStream()) {
      int line = 1;
      int width = 0;
      for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
        Row row = each.next();
        // Rows that are not in the file are empty, so that lines have the sheet's numbers.
        for (; line < row.getRowNum() && line < GuardedReader.MAX_CELLS; line++) {
          out.append('\n');
        }
        line++;
        width = Math.max(width, row.getCellCount());
        for (int column = 0; column < width; column++) {
          out.append(column == 0 ? "" : ",").append(quoted(cell(row, column)));
        }
        out.append('\n');
        if (out.length() > GuardedReader.MAX_TOTAL) {
          break; // the reader of the text says that it is too long
        }
      }
    }
    return out.toString();
  }

  private static String cell(Row row, int column) {
    Cell cell = column < row.getCellCount() ? row.getCell(column) : null;
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
      LocalDateTime date = cell.asDate();
      boolean day = date.toLocalTime().toSecondOfDay() == 0;
      return day
          ? date.toLocalDate().toString()
          : date.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
    if (cell.getType() == CellType.NUMBER) {
      return cell.asNumber().toPlainString();
    }
    return cell.getText();
  }

  /** Whether a format has years, days or hours in it, outside of quotes and colours. */
  private static boolean isDate(String format) {
    if (format == null) {
      return false;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
    return bare.contains("yy")
        || bare.contains("dd")
        || bare.contains("d/m")
        || bare.contains("h:m");
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
