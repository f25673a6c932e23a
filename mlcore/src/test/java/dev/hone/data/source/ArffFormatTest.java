package dev.hone.data.source;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import dev.hone.data.Expect;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.Tables;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ArffFormatTest {
  private static final String HEADER =
      """
      % remark
      @RELATION 'two words'

      @attribute 'petal width' NUMERIC  % in cm
      @attribute colour {"dark red", blue, 'it\\'s'}
      @Attribute y integer
      @attribute kind {b,a,NA}
      @DATA
      """;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private LoadedData load(String text, DataSource.Options options) {
    return DataSource.load(file(text), options, new Seed(0));
  }

  private Dataset load(String text) {
    return load(text, DataSource.Options.defaults()).dataset();
  }

  private String file(String text) {
    try {
      Path file = folder.getRoot().toPath().resolve("d.arff");
      Files.writeString(file, text);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row after the header is refused at its line, the ninth. */
  private void refused(String row, String... parts) {
    String[] all = new String[parts.length + 1];
    all[0] = "d.arff, line 9: ";
    System.arraycopy(parts, 0, all, 1, parts.length);
    Expect.error(() -> load(HEADER + row + "\n"), all);
  }

  @Test
  public void columns_areWhatTheHeaderDeclares_levelsInItsOrder() {
    Dataset data = load(HEADER + "1.5,'dark red',2,a\n%\n?, \"it's\" ,-3e2,NA % end\n\t7,?,?,b\n");
    assertEquals(
        List.of(
            Column.numeric("petal width"),
            new Column("colour", List.of("dark red", "blue", "it's")),
            Column.numeric("y")),
        data.schema().columns());
    assertEquals(List.of("b", "a", "NA"), data.schema().classNames());
    float nan = Float.NaN;
    assertArrayEquals(new double[] {1.5, 0, 2, nan, 2, -300, 7, nan, nan}, data.features(), 0);
    assertArrayEquals(new int[] {1, 2, 0}, data.labels());
  }

  @Test
  public void declaredNumbers_areForRegressionHoweverFewThereAre() {
    Dataset data = load("@attribute a real\n@attribute y real\n@data\n1,0\n2,1\n3,0\n4,1\n");
    assertEquals(Task.REGRESSION, data.schema().task());
    assertArrayEquals(new double[] {0, 1, 0, 1}, data.targets(), 0);
  }

  @Test
  public void optionsOfTables_apply() {
    String text = HEADER + "1,blue,2,a\n2,blue,4,b\n3,blue,6,a\n4,blue,8,b\n";
    Dataset other = load(text, new DataSource.Options("petal width", null, 0, 1)).dataset();
    assertArrayEquals(new double[] {1, 2, 3, 4}, other.targets(), 0);
    LoadedData windows = load(text, new DataSource.Options("y", null, 2, 1));
    assertTrue(windows.series());
    assertArrayEquals(new double[] {2, 4, 4, 6}, windows.dataset().features(), 0);
    assertArrayEquals(new double[] {6, 8}, windows.dataset().targets(), 0);
  }

  @Test
  public void rowsToPredict_mayDeclareTheirLevelsInAnotherOrder() {
    Dataset train = load("@attribute c {x,y}\n@attribute k {p,q}\n@data\nx,p\ny,q\n");
    String more = file("@attribute c {y,z,x}\n@data\nx\ny\nz\n");
    CsvData rows = DataSource.loadToPredict(more, train.schema());
    assertArrayEquals(new double[] {0, 1, Double.NaN}, rows.dataset().features(), 0);
    assertEquals(
        "[1 value of \"c\" is not among x, y and counts as missing]", rows.notes().toString());
  }

  @Test
  public void badRows_areRefusedAtTheirLine() {
    refused("1,blue,2", "4 values");
    refused("1,blue,2,", "4 values");
    refused("1,blue,2,a,5", "4 values");
    refused("1,blue,2,a,", "4 values");
    refused("1,,2,a", "single commas");
    refused("1 2,blue,2,a", "single commas");
    refused("1,green,2,a", "attribute \"colour\" is \"green\"", "dark red, blue, it's");
    refused("1,'?',2,a", "attribute \"colour\" is \"?\"");
    refused("x,blue,2,a", "attribute \"petal width\" is \"x\"", "finite numbers");
    refused("NaN,blue,2,a", "\"NaN\"");
    refused("1e99,blue,2,a", "\"1e99\"");
    refused("'',blue,2,a", "\"\"");
    refused("1,'blue,2,a", "quote is not closed");
    refused("1,'blue\\", "quote is not closed");
    refused("{0 1, 9 a}", "value 9");
    refused("{0 1 2}", "a sparse row should read");
    refused("{0 1, 0 2}", "value 0 stands twice");
  }

  @Test
  public void badHeaders_areRefusedAtTheirLine() {
    String end = "\n@attribute k {a,b}\n@data\n1,a\n2,b\n";
    Expect.error(
        () -> load("@attribute a relational" + end), "line 1: ", "\"relational\"", "numeric");
    Expect.error(() -> load("@attribute a {x,x}" + end), "line 1: ", "different");
    Expect.error(() -> load("@attribute a {x,,y}" + end), "line 1: ", "\"a\"");
    Expect.error(() -> load("@attribute a {x,y" + end), "line 1: ", "\"a\"");
    Expect.error(() -> load("@attribute a {}" + end), "line 1: ", "\"a\"");
    Expect.error(() -> load("@attribute a" + end), "line 1: ", "NAME");
    Expect.error(() -> load("@attribute {x} real" + end), "line 1: ", "NAME");
    Expect.error(() -> load("@attribute k real" + end), "line 2", "two columns are named \"k\"");
    Expect.error(() -> load("a,b\n1,2\n"), "line 1: ", "\"a\"", "@attribute");
    Expect.error(() -> load("@relation r\n@data\n1\n"), "line 2: ", "@attribute");
    Expect.error(() -> load("@attribute a real\n"), "no line @data");
    Expect.error(() -> load(HEADER), "no row after the line @data");
  }

  @Test
  public void manyLevels_areRefusedAsInOtherTables() {
    StringBuilder levels = new StringBuilder("l0");
    for (int i = 1; i <= 100; i++) {
      levels.append(",l").append(i);
    }
    Expect.error(
        () -> load("@attribute a {" + levels + "}\n@attribute y real\n@data\nl0,1\nl1,2\n"),
        "\"a\" holds 101 different values");
  }

  /** What is not named in a sparse row is 0, or the first level; weights are left out, and said. */
  @Test
  public void sparseRowsTextsDatesAndWeights() throws IOException {
    LoadedData data =
        load(
            """
            @relation r
            @attribute a numeric
            @attribute when date 'yyyy-MM-dd'
            @attribute word string
            @attribute k {up, down}
            @data
            {0 5, 1 2024-01-03, 2 red}, {2.5}
            {1 2024-01-01, 2 blue, 3 down}
            7,2024-01-05,red,down
            """,
            DataSource.Options.defaults());
    assertEquals(List.of("a", "when.days", "word"), Tables.names(data.dataset().schema()));
    assertArrayEquals(new double[] {5, 2, 1, 0, 0, 0, 7, 4, 1}, data.dataset().features(), 0);
    assertArrayEquals(new int[] {0, 1, 1}, data.dataset().labels());
    assertTrue(data.notes().toString(), data.notes().toString().contains("{weight}"));
  }
}
