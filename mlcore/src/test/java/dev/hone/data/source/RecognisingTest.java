package dev.hone.data.source;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.hone.base.Seed;
import dev.hone.data.Expect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Files are what is in them where their names do not say; a file that is there is never unknown.
 */
public class RecognisingTest {
  private static final String ARFF =
      "% remark\n@RELATION r\n@attribute a real\n@attribute k {u,v}\n@data\n1,u\n2,v\n";
  private static final String TS = "#r\n\n@classLabel true u v\n@data\n1,2:u\n3,4:v\n";
  private static final String LIBSVM = "1 1:0.5 2:3\n-1 1:2\n";
  private static final String CSV = "a,k\n1,u\n2,v\n";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private String file(String name, byte[] bytes) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    Files.write(file, bytes);
    return file.toString();
  }

  private String file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static LoadedData load(String source) {
    return DataSource.load(source, DataSource.Options.defaults(), new Seed(0));
  }

  private static void reads(String format, String source) {
    LoadedData data = load(source);
    assertEquals(source, format, data.reading().source().format());
    assertEquals(2, data.dataset().size());
  }

  @Test
  public void namesThatSayNothing() throws IOException {
    for (String name :
        new String[] {"iris", "data", "x.dat", "x.txt", "x.csv", "x.gz", ".hidden"}) {
      reads("arff", file(name, ARFF));
      reads("ts", file(name, TS));
      reads("libsvm", file(name, LIBSVM));
      reads("csv", file(name, CSV));
    }
  }

  @Test
  public void endingsInAnyCase_alsoOfPackedFiles() throws IOException {
    reads("arff", file("X.ARFF", ARFF));
    reads("arff", file("x.arff.gz", packed(ARFF)));
    reads("ts", file("x.Ts.GZ", packed(TS)));
    reads("libsvm", file("x.svm.gz", packed(LIBSVM)));
    reads("csv", file("x.csv.gz", packed(CSV)));
    reads("libsvm", file("packed", packed(LIBSVM)));
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** As programs that pack in blocks write them. */
  @Test
  public void packedInSeveralParts_isReadToItsEnd() throws IOException {
    byte[] first = packed(CSV);
    byte[] second = packed("3,u\n4,v\n");
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(first);
    both.write(second);
    assertEquals(4, load(file("x.csv.gz", both.toByteArray())).dataset().size());
  }

  /** Nothing here has a library for workbooks. */
  @Test
  public void workbooksAndArchives_areRefusedWithAdvice() throws IOException {
    String workbook = file("table.csv", archive("xl/workbook.xml"));
    Expect.error(() -> load(workbook), workbook, "this is a workbook", "save the sheet as CSV");
    String named = file("table.xlsx", archive("xl/workbook.xml"));
    Expect.error(() -> load(named), named, "this is a workbook");
    Expect.error(() -> load(named + "#Two"), "this is a workbook");
    String archive = file("table.zip", archive("table.csv"));
    Expect.error(() -> load(archive), archive, "packed file");
    String old = file("table.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1});
    Expect.error(() -> load(old), old, "a workbook, not text");
    String broken = file("broken", new byte[] {'P', 'K', 3, 4, 0});
    Expect.error(() -> load(broken), broken, "packed file");
  }

  private static byte[] archive(String part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(part));
      out.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  public void whatIsNotThere_isNamedWithWhatIsNear() throws IOException {
    file("sales.csv", CSV);
    String typo = folder.getRoot() + "/slaes.csv";
    Expect.error(() -> load(typo), typo + ": there is no such file", "did you mean", "/sales.csv");
    String bare = folder.getRoot() + "/sales";
    Expect.error(() -> load(bare), "neither a file nor a built-in data set", "did you mean");
    Expect.error(() -> load("irsi"), "data set \"irsi\"", "did you mean \"iris\"");
    Expect.error(() -> load("a\0b"), "neither a file nor");
    Expect.error(() -> load(""), "neither a file nor");
    Expect.error(() -> load(folder.getRoot().toString()), "it is a folder");
  }

  /** A pipe gives its text once: nothing may look into it before it is read. */
  @Test
  public void aPipe_isReadOnce() throws Exception {
    Path pipe = folder.getRoot().toPath().resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue("skipped: no mkfifo here", made.waitFor() == 0);
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, CSV);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    writer.start();
    reads("csv", pipe.toString());
    writer.join();
  }

  @Test
  public void aNameThatIsBoth_isTheBuiltInSet_andThatIsSaid() throws IOException {
    String name = "xor";
    Path file = Paths.get(name);
    assertFalse("a file of the name of a set lies about", Files.exists(file));
    Files.writeString(file, CSV);
    try {
      LoadedData data = load(name);
      assertTrue(data.dataset().size() > 2);
      String notes = data.notes().toString();
      assertTrue(notes, notes.contains("\"xor\" is a built-in data set and a file too"));
      reads("csv", "./" + name);
    } finally {
      Files.delete(file);
    }
    assertEquals(0, load(name).notes().size());
  }
}
