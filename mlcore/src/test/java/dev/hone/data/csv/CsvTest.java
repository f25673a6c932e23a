package dev.hone.data.csv;

import static java.util.Arrays.asList;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.hone.base.Message;
import dev.hone.data.Expect;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.table.Task;
import dev.hone.data.table.Windows;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;

public final class CsvTest {
  private static final float NAN = Float.NaN;

  private static CsvData read(String text, TableOptions options) {
    return Csv.read(new StringReader(text), "t.csv", options);
  }

  private static Dataset read(String text) {
    return read(text, TableOptions.defaults()).dataset();
  }

  @Test
  public void read_numbersCategoriesAndTextTarget() {
    Dataset data = read("age,sex,ok\n30,f,yes\n40.5,m,no\n-1e2,f,yes\n");
    assertEquals(
        asList(Column.numeric("age"), new Column("sex", asList("f", "m"))),
        data.schema().columns());
    assertEquals("ok", data.schema().targetName());
    assertEquals(asList("no", "yes"), data.schema().classNames());
    assertArrayEquals(new double[] {30, 0, 40.5, 1, -100, 0}, data.features(), 0);
    assertArrayEquals(new int[] {1, 0, 1}, data.labels());
    assertEquals(0, data.schema().steps());
    assertEquals("t", data.schema().name());
  }

  @Test
  public void read_quotesOfRfc4180() {
    Dataset data =
        read("\"a \"\"b\"\"\",\"x,y\",c\r\n1,\"p\r\nq\",\"u, v\"\r\n\"2\",\"r\"\"s\",w\r\n");
    assertEquals("a \"b\"", data.schema().columns().get(0).name());
    assertEquals(new Column("x,y", asList("p\r\nq", "r\"s")), data.schema().columns().get(1));
    assertEquals(asList("u, v", "w"), data.schema().classNames());
    assertArrayEquals(new double[] {1, 0, 2, 1}, data.features(), 0);
  }

  @Test
  public void read_byteOrderMarkAndMissingLastLineBreak() {
    Dataset data =
        Csv.read(
                new ByteArrayInputStream("\uFEFFà,b\n1,x\n2,y".getBytes(StandardCharsets.UTF_8)),
                "t.csv",
                TableOptions.defaults())
            .dataset();
    assertEquals("à", data.schema().columns().get(0).name());
    assertArrayEquals(new int[] {0, 1}, data.labels());
  }

  @Test
  public void read_wordsForMissing() {
    Dataset data = read("a,b,y\n,?,p\nNA,null,q\nNaN,n/a,p\n7,k,q\n8,k,q\n");
    assertArrayEquals(new double[] {NAN, NAN, NAN, NAN, NAN, NAN, 7, 0, 8, 0}, data.features(), 0);
  }

  @Test
  public void read_semicolonWithDecimalComma() {
    Dataset data = read("a;b;y\n1,5;2;10,25\n-0,5;3;11,5\n");
    assertArrayEquals(new double[] {1.5, 2, -0.5, 3}, data.features(), 0);
    assertArrayEquals(new double[] {10.25, 11.5}, data.targets(), 0);
  }

  @Test
  public void read_tabs() {
    assertArrayEquals(new double[] {1, 2}, read("a\ty\n1\tp, q\n2\tr\n").features(), 0);
  }

  @Test
  public void read_numbersInFirstLine_noHeader() {
    CsvData data = read("1,2,p\n3,4,q\n", TableOptions.defaults());
    assertEquals(2, data.dataset().size());
    assertEquals("column3", data.dataset().schema().targetName());
    assertEquals(
        "no header line: the columns are named column1 to column3", data.notes().get(0).toString());
  }

  @Test
  public void read_textOnly_headerUnlessItsValuesComeAgain() {
    assertEquals(3, read("cap,gill\nred,p\nred,q\nblue,p\n").size());
    assertEquals(4, read("red,p\nred,q\nblue,p\nblue,q\n").size());
  }

  @Test
  public void read_headerForced() {
    TableOptions options = TableOptions.defaults().withHeader(true);
    assertEquals(
        "1990", read("1990,y\n1,p\n2,q\n", options).dataset().schema().columns().get(0).name());
  }

  @Test
  public void read_targetByName() {
    Dataset data = read("y,a\np,1\nq,2\n", TableOptions.defaults().withTarget("y")).dataset();
    assertArrayEquals(new double[] {1, 2}, data.features(), 0);
    assertArrayEquals(new int[] {0, 1}, data.labels());
  }

  @Test
  public void read_ignoredColumns() {
    TableOptions options = TableOptions.defaults().withIgnore(asList("id", "y"));
    Dataset data = read("id,a,z,y\nu1,1,p,0\nu2,2,q,0\n", options).dataset();
    assertEquals("z", data.schema().targetName());
    assertEquals(asList(Column.numeric("a")), data.schema().columns());
  }

  @Test
  public void read_unnamedRowNumbersAreLeftOut() {
    CsvData data =
        read(",a,y\n0,5,p\n1,6,q\n2,7,p\n3,5,q\n4,6,p\n5,4,q\n", TableOptions.defaults());
    assertEquals(asList(Column.numeric("a")), data.dataset().schema().columns());
    assertEquals(1, data.notes().size());
  }

  @Test
  public void inferTask_manyNumbersRegression_fewWholeClassification() {
    assertEquals(Task.CLASSIFICATION, read("a,y\n1,0\n2,1\n3,1\n").schema().task());
    assertEquals(Task.REGRESSION, read("a,y\n1,0\n2,1\n3,2\n").schema().task());
    assertEquals(Task.REGRESSION, read("a,y\n1,0.5\n2,1\n3,1\n").schema().task());
    StringBuilder digits = new StringBuilder("a,y\n");
    for (int i = 0; i < 40; i++) {
      digits.append(i).append(',').append(i % 12).append('\n');
    }
    Schema schema = read(digits.toString()).schema();
    assertEquals(
        asList("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"), schema.classNames());
  }

