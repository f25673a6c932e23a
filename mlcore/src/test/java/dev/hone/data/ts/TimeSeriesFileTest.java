package dev.hone.data.ts;

import static java.util.Arrays.asList;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assume.assumeTrue;

import dev.hone.data.Expect;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.data.text.GuardedReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.Test;

public final class TimeSeriesFileTest {
  private static final String HEADER =
      """
      #remark
      @problemName Demo
      @timeStamps false
      @missing false
      @dimensions 2
      @equalLength true
      @classLabel true up down
      @data
      """;

  private static Dataset read(String text) {
    return TimeSeriesFile.read(GuardedReader.of(new StringReader(text), "d.ts"));
  }

  @Test
  public void read_stepsOfAllDimensionsTogether() {
    Dataset data = read(HEADER + "1,2,3:10,20,30:down\n4,5,6:40,-5E-1,60:up\n");
    assertEquals(3, data.schema().steps());
    assertEquals(asList("up", "down"), data.schema().classNames());
    assertEquals("Demo", data.schema().name());
    assertEquals(asList(Column.numeric("dim1"), Column.numeric("dim2")), data.schema().columns());
    assertArrayEquals(
        new double[] {1, 10, 2, 20, 3, 30, 4, 40, 5, -0.5, 6, 60}, data.features(), 0);
    assertArrayEquals(new int[] {1, 0}, data.labels());
  }

  /** As the archive of extrinsic regression has them, with remarks of either sign. */
  @Test
  public void read_numbersToPredict_remarksAndMissingValues() {
    Dataset data =
        read(
            "%remark\n#remark\n@targetLabel true\n@missing true\n@data\n1,?:2.5\n% no case\nNaN,4:-1e3\n");
    assertEquals(Task.REGRESSION, data.schema().task());
    assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, 4}, data.features(), 0);
    assertArrayEquals(new double[] {2.5, -1000}, data.targets(), 0);
  }

  /** As in the repository of the archives: keys in any case, blanks of any number, empty lines. */
  @Test
  public void read_headersAsTheyOccur() {
    Dataset data =
        read(
            """
            %  The data were collected by two persons.

            @PROBLEMNAME   Gun
            @timestamps\tfalse
            @Missing false
            @univariate true
            @equalLength false
            @seriesLength 3
            @classlabel   true   1    2
            @DATA

            1, 2 ,3:1

            4,5,6: 2
            """);
    assertEquals("Gun", data.schema().name());
    assertEquals(asList("1", "2"), data.schema().classNames());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, data.features(), 0);
    assertArrayEquals(new int[] {0, 1}, data.labels());
  }

  @Test
  public void read_refusesWhatItCannotHold() {
    Expect.error(
        () -> read(HEADER + "1,2:3:up\n"), "d.ts, line 9", "dimension 2 of case 1 has 1 values");
    Expect.error(
        () -> read(HEADER + "1,2:3,4:up\n1,2,3:1,2,3:up\n"), "d.ts, line 10", "equally long");
    Expect.error(() -> read(HEADER + "1,2:3,4:up\n1,2:up\n"), "d.ts, line 10", "1 dimensions");
    Expect.error(() -> read(HEADER + "1,x:3,4:up\n"), "d.ts, line 9", "value 2", "\"x\"");
    Expect.error(() -> read(HEADER + "1,:3,4:up\n"), "d.ts, line 9", "value 2", "\"\"");
    Expect.error(() -> read(HEADER + "1,2:3,4:left\n"), "d.ts, line 9", "\"left\"", "up, down");
    Expect.error(() -> read(HEADER), "no case after");
    Expect.error(() -> read(""), "no line @data");
    Expect.error(() -> read("a,b\n1,2\n"), "d.ts, line 1", "# or @");
    Expect.error(() -> read("@timeStamps true\n"), "d.ts, line 1", "time stamps");
    Expect.error(
        () -> read("@equalLength false\n@targetLabel true\n@data\n1,2:5\n1,2,3:4\n"),
        "d.ts, line 5",
        "dimension 1 of case 2 has 3 values, but the first series has 2",
        "fill them up with ?");
    Expect.error(
        () -> read("@targetLabel true\n@data\n1,2:high\n"), "line 3", "\"high\"", "finite");
    Expect.error(() -> read("@classLabel false\n@data\n1,2\n"), "line 2", "at least two classes");
    Expect.error(() -> read("@data\0"), "line 1", "binary");
    Expect.error(() -> read("@classLabel true a b a\n"), "line 1", "class \"a\" twice");
  }

  @Test
  public void readWithSchema_withoutClasses() {
    Schema schema = read(HEADER + "1,2:3,4:up\n5,6:7,8:down\n").schema();
    Dataset data =
        TimeSeriesFile.read(
            GuardedReader.of(new StringReader("@classLabel false\n@data\n1,2:3,4\n"), "new.ts"),
            schema);
    assertFalse(data.hasTargets());
    assertArrayEquals(new double[] {1, 3, 2, 4}, data.features(), 0);
    Expect.error(
        () ->
            TimeSeriesFile.read(
                GuardedReader.of(
                    new StringReader("@classLabel false\n@data\n1,2,3:3,4,5\n"), "new.ts"),
                schema),
        "new.ts, line 3",
        "3 steps",
        "2 steps");
  }

  @Test
  public void read_basicMotions() {
    Path file = Paths.get("../../shared/data/BasicMotions_TRAIN.ts");
    assumeTrue("skipped: there is no " + file, Files.exists(file));
    Dataset data = TimeSeriesFile.read(GuardedReader.open(file));
    assertEquals(40, data.size());
    assertEquals(100, data.schema().steps());
    assertEquals(6, data.schema().columns().size());
    assertEquals(asList("Standing", "Running", "Walking", "Badminton"), data.schema().classNames());
    assertArrayEquals(new int[] {10, 10, 10, 10}, data.classCounts());
    // The first three values of the first dimension, read from the file by eye.
    assertEquals(0.079106, data.features()[0], 0);
    assertEquals(0.079106, data.features()[6], 0);
    assertEquals(-0.903497, data.features()[12], 0);
  }
}
