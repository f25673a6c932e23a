package dev.hone.data.csv;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.data.Expect;
import dev.hone.data.table.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files as they should not be: each is refused with a sentence that says what and where. */
public final class CsvHostileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static void refused(String text, String... parts) {
    refused(text, TableOptions.defaults(), parts);
  }

  private static void refused(String text, TableOptions options, String... parts) {
    Expect.error(() -> Csv.read(new StringReader(text), "t.csv", options), parts);
  }

  private static void refused(byte[] bytes, String... parts) {
    Expect.error(
        () -> Csv.read(new ByteArrayInputStream(bytes), "t.csv", TableOptions.defaults()), parts);
  }

  @Test
  public void missingFileAndFolder() throws IOException {
    Path missing = folder.getRoot().toPath().resolve("no.csv");
    Expect.error(() -> Csv.read(missing), "no.csv", "there is no such file");
    Expect.error(() -> Csv.read(folder.getRoot().toPath()), "it is a folder");
    Path file = folder.newFile("ok.csv").toPath();
    Files.write(file, "a,y\n1,p\n2,q\n".getBytes(StandardCharsets.UTF_8));
    assertTrue(Csv.read(file).dataset().size() == 2);
  }

  @Test
  public void emptyFile() {
    refused("", "t.csv", "the file is empty");
    refused("\n\n \n", "the file is empty");
    refused("\uFEFF", "the file is empty");
  }

  @Test
  public void headerOnly() {
    refused("a,b,y\n", "t.csv", "header, but no rows");
    refused("a,b,y\n\n\n", "t.csv", "header, but no rows");
  }

  @Test
  public void raggedRows() {
    refused("a,b,y\n1,2,p\n1,p\n", "t.csv, line 3", "2 fields", "first row has 3", "a comma");
    refused("a;b\n1;2\n1;2;3\n", "t.csv, line 3", "3 fields", "a semicolon");
  }

  @Test
  public void lineNumbersCountQuotedLineBreaks() {
    refused("a,y\n\"p\nq\",r\n1\n", "t.csv, line 4", "1 fields");
  }

  @Test
  public void unknownOrOnlyColumn() {
    refused("a,y\n1,p\n", TableOptions.defaults().withTarget("z"), "target column \"z\"", "a, y");
    refused("y\np\nq\n", "no column beside the target \"y\"");
    refused("a,a,y\n1,2,p\n", "two columns are named \"a\"");
  }

  @Test
  public void textTargetInRegression() {
    refused(
        "a,y\n1,2\n2,two\n",
        TableOptions.defaults().withTask(Task.REGRESSION),
        "t.csv, line 3",
        "column \"y\"",
        "\"two\" is not a number");
  }

  @Test
  public void oneClassOnly() {
    refused(
        "a,y\n1,p\n2,p\n",
        TableOptions.defaults().withTarget("y"),
        "t.csv",
        "target \"y\"",
        "one class only (\"p\")");
    refused("a,y\n1,p\n2,p\n", "beside the target \"a\" no column is left", "y (always p)");
  }

  @Test
  public void emptyColumn() {
    refused("b,y\n,p\nNA,q\n", "beside the target \"y\" no column is left", "b (empty)");
    refused(
        "a,y\n1,\n2,NA\n",
        TableOptions.defaults().withTarget("y"),
        "column \"y\" is missing in all 2 rows");
  }

  @Test
  public void infinity() {
    String rows = "a,y\n1,p\n2,q\n3,p\n4,q\n5,q\n6,p\n7,q\n9,p\n8,q\n0,q\n";
    for (String cell : new String[] {"-Inf", "1e39"}) {
      CsvData data =
          Csv.read(new StringReader(rows + cell + ",q\n1,p\n"), "t.csv", TableOptions.defaults());
      assertTrue(Double.isNaN(data.dataset().features()[10]));
      assertEquals(
          "\"a\": 1 cell that is no number counts as missing: " + cell + " (lines 12)",
          data.notes().get(0).toString());
    }
    refused(
        "a,y\n1,3.5\n2,infinity\n",
        TableOptions.defaults().withTask(Task.REGRESSION),
        "t.csv, line 3",
        "column \"y\"");
  }

  @Test
  public void identifiers() {
    StringBuilder text = new StringBuilder("id,y\n");
    StringBuilder dirty = new StringBuilder("v,y\n");
    for (int i = 0; i < 300; i++) {
      text.append("user").append(i).append(i % 2 == 0 ? ",p\n" : ",q\n");
      dirty.append(i == 200 ? "12x" : i).append(i % 2 == 0 ? ",p\n" : ",q\n");
    }
    refused(
        text.toString(),
        "beside the target \"y\" no column is left",
        "id (its own value in nearly every row)");
    CsvData cleaned =
        Csv.read(new StringReader(dirty.toString()), "t.csv", TableOptions.defaults());
    assertTrue(Double.isNaN(cleaned.dataset().features()[200]));
    assertEquals(
        "\"v\": 1 cell that is no number counts as missing: 12x (lines 202)",
        cleaned.notes().get(0).toString());
    refused(
        text.toString(),
        TableOptions.defaults().withTarget("id"),
        "300 different values",
        "at most 256");
  }

  @Test
  public void binaryFile() {
    refused(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}, "t.csv", "a packed file or a workbook");
    refused(new byte[] {'a', ',', 'y', '\n', 0, 0}, "t.csv, line 2", "binary");
  }

  @Test
  public void badUtf8() {
    String text = "a,y\n1,M\u00FCnchen\n" + "1,K\u00F6ln\n".repeat(40_000) + "2,\u00FC";
    byte[] wrong = text.getBytes(StandardCharsets.UTF_8);
    wrong[wrong.length - 1] = 'x';
    refused(wrong, "t.csv, line 40003", "not text in UTF-8");
  }

  @Test(timeout = 10_000)
  public void gigabyteInOneLine() {
    Endless stream = new Endless("1,", 1L << 30);
    Expect.error(
        () -> Csv.read(stream, "big.csv", TableOptions.defaults()),
        "big.csv, line 1",
        "at most 10000 are allowed");
    assertTrue("read " + stream.given, stream.given < (4 << 20));
  }

  @Test(timeout = 30_000)
  public void quoteThatNeverCloses() {
    Endless stream = new Endless("\"abc\n", "x,y\n", 1L << 30);
    Expect.error(
        () -> Csv.read(stream, "big.csv", TableOptions.defaults()),
        "big.csv, line ",
        "closing quote");
    assertTrue("read " + stream.given, stream.given < (16 << 20));
  }

  @Test(timeout = 60_000)
  public void moreCellsThanMemoryTakes() {
    Endless stream = new Endless(",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n", 1L << 30);
    Expect.error(
        () -> Csv.read(stream, "big.csv", TableOptions.defaults()),
        "big.csv, line ",
        "memory here");
  }

  @Test
  public void tooManyColumns() {
    StringBuilder text = new StringBuilder("1");
    for (int i = 0; i < 10_000; i++) {
      text.append(",1");
    }
    refused(text + "\n" + text + "\n", "10001 columns", "at most 10000");
  }

  @Test
  public void streamThatFails() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("device gone");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("device gone");
          }
        };
    Expect.error(() -> Csv.read(broken, "t.csv", TableOptions.defaults()), "t.csv", "device gone");
  }

  /** A beginning, then the same text over and over, without holding it in memory. */
  private static final class Endless extends InputStream {
    private final byte[] start;
    private final byte[] unit;
    private final long size;
    private long given;

    Endless(String unit, long size) {
      this("", unit, size);
    }

    Endless(String start, String unit, long size) {
      this.start = start.getBytes(StandardCharsets.US_ASCII);
      this.unit = unit.getBytes(StandardCharsets.US_ASCII);
      this.size = size;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int count = (int) Math.min(length, size - given);
      for (int i = 0; i < count; i++) {
        buffer[offset + i] = (byte) read();
      }
      return count == 0 ? -1 : count;
    }

    @Override
    public int read() {
      if (given == size) {
        return -1;
      }
      long at = given++;
      return at < start.length ? start[(int) at] : unit[(int) ((at - start.length) % unit.length)];
    }
  }
}