  @Test
  public void read_taskForced() {
    TableOptions regression = TableOptions.defaults().withTask(Task.REGRESSION);
    assertArrayEquals(
        new double[] {0, 1}, read("a,y\n1,0\n2,1\n", regression).dataset().targets(), 0);
    TableOptions classes = TableOptions.defaults().withTask(Task.CLASSIFICATION);
    assertEquals(
        asList("0.5", "2"),
        read("a,y\n1,2.0\n2,0.5\n3,2\n", classes).dataset().schema().classNames());
  }

  @Test
  public void read_rowsWithoutTargetAreLeftOutAndNoted() {
    CsvData data = read("a,y\n1,p\n2,\n3,q\n4,NA\n2,p\n5,p\n0,q\n9,q\n", TableOptions.defaults());
    assertArrayEquals(new double[] {1, 3, 2, 5, 0, 9}, data.dataset().features(), 0);
    assertEquals("[2 rows without a value of \"y\" were left out]", data.notes().toString());
  }

  @Test
  public void read_sameTextSameHash_otherValueOther() {
    String text = "a,y\n1,p\n2,q\n";
    assertEquals(read(text).hash(), read(text).hash());
    assertEquals(64, read(text).hash().length());
    assertFalse(read(text).hash().equals(read("a,y\n1,p\n3,q\n").hash()));
    assertFalse(read(text).hash().equals(read("a,y\n1,q\n2,p\n").hash()));
  }

  @Test
  public void readWithSchema_columnsByNameInAnyOrder() {
    Schema schema = read("age,sex,ok\n30,f,yes\n40,m,no\n").schema();
    CsvData data =
        Csv.read(new StringReader("extra,sex,age\n9,m,1\n9,x,2\n9,,?\n"), "new.csv", schema);
    assertArrayEquals(new double[] {1, 1, 2, NAN, NAN, NAN}, data.dataset().features(), 0);
    assertFalse(data.dataset().hasTargets());
    assertEquals(
        List.of(
            "1 value of \"sex\" is not among f, m and counts as missing",
            "columns that the model does not know were ignored: extra"),
        data.notes().stream().map(Message::toString).collect(Collectors.toList()));
  }

  @Test
  public void readWithSchema_targetPresent() {
    Schema schema = read("a,y\n1,yes\n2,no\n").schema();
    Dataset data = Csv.read(new StringReader("y,a\nyes,5\n"), "new.csv", schema).dataset();
    assertArrayEquals(new int[] {1}, data.labels());
    Expect.error(
        () -> Csv.read(new StringReader("y,a\nmaybe,5\n"), "new.csv", schema),
        "new.csv, line 2",
        "\"maybe\"",
        "no, yes");
  }

  @Test
  public void readWithSchema_headerOfNumbersIsFound() {
    Schema schema =
        read("1990,y\n1,p\n2,q\n", TableOptions.defaults().withHeader(true)).dataset().schema();
    assertArrayEquals(
        new double[] {5},
        Csv.read(new StringReader("1990\n5\n"), "n.csv", schema).dataset().features(),
        0);
  }

  @Test
  public void readWithSchema_missingColumnOrText() {
    Schema schema = read("a,b,y\n1,2,p\n2,3,q\n").schema();
    Expect.error(
        () -> Csv.read(new StringReader("a,c\n1,2\n"), "new.csv", schema),
        "new.csv",
        "there is no column b, which the model needs",
        "the columns are a, c");
    CsvData some = Csv.read(new StringReader("a,b\n1,2\n1,two\n"), "new.csv", schema);
    assertArrayEquals(new double[] {1, 2, 1, NAN}, some.dataset().features(), 0);
    assertEquals(
        "[1 cell of \"b\" cannot be read as in training and counts as missing, \"two\" for instance]",
        some.notes().toString());
    Expect.error(
        () -> Csv.read(new StringReader("a,b\n1,one\n1,two\n"), "new.csv", schema),
        "new.csv: no cell of column \"b\" can be read as it was in training, \"one\" for instance");
  }

  @Test
  public void readWithSchema_ofWindows_everyWindowToTheEnd() {
    Series series = Series.of("s", "v", new float[] {1, 2, 3, 4, 5});
    Schema schema = Windows.of(series, 2, 1, "v").schema();
    Dataset data = Csv.read(new StringReader("t,v\nx,7\ny,8\nz,9\n"), "n.csv", schema).dataset();
    assertArrayEquals(new double[] {7, 8, 8, 9}, data.features(), 0);
    assertFalse(data.hasTargets());
    Expect.error(
        () -> Csv.read(new StringReader("t,v\nx,7\n"), "n.csv", schema), "2 consecutive rows");
  }

  @Test
  public void readSeries_lastColumnAndGap() {
    String text = "day,v\nmon,1\ntue,2.5\n";
    Series series = Csv.readSeries(bytes(text), "s.csv", Collections.emptyList());
    assertEquals(asList("v"), series.names());
    assertArrayEquals(new double[] {1, 2.5}, series.values().get(0), 0);
    Expect.error(
        () -> Csv.readSeries(bytes("v\n1\n\n3\n"), "s.csv", Collections.emptyList()),
        "s.csv, line 3",
        "missing");
    assertEquals(
        2, Csv.readSeries(bytes("v\n1\n3\n\n"), "s.csv", Collections.emptyList()).length());
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
