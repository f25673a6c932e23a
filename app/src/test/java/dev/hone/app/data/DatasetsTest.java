package dev.hone.app.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import androidx.room.Room;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.Experiment;
import dev.hone.base.Hash;
import dev.hone.base.InvalidInputException;
import dev.hone.data.csv.TableOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;

/** Files that people bring in, good and bad ones. */
@RunWith(AndroidJUnit4.class)
public class DatasetsTest {
  private static final String TABLE = "size,kind\n1,a\n2,b\n3,a\n4,b\n";
  private static final long DAY = 24L * 60 * 60 * 1000;

  private static final TableOptions SIZE = TableOptions.defaults().withTarget("size");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private HoneDatabase database;
  private AppFiles files;
  private Datasets datasets;
  private Experiments experiments;

  @Before
  public void open() throws IOException {
    database =
        Room.inMemoryDatabaseBuilder(
                ApplicationProvider.getApplicationContext(), HoneDatabase.class)
            .allowMainThreadQueries()
            .build();
    files = new AppFiles(folder.newFolder("files"), folder.newFolder("cache"));
    restart();
  }

  @After
  public void close() {
    database.close();
  }

  /** As a new process sees it. */
  private void restart() {
    datasets = new Datasets(database.datasets(), files);
    experiments = new Experiments(database, files, datasets);
  }

  @Test
  public void aTable_isCopiedAndKept() throws IOException {
    Datasets.Import copied = copy(TABLE, "flowers.csv");
    DatasetEntity kept = datasets.keep(copied, 5);
    assertEquals("flowers.csv", kept.name);
    assertEquals("kind", kept.target);
    assertEquals("classification", kept.task);
    assertEquals(4, kept.rows);
    assertEquals(2, kept.columns);
    assertArrayEquals(TABLE.getBytes(UTF_8), Files.readAllBytes(files.data(kept)));
    // sha256sum says the same.
    assertEquals(64, kept.sha256.length());
    assertEquals(kept.sha256, Hash.sha256Hex(files.data(kept)));
  }

  @Test
  public void theSameFileTwice_isKeptOnce() throws IOException {
    DatasetEntity first = datasets.keep(copy(TABLE, "a.csv"), 1);
    DatasetEntity again = datasets.keep(copy(TABLE, "a.csv"), 2);
    DatasetEntity otherName = datasets.keep(copy(TABLE, "b.csv"), 3);
    assertEquals(first.id, again.id);
    assertEquals(first.id, otherName.id);
    DatasetEntity otherTarget = datasets.keep(datasets.read(copy(TABLE, "a.csv"), SIZE), 4);
    assertNotEquals(first.id, otherTarget.id);
    assertEquals(first.file, otherTarget.file);
    assertEquals(SIZE, otherTarget.options());
  }

  @Test
  public void fiftyMegabytes_areTakenOrRefusedWithinThePhonesMemory() throws Exception {
    Path large = folder.newFile("large.csv").toPath();
    byte[] rows =
        "0.123456789,1234567.891,some,42,17.25,yes\n0.2,7,more,43,17.5,no\n".getBytes(UTF_8);
    Files.copy(
        new Pattern("a,b,c,d,e,kind\n".getBytes(UTF_8), rows, 50L << 20),
        large,
        StandardCopyOption.REPLACE_EXISTING);
    // Heaps of a small and of a large phone: each as a process of its own.
    assertEquals(
        "the file is longer than 32 million characters, the most that the memory here allows; a sample"
            + " of ROWS rows would have room",
        readWithHeap(large, 256)
            .replaceFirst(".*, line \\d+: ", "")
            .replaceFirst("of \\d+ rows", "of ROWS rows"));
    long count = 2 * (((50L << 20) - 15 + rows.length - 1) / rows.length);
    assertEquals(Long.toString(count), readWithHeap(large, 512));
  }

