package dev.hone.data.source;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import dev.hone.data.Expect;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.csv.Tables;
import dev.hone.data.table.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LibsvmFormatTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private LoadedData load(String name, String text) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    Files.writeString(file, text);
    return DataSource.load(file.toString(), DataSource.Options.defaults(), new Seed(0));
  }

  @Test
  public void whatIsNotNamed_isZero() throws IOException {
    LoadedData data =
        load("a.libsvm", "# all\n+1 1:0.5 3:-2\n-1 2:1e1 # second\n\n+1 3:4\n-1 1:1 2:2 3:3\n");
    assertEquals(List.of("f1", "f2", "f3"), Tables.names(data.dataset().schema()));
    assertArrayEquals(
        new double[] {0.5, 0, -2, 0, 10, 0, 0, 0, 4, 1, 2, 3}, data.dataset().features(), 0);
    assertEquals(List.of("-1", "1"), data.dataset().schema().classNames());
    assertArrayEquals(new int[] {1, 0, 1, 0}, data.dataset().labels());
  }

  /** No ending says so, but the first row does; numbers that are no classes are predicted. */
  @Test
  public void recognisedByItsContent_regressionFromZero() throws IOException {
    LoadedData data = load("rows", "2.5 qid:1 0:1 1:7\n3.25 qid:1 0:2 1:3\n-1 qid:2 0:3 1:9\n");
    assertEquals("libsvm", data.reading().source().format());
    assertEquals(Task.REGRESSION, data.dataset().schema().task());
    assertArrayEquals(new double[] {2.5, 3.25, -1}, data.dataset().targets(), 0);
    String notes = data.notes().toString();
    assertTrue(notes, notes.contains("f0 is the first") && notes.contains("qid"));
  }

  @Test
  public void wrongRows_areRefusedWithTheirLine() {
    refused("1 1:2\nx 1:2\n", "line 2", "starts with \"x\"");
    refused("1 1:2\n1 2\n", "line 2", "\"2\"");
    refused("1 2:2 1:3\n", "line 1", "\"1\"", "ascend");
    refused("1 99999:2\n", "line 1", "\"99999\"", "9999");
    refused("1 1:2:3\n", "line 1", "\"1:2:3\"");
    refused("1\n-1\n", "no row");
    refused("", "no row");
  }

  /** Files of one set often end before the last feature of the other. */
  @Test
  public void rowsForAModel_haveItsFeatures() throws IOException {
    LoadedData train = load("a.svm", "1 1:1 2:2 4:7\n-1 1:2 2:3 3:9\n1 1:3 2:5 4:8\n");
    Path file = folder.getRoot().toPath().resolve("b.svm");
    Files.writeString(file, "-1 2:4\n1 0:6 1:3 9:1\n");
    CsvData rows = DataSource.loadToPredict(file.toString(), train.dataset().schema());
    assertArrayEquals(new double[] {0, 4, 0, 0, 3, 0, 0, 0}, rows.dataset().features(), 0);
    assertArrayEquals(new int[] {0, 1}, rows.dataset().labels());
    assertTrue(rows.notes().toString(), rows.notes().toString().contains("f0, f5"));
  }

  @Test
  public void missingValuesAndASample() throws IOException {
    LoadedData data = load("a.svm", "1 1:nan 2:1\n-1 1:2 2:2\n1 1:3 2:3\n-1 2:4\n");
    assertArrayEquals(new double[] {Double.NaN, 1, 2, 2, 3, 3, 0, 4}, data.dataset().features(), 0);
    Path file = folder.getRoot().toPath().resolve("many.svm");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append(i % 2).append(" 1:").append(i).append('\n');
    }
    Files.writeString(file, text);
    DataSource.Options sampled =
        DataSource.Options.defaults().withTable(TableOptions.defaults().withRows(25));
    LoadedData some = DataSource.load(file.toString(), sampled, new Seed(0));
    assertEquals(25, some.dataset().size());
    assertEquals(300, some.reading().rows().inFile());
  }

  @Test
  public void looksLike_isQuickAndKnowsTimesOfDay() {
    LibsvmFormat format = new LibsvmFormat();
    StringBuilder line = new StringBuilder("-1");
    for (int i = 1; i < 9_000; i++) {
      line.append(' ').append(i).append(":0.5");
    }
    assertTrue(format.looksLike(line.toString()));
    assertTrue(format.looksLike("3 qid:2 1:0.5 # of document 7"));
    assertTrue(format.looksLike("0 5:7"));
    assertFalse(format.looksLike("12 10:30"));
    assertFalse(format.looksLike("12 10:30 11:45"));
    assertFalse(format.looksLike("1 2 3"));
    assertFalse(format.looksLike("1 2:1 1:3"));
    assertFalse(format.looksLike("x 1:2"));
    assertFalse(format.looksLike(""));
  }

  private void refused(String text, String... parts) {
    Expect.error(() -> load("wrong.svm", text), parts);
  }
}
