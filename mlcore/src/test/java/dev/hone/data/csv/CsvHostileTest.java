package dev.hone.data.csv;

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
    refused(text, CsvOptions.defaults(), parts);
  }

  private static void refused(String text, CsvOptions options, String... parts) {
    Expect.error(() -> Csv.read(new StringReader(text), "t.csv", options), parts);
  }

  private static void refused(byte[] bytes, String... parts) {
    Expect.error(
        () -> Csv.read(new ByteArrayInputStream(bytes), "t.csv", CsvOptions.defaults()), parts);
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
    refused("a,y\n1,p\n", CsvOptions.defaults().withTarget("z"), "target column \"z\"", "a, y");
    refused("y\np\nq\n", "only the column \"y\"");
    refused("a,a,y\n1,2,p\n", "two columns are named \"a\"");
  }

  @Test
  public void textTargetInRegression() {
    refused(
        "a,y\n1,2\n2,two\n",
        CsvOptions.defaults().withTask(Task.REGRESSION),
        "t.csv, line 3",
        "column \"y\"",
        "\"two\" is not a number");
  }

  @Test
  public void oneClassOnly() {
    refused("a,y\n1,p\n2,p\n", "t.csv", "target \"y\"", "one class only (\"p\")");
  }

  @Test
  public void emptyColumn() {
    refused("a,b,y\n1,,p\n2,NA,q\n", "column \"b\" is missing in all 2 rows");
    refused("a,y\n1,\n2,NA\n", "column \"y\" is missing in all 2 rows");
  }

  @Test
  public void infinity() {
    refused("a,y\n1,p\n-Inf,q\n", "t.csv, line 3", "column \"a\"", "\"-Inf\" is not finite");
    refused("a,y\n1,p\n1e39,q\n", "t.csv, line 3", "\"1e39\" is not finite");
    refused("a,y\n1,3.5\n2,infinity\n", "t.csv, line 3", "column \"y\"");
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
        text.toString(), "column \"id\" holds 300 different values", "at most 100", "identifier");
    refused(dirty.toString(), "t.csv, line 202", "column \"v\"", "\"12x\" is not a number");
    refused(
        text.toString(),
        CsvOptions.defaults().withTarget("id"),
        "300 different values",
        "at most 256");
  }

  @Test
  public void binaryFile() {
    refused(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}, "t.csv, line 1", "binary");
    refused(new byte[] {'a', ',', 'y', '\n', 0, 0}, "t.csv, line 2", "binary");
  }

  @Test
  public void badUtf8() {
    refused(
        "a,y\n1,p\n2,M\u00FCnchen\n".getBytes(StandardCharsets.ISO_8859_1),
        "t.csv, line 3",
        "not UTF-8");
    refused("a,y\n1,p\n".getBytes(StandardCharsets.UTF_16), "t.csv, line 1", "not UTF-8");
    refused(new byte[] {'a', ',', 'y', '\n', (byte) 0xC3}, "t.csv, line 2", "not UTF-8");
  }

  @Test(timeout = 10_000)
  public void gigabyteInOneLine() {
    Endless stream = new Endless("1,", 1L << 30);
    Expect.error(
        () -> Csv.read(stream, "big.csv", CsvOptions.defaults()),
        "big.csv, line 1",
        "longer than 1048576 characters");
    assertTrue("read " + stream.given, stream.given < (4 << 20));
  }

  @Test(timeout = 30_000)
  public void quoteThatNeverCloses() {
    Endless stream = new Endless("\"abc\n", "x,y\n", 1L << 30);
    Expect.error(
        () -> Csv.read(stream, "big.csv", CsvOptions.defaults()),
        "big.csv, line ",
        "closing quote");
    assertTrue("read " + stream.given, stream.given < (16 << 20));
  }

  @Test(timeout = 60_000)
  public void moreCellsThanMemoryTakes() {
    Endless stream = new Endless(",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n", 1L << 30);
    Expect.error(
        () -> Csv.read(stream, "big.csv", CsvOptions.defaults()), "big.csv, line ", "memory here");
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
    Expect.error(() -> Csv.read(broken, "t.csv", CsvOptions.defaults()), "t.csv", "device gone");
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
