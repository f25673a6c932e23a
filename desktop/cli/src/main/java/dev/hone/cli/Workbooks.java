package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.data.source.WorkbookReader;
import dev.hone.data.text.GuardedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Sheets of workbooks as text: what cells show is read, formulas by the value that was kept, cells
 * with errors as missing. A workbook is taken for hostile: what its parts unpack to is counted
 * before the library sees it, and whatever the library throws at a damaged one is said in words.
 */
final class Workbooks implements WorkbookReader {
  /** What all parts of a workbook may unpack to: a few times the text that a table may have. */
  private static final long MAX_BYTES = 4 * GuardedReader.MAX_TOTAL;

  private static final Pattern FROM_1904 =
      Pattern.compile("<(\\w+:)?workbookPr\\s[^>]*date1904\\s*=\\s*[\"'](1|true|on)[\"']");

  private final long maxBytes;

  Workbooks() {
    this(MAX_BYTES);
  }

  /**
   * @param maxBytes what all parts of a workbook may unpack to
   */
  Workbooks(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * What the parts of a workbook say that the library does not.
   *
   * @param from1904 whether days are counted from 1904, as on early Macs
   * @param styled whether there is a part for styles, without which no cell is a date
   */
  private record Parts(boolean from1904, boolean styled) {}

  @Override
  public WorkbookReader.Rows open(Path file, String name) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(Message.of("text.no-file", file.toString()));
    }
    return said(
        file.toString(),
        () -> {
          Parts parts = parts(file.toFile());
          ReadableWorkbook book =
              new ReadableWorkbook(file.toFile(), new ReadingOptions(parts.styled(), true));
          try {
            return rows(book, file.toString(), name, parts.from1904());
          } catch (IOException | RuntimeException | OutOfMemoryError e) {
            book.close();
            throw e;
          }
        });
  }

  /**
   * Does something with a workbook; what goes wrong is an error that names it.
   *
   * @throws InvalidInputException if the workbook is damaged, or memory has no room for it
   */
  static <T> T said(String file, Callable<T> work) {
    try {
      return work.call();
    } catch (InvalidInputException | CancellationException e) {
      throw e;
    } catch (ZipException | UncheckedIOException e) {
      throw damaged(file, e);
    } catch (IOException e) {
      throw GuardedReader.cannotRead(file, e);
    } catch (OutOfMemoryError e) {
      throw new InvalidInputException(Message.of("cli.workbook.memory", file), e);
    } catch (Exception e) {
      // The library meets what it does not expect with exceptions of many kinds.
      throw damaged(file, e);
    }
  }

  private static InvalidInputException damaged(String file, Exception cause) {
    return new InvalidInputException(Message.of("cli.workbook.damaged", file), cause);
  }

  /** Unpacks all parts: a small file may become more than memory holds, and may lie about it. */
  private Parts parts(File file) throws IOException {
    boolean from1904 = false;
    boolean styled = false;
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (ZipFile zip = new ZipFile(file)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          StringBuilder start = new StringBuilder();
          for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            bytes += count;
            if (bytes > maxBytes) {
              throw new InvalidInputException(
                  Message.of("cli.workbook.large", file.toString(), maxBytes >> 20));
            }
            if (start.length() < buffer.length) {
              start.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
          }
          String name = entry.getName().toLowerCase(Locale.ROOT);
          from1904 |= name.endsWith("workbook.xml") && FROM_1904.matcher(start).find();
          styled |= name.endsWith("styles.xml");
        }
      }
    }
    return new Parts(from1904, styled);
  }

  private static WorkbookReader.Rows rows(
      ReadableWorkbook book, String file, String wanted, boolean from1904) throws IOException {
    List<Message> notes = new ArrayList<>();
    Sheet sheet = wanted == null ? first(book, file, notes) : named(book, file, wanted);
    SheetExtent extent = SheetExtent.of(sheet, file);
    if (extent.last() == 0) {
      throw empty(book, file);
    }
    notes.addAll(extent.notes());
    return new WorkbookReader.Rows(
        new SheetText(book, sheet, extent, new SheetCells(from1904), file), notes);
  }

  /** The first sheet that is not hidden and has something in it. */
  private static Sheet first(ReadableWorkbook book, String file, List<Message> notes)
      throws IOException {
    Sheet found = null;
    List<String> others = new ArrayList<>();
    for (Sheet sheet : book.getSheets().toList()) {
      if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
        if (found == null && SheetExtent.of(sheet, file).last() > 0) {
          found = sheet;
        } else {
          others.add(sheet.getName());
        }
      }
    }
    if (found == null) {
      throw empty(book, file);
    }
    if (!others.isEmpty()) {
      notes.add(Message.of("note.sheet", found.getName(), Listing.some(others)));
    }
    return found;
  }

  private static Sheet named(ReadableWorkbook book, String file, String wanted) {
    return book.findSheet(wanted)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    Message.of("cli.workbook.sheet", file, wanted, names(book))));
  }

  private static InvalidInputException empty(ReadableWorkbook book, String file) {
    return new InvalidInputException(Message.of("cli.workbook.empty", file, names(book)));
  }

  private static Message names(ReadableWorkbook book) {
    return Listing.some(book.getSheets().map(sheet -> String.valueOf(sheet.getName())).toList());
  }
}
