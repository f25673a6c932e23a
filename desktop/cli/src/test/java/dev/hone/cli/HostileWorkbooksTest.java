package dev.hone.cli;

import static dev.hone.cli.WorkbookFile.number;
import static dev.hone.cli.WorkbookFile.row;
import static dev.hone.cli.WorkbookFile.shared;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.source.DataFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Workbooks that are damaged, or made to take memory or time, are refused in words. */
public class HostileWorkbooksTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Before
  public void readWorkbooks() {
    Texts.load();
    DataFormats.readWorkbooks(new Workbooks());
  }

  private String file(WorkbookFile book) {
    return file(book.bytes());
  }

  private String file(byte[] bytes) {
    try {
      Path file = folder.getRoot().toPath().resolve("book.xlsx");
      Files.write(file, bytes);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  public void whatUnpacksToTooMuch_isRefused_alsoWhereItLiesAboutIt() throws IOException {
    WorkbookFile book = WorkbooksTest.book();
    book.parts.put("xl/media/image1.png", " ".repeat(3 << 20));
    byte[] bytes = book.bytes();
    Workbooks small = new Workbooks(1 << 20);
    String file = file(bytes);
    assertTrue("small in the archive", bytes.length < 100_000);
    String said =
        assertThrows(InvalidInputException.class, () -> small.open(Path.of(file), null))
            .getMessage();
    assertTrue(said, said.contains("unpacks to more than 1 MB"));
    // The directory at the end names its size: 3 << 20, little-endian.
    for (int i = 0; i + 4 <= bytes.length; i++) {
      boolean size =
          bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 0x30 && bytes[i + 3] == 0;
      if (size) {
        bytes[i + 2] = 0;
      }
    }
    String lying = file(bytes);
    assertThrows(InvalidInputException.class, () -> small.open(Path.of(lying), null));
  }

  @Test(timeout = 60_000)
  public void hostileSheets_areRefused() {
    WorkbooksTest.refused(file("no archive".getBytes(StandardCharsets.UTF_8)), "no workbook");
    WorkbooksTest.refused(file(new byte[0]), "no workbook");
    WorkbooksTest.refused(folder.getRoot() + "/none/book.xlsx", "no such file");
    WorkbooksTest.refused(cells("<c r=\"ZZZZ1\"><v>1</v></c>"), "damaged");
    WorkbooksTest.refused(cells("<c r=\"1\"><v>1</v></c>"), "damaged");
    WorkbooksTest.refused(cells("<c t=\"s\"><v>-1</v></c>"), "damaged");
    WorkbooksTest.refused(cells("<c t=\"new\"><v>1</v></c>"), "damaged");
    WorkbooksTest.refused(cells("<c s=\"x\"><v>1</v></c>"), "damaged");
    WorkbooksTest.refused(cells("<c><f t=\"shared\" si=\"9\"/><v>1</v></c>"), "damaged");
    WorkbooksTest.refused(cells("<c>"), "damaged");
    WorkbooksTest.refused(
        file(new WorkbookFile().sheet("S", "<row r=\"2000000000\"><c><v>1</v></c></row>")),
        "damaged");
    WorkbookFile bomb = new WorkbookFile().sheet("S", row(1, number(1)));
    bomb.parts.put(
        "xl/sharedStrings.xml",
        "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>");
    bomb.parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData>" + row(1, shared(0)) + "</sheetData></worksheet>");
    WorkbooksTest.refused(file(bomb), "damaged");
    WorkbookFile lost = new WorkbookFile().sheet("S", row(1, shared(0)));
    lost.bytes();
    Map<String, String> parts = new LinkedHashMap<>(lost.parts);
    parts.remove("xl/sharedStrings.xml");
    WorkbooksTest.refused(file(WorkbookFile.packed(parts)), "damaged");
  }

  private String cells(String cells) {
    return file(new WorkbookFile().sheet("S", "<row r=\"1\">" + cells + "</row>"));
  }

  @Test(timeout = 120_000)
  public void damagedWorkbooks_areReadOrRefused() {
    UniformRandomProvider random = new Seed(17).generator();
    WorkbookFile book = WorkbooksTest.book();
    byte[] good = book.bytes();
    List<String> names = new ArrayList<>(book.parts.keySet());
    String spice = "<>/\"'&;=-0123459 aArsctvf!#\n";
    Map<Boolean, Integer> count = new HashMap<>();
    for (int trial = 0; trial < 2_000; trial++) {
      byte[] bytes = Arrays.copyOf(good, good.length);
      if (trial % 2 == 0) {
        for (int i = random.nextInt(4); i >= 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
      } else {
        Map<String, String> parts = new LinkedHashMap<>(book.parts);
        String name = names.get(random.nextInt(names.size()));
        StringBuilder part = new StringBuilder(parts.get(name));
        for (int i = random.nextInt(3); i >= 0; i--) {
          int at = random.nextInt(part.length());
          char sign = spice.charAt(random.nextInt(spice.length()));
          switch (random.nextInt(3)) {
            case 0 -> part.setCharAt(at, sign);
            case 1 -> part.insert(at, sign);
            default -> part.delete(at, Math.min(part.length() - 1, at + random.nextInt(9)));
          }
        }
        parts.put(name, part.toString());
        bytes = WorkbookFile.packed(parts);
      }
      String file = file(bytes);
      try {
        assertTrue(WorkbooksTest.load(file).dataset().size() > 0);
        count.merge(true, 1, Integer::sum);
      } catch (InvalidInputException e) {
        assertTrue(e.getMessage(), e.getMessage().contains("book.xlsx"));
        count.merge(false, 1, Integer::sum);
      }
    }
    assertTrue(count.toString(), count.get(true) > 100 && count.get(false) > 100);
  }
}
