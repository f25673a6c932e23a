package dev.hone.data.source;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.hone.base.Seed;
import dev.hone.data.Expect;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class DataSourceTest {
  private static final Seed SEED = new Seed(1);
  private static final DataSource.Options PLAIN = DataSource.Options.defaults();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private String file(String name, String text) throws IOException {
    Path path = folder.newFile(name).toPath();
    Files.write(path, text.getBytes(StandardCharsets.UTF_8));
    return path.toString();
  }

  @Test
  public void load_catalogueTable() {
    LoadedData iris = DataSource.load("iris", PLAIN, SEED);
    assertEquals(150, iris.dataset().size());
    assertEquals(Catalogue.find("iris").difficulty(), iris.difficulty());
    assertFalse(iris.series());
  }

  @Test
  public void load_catalogueSeries_itsOwnWindowsOrGivenOnes() {
    LoadedData own = DataSource.load("sunspots", PLAIN, SEED);
    assertTrue(own.series());
    assertEquals(22, own.gap());
    assertEquals(287, own.dataset().size());
    LoadedData given = DataSource.load("sunspots", new DataSource.Options(null, null, 20, 3), SEED);
    assertEquals(22, given.gap());
    assertEquals(20, given.dataset().schema().steps());
    assertEquals(287, given.dataset().size());
  }

  @Test
  public void load_csvTableAndSeries() throws IOException {
    String csv = file("a.csv", "day,v,w\n1,5,1\n2,6,0\n3,7,1\n4,8,0\n");
    LoadedData table =
        DataSource.load(csv, new DataSource.Options("v", Task.REGRESSION, 0, 1), SEED);
    assertArrayEquals(new double[] {5, 6, 7, 8}, table.dataset().targets(), 0);
    assertNull(table.difficulty());
    LoadedData series = DataSource.load(csv, new DataSource.Options("v", null, 2, 1), SEED);
    assertArrayEquals(new double[] {5, 6, 6, 7}, series.dataset().features(), 0);
    assertArrayEquals(new double[] {7, 8}, series.dataset().targets(), 0);
    assertTrue(series.series());
  }

  @Test
  public void loadToPredict_csv() throws IOException {
    Schema schema = Catalogue.find("iris").load(SEED).schema();
    String csv = file("p.csv", "petal_width,petal_length,sepal_width,sepal_length\n1,2,3,4\n");
    assertArrayEquals(
        new double[] {4, 3, 2, 1}, DataSource.loadToPredict(csv, schema).dataset().features(), 0);
  }

  @Test
  public void load_optionsThatDoNotApply() throws IOException {
    String csv = file("a.csv", "a,y\n1,p\n2,q\n");
    Expect.error(
        () -> DataSource.load("iris", new DataSource.Options("species", null, 0, 1), SEED),
        "\"iris\" has its own target");
    Expect.error(
        () -> DataSource.load(csv, new DataSource.Options(null, null, 0, 2), SEED), "horizon");
    Expect.error(
        () -> DataSource.load("co2", new DataSource.Options("methane", null, 0, 1), SEED),
        "\"methane\"",
        "\"co2\"");
    Expect.error(
        () -> DataSource.load("co2", new DataSource.Options(null, Task.CLASSIFICATION, 0, 1), SEED),
        "regression");
    Expect.error(() -> new DataSource.Options(null, null, -1, 1), "-1");
    Expect.error(() -> DataSource.load("nothing.csv", PLAIN, SEED), "no such file");
    Expect.error(() -> DataSource.load("nothing.ts", PLAIN, SEED), "no such file");
    Expect.error(() -> DataSource.load("irs", PLAIN, SEED), "did you mean \"iris\"?");
    Expect.error(() -> DataSource.load("\0.csv", PLAIN, SEED), "name of a file");
  }

  @Test
  public void load_pendigits() {
    Path file = Paths.get("../../shared/data/pendigits.csv");
    assumeTrue("skipped: there is no " + file, Files.exists(file));
    LoadedData digits = DataSource.load(file.toString(), PLAIN, SEED);
    assertEquals(7494, digits.dataset().size());
    assertEquals(16, digits.dataset().schema().columns().size());
    // Counted with awk: the digits 0 to 9.
    assertArrayEquals(
        new int[] {780, 779, 780, 719, 780, 720, 720, 778, 719, 719},
        digits.dataset().classCounts());
  }
}
