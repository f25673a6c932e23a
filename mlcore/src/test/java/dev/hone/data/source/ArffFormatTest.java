package dev.hone.data.source;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import dev.hone.data.Expect;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
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
    refused("1 blue 2", "4 values");
    refused("1 blue 2 a 5", "4 values");
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

  @Test
  public void valuesMayBeSeparatedByBlanks_andQuotesHaveEscapes() {
    Dataset data =
        load(
            """
            @attribute a real
            @attribute c {'x\\ty','100\\%',"q \\"r\\""}
            @attribute k {p,q} {0.5}
            @data
            1\t'x\\ty'\tp
            2   '100\\%' q
            ?,"q \\"r\\"",p
            """);
    assertEquals(List.of("x\ty", "100%", "q \"r\""), data.schema().columns().get(1).levels());
    assertArrayEquals(new double[] {1, 0, 2, 1, Double.NaN, 2}, data.features(), 0);
    assertArrayEquals(new int[] {0, 1, 0}, data.labels());
  }

  /** Days since the first, whatever the declared form; the 4th of March is no 3rd of April. */
  @Test
  public void datesAreReadByTheirDeclaredForm() {
    Dataset data =
        load(
            """
            @attribute d date 'dd/MM/yyyy'
            @attribute t DATE "MMM d, yyyy hh:mm a"
            @attribute m date yyyy-MM
            @attribute u date
            @attribute k {p,q}
            @data
            04/03/2024,'Mar 4, 2024 01:30 pm',2024-01,2024-01-01T00:00:00,p
            05/03/2024,'mar 5, 2024 01:30 PM',2024-02,'2024-01-02T00:00:00',q
            1/4/2024,'Apr 1, 2024 12:00 am',2024-03,2024-01-04T00:00:00,p
            """);
    List<String> names = Tables.names(data.schema());
    assertArrayEquals(new double[] {0, 1, 28}, column(data, names.indexOf("d.days")), 0);
    assertArrayEquals(
        new double[] {13.5 / 24, 1 + 13.5 / 24, 28}, column(data, names.indexOf("t.days")), 1e-9);
    assertArrayEquals(new double[] {0, 31, 60}, column(data, names.indexOf("m.days")), 0);
    assertArrayEquals(new double[] {0, 1, 3}, column(data, names.indexOf("u.days")), 0);
    String header = "@attribute d date 'dd/MM/yyyy'\n@attribute k {p,q}\n@data\n";
    Expect.error(
        () -> load(header + "04/03/2024,p\n2024-03-05,q\n"),
        "line 5: ",
        "\"d\" is \"2024-03-05\"",
        "dd/MM/yyyy");
    Expect.error(() -> load(header + "31/02/2024x,p\n"), "line 4: ", "31/02/2024x");
  }

  private static double[] column(Dataset data, int column) {
    int width = data.schema().columns().size();
    double[] values = new double[data.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = data.features()[row * width + column];
    }
    return values;
  }

  /** A form that is none is no reason to refuse: the cells decide. */
  @Test
  public void datesOfAnUnknownForm_areReadAsTheyLook() {
    Dataset data =
        load(
            """
            @attribute d date 'bb!!'
            @attribute k {p,q}
            @data
            2024-01-01,p
            2024-01-02,q
            2024-01-05,p
            """);
    assertArrayEquals(new double[] {0, 1, 4}, column(data, 0), 0);
  }

  @Test
  public void sparseRows_lackTextsThatTheyDoNotName() {
    LoadedData data =
        load(
            """
            @attribute a real
            @attribute w string
            @attribute k {p,q}
            @data
            {1 red}
            {0 1,1 blue,2 q}
            {0 2}
            {}
            """,
            DataSource.Options.defaults());
    assertArrayEquals(
        new double[] {0, 1, 1, 0, 2, Double.NaN, 0, Double.NaN}, data.dataset().features(), 0);
    assertArrayEquals(new int[] {0, 1, 0, 0}, data.dataset().labels());
  }

  @Test
  public void aSampleOfRows_isDrawn() {
    StringBuilder text = new StringBuilder("@attribute a real\n@attribute k {p,q}\n@data\n");
    for (int i = 0; i < 500; i++) {
      text.append(i).append(i % 2 == 0 ? ",p\n" : ",q\n");
    }
    TableOptions sampled = TableOptions.defaults().withRows(40);
    LoadedData data = load(text.toString(), DataSource.Options.defaults().withTable(sampled));
    assertEquals(40, data.dataset().size());
    assertEquals(500, data.reading().rows().inFile());
  }

  @Test
  public void whatTheFileSaysItself_cannotBeChosen() {
    TableOptions chosen =
        TableOptions.defaults()
            .withForm(new TableOptions.Form(true, "comma", null, null, List.of(), null));
    Expect.error(
        () -> load(HEADER + "1,blue,2,a\n", DataSource.Options.defaults().withTable(chosen)),
        "header line, separator cannot be chosen for a file of the format ARFF");
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
