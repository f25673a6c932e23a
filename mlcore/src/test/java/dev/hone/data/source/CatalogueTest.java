package dev.hone.data.source;

import static java.util.Arrays.asList;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Hash;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.Expect;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Series;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** Counts and means of the files were computed with NumPy from the packages they come from. */
public final class CatalogueTest {
  private static final Seed SEED = new Seed(42);

  private static Dataset load(String name) {
    return Catalogue.find(name).load(SEED);
  }

  /** The mean of a column of a table, leaving out what is missing. */
  private static double mean(Dataset data, String column) {
    int columns = data.schema().columns().size();
    int index = data.schema().columns().indexOf(Column.numeric(column));
    double sum = 0;
    int count = 0;
    for (int i = index; i < data.features().length; i += columns) {
      if (!Double.isNaN(data.features()[i])) {
        sum += data.features()[i];
        count++;
      }
    }
    return sum / count;
  }

  @Test
  public void iris() {
    Dataset iris = load("iris");
    assertEquals(150, iris.size());
    assertEquals(4, iris.schema().columns().size());
    assertEquals(asList("setosa", "versicolor", "virginica"), iris.schema().classNames());
    assertArrayEquals(new int[] {50, 50, 50}, iris.classCounts());
    assertEquals(3.758, mean(iris, "petal_length"), 1e-5);
    // Fisher's 35th flower, which many copies have wrong (0.1 in the last place).
    assertArrayEquals(
        new double[] {4.9, 3.1, 1.5, 0.2}, Arrays.copyOfRange(iris.features(), 136, 140), 0);
  }

  /** As scikit-learn describes it: 212 malignant, 357 benign. */
  @Test
  public void breastCancer() {
    Dataset cancer = load("breast-cancer");
    assertEquals(569, cancer.size());
    assertEquals(30, cancer.schema().columns().size());
    assertEquals(asList("benign", "malignant"), cancer.schema().classNames());
    assertArrayEquals(new int[] {357, 212}, cancer.classCounts());
    assertEquals(14.12729, mean(cancer, "mean_radius"), 1e-5);
  }

  @Test
  public void wine() {
    Dataset wine = load("wine");
    assertEquals(178, wine.size());
    assertEquals(13, wine.schema().columns().size());
    assertArrayEquals(new int[] {59, 71, 48}, wine.classCounts());
    assertEquals(13.00062, mean(wine, "alcohol"), 1e-5);
  }

  @Test
  public void diabetes() {
    Dataset diabetes = load("diabetes");
    assertEquals(442, diabetes.size());
    assertEquals(10, diabetes.schema().columns().size());
    assertEquals(48.51810, mean(diabetes, "age"), 1e-5);
    assertEquals(152.13348, Arrays.stream(diabetes.targets()).average().orElseThrow(), 1e-5);
  }

  @Test
  public void files_areThoseThatWereChecked() throws IOException {
    int files = 0;
    for (CatalogueEntry entry : Catalogue.list()) {
      assertEquals(entry.name(), entry.generated(), entry.sha256().isEmpty());
      if (!entry.generated()) {
        try (InputStream in = Catalogue.resource(entry.name())) {
          byte[] digest = Hash.sha256().digest(in.readAllBytes());
          assertEquals(entry.name(), entry.sha256(), Hash.hex(digest));
        }
        files++;
      }
    }
    assertEquals(7, files);
  }

  @Test
  public void setsThatAreGone_areNamedAsSuch() {
    for (String name : List.of("airline", "biopsy", "glass", "pima")) {
      Expect.error(() -> Catalogue.find(name), "built-in data set of earlier versions");
    }
  }

  @Test
  public void titanic() {
    Dataset titanic = load("titanic");
    assertEquals(2201, titanic.size());
    assertEquals(
        asList(
            new Column("class", asList("1st", "2nd", "3rd", "Crew")),
            new Column("sex", asList("Female", "Male")),
            new Column("age", asList("Adult", "Child"))),
        titanic.schema().columns());
    assertArrayEquals(new int[] {1490, 711}, titanic.classCounts());
    int men = 0;
    for (int row = 0; row < 2201; row++) {
      men += (int) titanic.features()[3 * row + 1];
    }
    assertEquals(1731, men);
  }

  private static void assertSeries(
      String name, int length, double mean, double first, double last) {
    CatalogueEntry entry = Catalogue.find(name);
    Series series = entry.loadSeries(SEED);
    double[] values = series.values().get(0);
    assertEquals(length, values.length);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    assertEquals(mean, sum / length, 1e-4);
    assertEquals(first, values[0], 0);
    assertEquals(last, values[length - 1], 0);
    Dataset windows = entry.load(SEED);
    assertEquals(length - entry.windowSteps(), windows.size());
    assertEquals(last, windows.targets()[windows.size() - 1], 0);
    assertTrue(entry.series());
  }