  /** What {@link ReadCsv} says of a file with so many megabytes of memory. */
  private static String readWithHeap(Path file, int megabytes) throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                ReadCsv.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  @Test
  public void largerThanTheLimit_isRefusedWhileItIsCopied() {
    Pattern in = new Pattern("a,b\n".getBytes(UTF_8), "1,2\n".getBytes(UTF_8), Long.MAX_VALUE);
    assertMessage(
        "endless.csv is larger than 64 MB, the most that a phone can train on at once",
        () -> datasets.copy(in, "endless.csv"));
    assertTrue(in.read <= Datasets.MAX_BYTES + (1 << 16));
    assertTrue(in.closed);
    assertEquals(List.of(), left());
  }

  @Test
  public void binaryFileNamedCsv_saysSo() {
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 8, 0};
    assertMessage(
        "photo.csv: this is a packed file or a workbook, not text; save the sheet as CSV",
        () -> datasets.copy(new ByteArrayInputStream(zip), "photo.csv"));
    byte[] latin = {(byte) 0xC4, (byte) 0xD6, 'x', '\n'};
    assertMessage(
        "alt.csv: the file has a header, but no rows of data after it",
        () -> datasets.copy(new ByteArrayInputStream(latin), "alt.csv"));
    assertEquals(List.of(), left());
  }

  @Test
  public void emptyFile_saysSo() {
    assertMessage(
        "none.csv: the file is empty; it should hold a table", () -> copy("", "none.csv"));
    assertMessage(
        "head.csv: the file has a header, but no rows of data after it",
        () -> copy("a,b\n", "head.csv"));
    assertEquals(List.of(), left());
  }

  @Test
  public void sourceThatFails_leavesNothing() throws IOException {
    DatasetEntity before = datasets.keep(copy(TABLE, "a.csv"), 1);
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                datasets.copy(
                    new Pattern("a,b\n".getBytes(UTF_8), "1,2\n".getBytes(UTF_8), 1 << 20) {
                      @Override
                      void end() throws IOException {
                        throw new IOException("the card was taken out");
                      }
                    },
                    "card.csv"));
    assertEquals("the card was taken out", thrown.getMessage());
    assertThrows(
        SecurityException.class,
        () ->
            datasets.copy(
                new Pattern("a,b\n".getBytes(UTF_8), "1,2\n".getBytes(UTF_8), 1 << 20) {
                  @Override
                  void end() {
                    throw new SecurityException("revoked");
                  }
                },
                "card.csv"));
    assertEquals(List.of(before.file), left());
  }

  @Test
  public void oddNames_becomeFileNames() throws IOException {
    String[][] names = {
      {"../../etc/passwd", ".._.._etc_passwd"},
      {"  my table .CSV", "my table .CSV"},
      {"", "data.csv"},
      {".csv", "data.csv"},
      {"..", "data...csv"},
      {"a:b*c?.tsv", "a_b_c_.tsv"},
      {"zeile\n.csv", "zeile_.csv"},
      {"花 🌸.csv", "花 🌸.csv"},
      {"report.pdf", "report.pdf.csv"},
    };
    for (String[] pair : names) {
      String safe = Datasets.safeName(pair[0]);
      assertEquals(
          pair[0].startsWith("..") && pair[0].length() > 2 ? "data" + pair[1] + ".csv" : pair[1],
          safe);
      assertTrue(files.dataFolder().resolve(safe).normalize().startsWith(files.dataFolder()));
    }
    String long1 = Datasets.safeName("🌸".repeat(100) + ".csv");
    assertTrue(long1.getBytes(UTF_8).length <= 255);
    assertFalse("half a character", Character.isLowSurrogate(long1.charAt(0)));
    DatasetEntity kept = datasets.keep(copy(TABLE, "🌸".repeat(100) + ".csv"), 1);
    assertTrue(Files.exists(files.data(kept)));
    String chinese = Datasets.safeName("表".repeat(300));
    assertTrue(chinese.getBytes(UTF_8).length <= 255);
    copy(TABLE, "表".repeat(300));
  }

  @Test
  public void twoFilesCopiedAtOnce_areNotMixedUp() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Datasets.Import>> imports =
          List.of("1,2\n5,6\n", "3,4\n7,8\n").stream()
              .map(
                  row ->
                      threads.submit(
                          () ->
                              datasets.copy(
                                  new Pattern(
                                      "a,b\n".getBytes(UTF_8), row.getBytes(UTF_8), 300_000) {
                                    @Override
                                    void begin() {
                                      try {
                                        together.await();
                                      } catch (Exception e) {
                                        throw new AssertionError(e);
                                      }
                                    }
                                  },
                                  "same.csv")))
              .collect(Collectors.toList());
      Datasets.Import first = imports.get(0).get();
      Datasets.Import second = imports.get(1).get();
      assertNotEquals(first.file(), second.file());
      assertEquals(first.sha256(), Hash.sha256Hex(first.file()));
      assertEquals(second.sha256(), Hash.sha256Hex(second.file()));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  public void openedButNotTaken_isRemovedAtTheNextStart() throws IOException {
    Datasets.Import opened = copy(TABLE, "a.csv");
    Path half = Files.createFile(files.dataFolder().resolve("import123.part"));
    experiments.purge(1);
    assertTrue("may still be looked at", Files.exists(opened.file()));
    restart();
    experiments.purge(1);
    assertFalse(Files.exists(opened.file().getParent()));
    assertFalse(Files.exists(half));
  }

  @Test
  public void takenButUnused_isRemovedAfterADay() throws IOException {
    DatasetEntity kept = datasets.keep(copy(TABLE, "a.csv"), 1000);
    restart();
    experiments.purge(1000 + DAY);
    assertTrue("a draft may name it", Files.exists(files.data(kept)));
    experiments.purge(5);
    assertTrue("the clock was set back", Files.exists(files.data(kept)));
    experiments.purge(1001 + DAY);
    assertNull(datasets.find(kept.id));
    assertEquals(List.of(), left());
  }

  @Test
  public void usedData_staysWhateverElseGoes() throws IOException {
    DatasetEntity used = datasets.keep(copy(TABLE, "a.csv"), 1);
    long id = experiments.create("mine", used, Experiment.spec(1), 1);
    // The same rows under another name and for another target, not used.
    DatasetEntity unused = datasets.keep(datasets.read(copy(TABLE, "b.csv"), SIZE), 1);
    assertEquals(files.data(used).getParent(), files.data(unused).getParent());
    restart();
    experiments.purge(10 * DAY);
    assertEquals(List.of(used.file), left());
    experiments.delete(id, 1);
    experiments.purge(20 * DAY);
    assertEquals(List.of(), left());
    assertNull(datasets.find(used.id));
  }

  @Test
  public void newExperimentOnDataThatIsGone_saysSo() throws IOException {
    DatasetEntity kept = datasets.keep(copy(TABLE, "a.csv"), 1);
    restart();
    experiments.purge(10 * DAY);
    assertMessage(
        "the data file a.csv is no longer on this phone; import it again",
        () -> experiments.create("mine", kept, Experiment.spec(1), 1));
  }

  private Datasets.Import copy(String text, String name) throws IOException {
    return datasets.copy(new ByteArrayInputStream(text.getBytes(UTF_8)), name);
  }

  private List<String> left() {
    try {
      return AppFiles.regularFiles(files.dataFolder()).stream()
          .map(file -> files.dataFolder().relativize(file).toString())
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private static void assertMessage(String expected, Action action) {
    assertEquals(expected, assertThrows(InvalidInputException.class, action::run).getMessage());
  }

  /** A header and then one row again and again, at least so many bytes; nothing of it is held. */
  private static class Pattern extends InputStream {
    private final byte[] header;
    private final byte[] row;
    private final long bytes;
    long read;
    boolean closed;

    Pattern(byte[] header, byte[] row, long bytes) {
      this.header = header;
      this.row = row;
      this.bytes = bytes;
    }

    void begin() {}

    void end() throws IOException {}

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (read == 0) {
        begin();
      }
      for (int i = 0; i < length; i++) {
        int inRow = (int) ((read - header.length) % row.length);
        if (read >= bytes && read >= header.length && inRow == 0) {
          if (i > 0) {
            return i;
          }
          end();
          return -1;
        }
        buffer[offset + i] = read < header.length ? header[(int) read] : row[inRow];
        read++;
      }
      return length;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
