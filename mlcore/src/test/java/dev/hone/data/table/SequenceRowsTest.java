package dev.hone.data.table;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.JsonFields;
import dev.hone.base.Seed;
import dev.hone.data.Expect;
import dev.hone.data.csv.Csv;
import dev.hone.data.csv.CsvData;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.LoadedData;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Rows of a table read as sequences. */
public class SequenceRowsTest {
  private static final String TABLE = "x1,y1,x2,y2,kind\n1,10,3,30,a\n5,20,7,40,b\n";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private LoadedData load(String text, int steps) throws Exception {
    Path file = folder.newFolder().toPath().resolve("strokes.csv");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return DataSource.load(
        file.toString(), new DataSource.Options(null, null, 0, 1, steps), new Seed(1));
  }

  @Test
  public void columns_areSharedOutStepAfterStep() throws Exception {
    Dataset data = load(TABLE, 2).dataset();

    assertEquals(2, data.schema().steps());
    assertTrue(data.schema().stepsInRow());
    assertEquals("x1", data.schema().columns().get(0).name());
    assertEquals(2, data.schema().columns().size());
    assertArrayEquals(new double[] {1, 10, 3, 30, 5, 20, 7, 40}, data.features(), 0);
    assertArrayEquals(new int[] {0, 1}, data.labels());
  }

  @Test
  public void scaling_isPerColumnOverAllSteps() throws Exception {
    Dataset data = load(TABLE, 2).dataset();
    Preprocessor preprocessor = Preprocessor.fit(data, Scalings.ALL.parse("min-max"));

    // x goes from 1 to 7, y from 10 to 40.
    float third = 1 / 3f;
    assertArrayEquals(
        new float[] {0, 0, third, 2 * third, 2 * third, third, 1, 1},
        preprocessor.transform(data),
        1e-6f);
    assertEquals(1f, preprocessor.shifts().get(0), 0);
    assertEquals(30f, preprocessor.divisors().get(1), 1e-5f);
  }

  @Test
  public void schema_readBack_matchesRowsOfOtherFiles() throws Exception {
    Schema schema = load(TABLE, 2).dataset().schema();
    Schema back = Schema.fromJson(JsonFields.parse("schema", schema.toJson().toString()));
    assertEquals(schema, back);

    CsvData rows = Csv.read(new StringReader("kind,x1,y1,x2,y2\nb,1,2,3,4\n"), "more.csv", back);
    assertArrayEquals(new double[] {1, 2, 3, 4}, rows.dataset().features(), 0);
    assertArrayEquals(new int[] {1}, rows.dataset().labels());
    CsvData without = Csv.read(new StringReader("x1,y1,x2,y2\n1,2,3,4\n"), "more.csv", back);
    assertFalse(without.dataset().hasTargets());
    assertTrue(without.notes().toString(), without.notes().isEmpty());
  }

  @Test
  public void badSteps_areRefusedWithTheReason() {
    Expect.error(() -> load(TABLE, 3), "sequences of 3 steps", "4 here");
    Expect.error(() -> load("a,b,kind\n1,red,x\n2,blue,y\n", 2), "column \"b\" is not numeric");
    Expect.error(
        () -> new DataSource.Options(null, null, 5, 1, 2),
        "sequence steps is 2; allowed are 0 together with window steps");
  }

  @Test
  public void tooFewColumnsToPredict_areRefused() throws Exception {
    Schema schema = load(TABLE, 2).dataset().schema();
    Expect.error(
        () -> Csv.read(new StringReader("x1,y1,x2\n1,2,3\n"), "more.csv", schema), "do not fit");
  }
}