  @Test
  public void seriesFiles() {
    assertSeries("sunspots", 309, 49.75210, 5, 2.9);
    assertSeries("co2", 444, 343.69122, 319.4, 371.02);
  }

  @Test
  public void entries_describeThemselves_andKeepTheirWord() {
    for (CatalogueEntry entry : Catalogue.list()) {
      Dataset data = entry.load(SEED);
      assertEquals(entry.name(), data.schema().name());
      assertEquals(entry.task(), data.schema().task());
      assertEquals(entry.series(), entry.windowSteps() > 0);
      assertEquals(entry.model().equals("lstm"), data.schema().steps() > 0);
      for (Message words : List.of(entry.title(), entry.source(), entry.licence())) {
        assertFalse(words.in(Language.EN).isEmpty() || words.in(Language.ZH).isEmpty());
      }
      assertTrue(entry.description().in(Language.EN).endsWith("."));
      assertTrue(entry.description().in(Language.ZH).endsWith("。"));
      assertEquals(data.hash(), entry.load(SEED).hash());
      assertEquals(entry.generated(), !data.hash().equals(entry.load(new Seed(43)).hash()));
    }
    assertEquals(13, Catalogue.list().size());
  }

  @Test
  public void plane_pointsLieOnTheirShapes() {
    Dataset xor = Catalogue.find("xor").load(SEED, 4000);
    Dataset moons = Catalogue.find("two-moons").load(SEED, 4000);
    Dataset spirals = Catalogue.find("spirals").load(SEED, 4000);
    int xorRight = 0;
    double moonX = 0;
    int spiralRight = 0;
    for (int row = 0; row < 4000; row++) {
      double x = xor.features()[2 * row];
      double y = xor.features()[2 * row + 1];
      xorRight += (x * y < 0 ? 1 : 0) == xor.labels()[row] ? 1 : 0;
      moonX += moons.labels()[row] * moons.features()[2 * row] / 2000;
      double u = spirals.features()[2 * row];
      double v = spirals.features()[2 * row + 1];
      double turn = Math.atan2(v, u) - 3 * Math.PI * Math.hypot(u, v);
      spiralRight += (Math.cos(turn) < 0 ? 1 : 0) == spirals.labels()[row] ? 1 : 0;
    }
    // A point's sign is lost with probability 0.15 sqrt(2/pi) / 2 = 0.06 a coordinate: 11% wrong.
    assertEquals(0.887, xorRight / 4000.0, 0.02);
    assertEquals(1, moonX, 0.07);
    assertTrue("" + spiralRight, spiralRight > 3800);
    assertArrayEquals(new int[] {2000, 2000}, moons.classCounts());
  }

  @Test
  public void adding_targetIsTheSumOfTheTwoMarked() {
    Dataset adding = Catalogue.find("adding").load(SEED, 3000);
    assertEquals(50, adding.schema().steps());
    double squares = 0;
    for (int row = 0; row < 3000; row++) {
      double sum = 0;
      int[] marked = new int[2];
      for (int t = 0; t < 50; t++) {
        double marker = adding.features()[(row * 50 + t) * 2 + 1];
        sum += marker * adding.features()[(row * 50 + t) * 2];
        marked[t / 25] += (int) marker;
      }
      assertArrayEquals(new int[] {1, 1}, marked);
      assertEquals(sum, adding.targets()[row], 1e-6);
      squares += Math.pow(adding.targets()[row] - 1, 2) / 3000;
    }
    assertEquals(1 / 6.0, squares, 0.015);
  }

  @Test
  public void recall_classIsTheSymbolFiveStepsBefore() {
    Dataset recall = Catalogue.find("recall").load(SEED, 10);
    assertTrue(recall.schema().targetPerStep());
    assertEquals(300, recall.labels().length);
    assertEquals(0, recall.labels()[34]);
    assertEquals(1 + (int) recall.features()[30], recall.labels()[35]);
    assertEquals(1 + (int) recall.features()[294], recall.labels()[299]);
    assertEquals(50, recall.classCounts()[0]);
  }

  @Test
  public void find_unknown_namesAndNearest() {
    Expect.error(
        () -> Catalogue.find("sunspot"),
        "\"sunspot\"",
        "did you mean \"sunspots\"?",
        "iris, breast-cancer");
    Expect.error(() -> Catalogue.find("IRIS"), "did you mean \"iris\"?");
    Expect.error(() -> Catalogue.find("zzzzzz"), "allowed are iris");
  }

  @Test
  public void load_size_errors() {
    Expect.error(() -> Catalogue.find("iris").load(SEED, 10), "fixed size");
    Expect.error(() -> Catalogue.find("xor").load(SEED, 9), "10 to 1000000", "9");
    Expect.error(() -> Catalogue.find("iris").loadSeries(SEED), "not a series");
  }
}
