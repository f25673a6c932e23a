package dev.hone.data.table;

import static java.util.Arrays.asList;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.base.JsonFields;
import dev.hone.data.Expect;
import java.util.Collections;
import org.junit.Test;

public final class DatasetTest {
  private static final Schema PER_STEP =
      new Schema(
          "s",
          Task.CLASSIFICATION,
          2,
          asList(Column.numeric("a"), new Column("b", asList("p", "q"))),
          "y",
          asList("no", "yes"),
          true);

  private static final float[] FEATURES = {1, 0, 2, 1, 3, Float.NaN, 4, 0};

  @Test
  public void subset_copiesBlocksOfSteps() {
    Dataset data = Dataset.classification(PER_STEP, 2, FEATURES, new int[] {0, 1, 1, 0});
    Dataset some = data.subset(new int[] {1, 1, 0});
    assertArrayEquals(
        new double[] {3, Double.NaN, 4, 0, 3, Double.NaN, 4, 0, 1, 0, 2, 1}, some.features(), 0);
    assertArrayEquals(new int[] {1, 0, 1, 0, 0, 1}, some.labels());
    assertEquals(3, some.size());
    Expect.error(() -> data.subset(new int[] {2}), "the row is 2", "0 to 1");
  }

  @Test
  public void construction_inconsistent() {
    Expect.error(
        () -> Dataset.classification(PER_STEP, 2, FEATURES, new int[] {0, 1}),
        "2 labels",
        "needs 4");
    Expect.error(
        () -> Dataset.classification(PER_STEP, 3, FEATURES, new int[6]), "8 features", "needs 12");
    Expect.error(
        () -> Dataset.classification(PER_STEP, 2, FEATURES, new int[] {0, 1, 2, 0}),
        "row 1: the label is 2",
        "0 to 1");
    Expect.error(
        () -> Dataset.regression(PER_STEP, 2, FEATURES, new float[4]),
        "the schema is for classification",
        "the rows are for regression");
    float[] level = FEATURES.clone();
    level[3] = 2;
    Expect.error(
        () -> Dataset.withoutTargets(PER_STEP, 2, level), "row 0", "\"b\"", "indices 0 to 1");
    float[] infinite = FEATURES.clone();
    infinite[4] = Float.POSITIVE_INFINITY;
    Expect.error(() -> Dataset.withoutTargets(PER_STEP, 2, infinite), "row 1", "\"a\"", "Infinity");
    Expect.error(() -> Dataset.withoutTargets(PER_STEP, 0, new float[0]), "at least one");
    Expect.error(() -> SplitTest.regression(1, Float.NaN), "target NaN in row 1");
  }

  @Test
  public void accessors_ofTheOtherTask() {
    Dataset none = Dataset.withoutTargets(PER_STEP, 2, FEATURES);
    assertThrows(IllegalStateException.class, none::labels);
    assertThrows(IllegalStateException.class, () -> SplitTest.regression(1, 2).labels());
    assertThrows(IllegalStateException.class, () -> SplitTest.classes(3, 3).targets());
  }

  @Test
  public void schema_jsonRoundTrip() {
    String text = PER_STEP.toJson().toString();
    assertEquals(PER_STEP, Schema.fromJson(JsonFields.parse("schema", text)));
    Expect.error(
        () -> Schema.fromJson(JsonFields.parse("schema", text.replace("\"b\"", "\"a\""))),
        "two columns named \"a\"");
    Expect.error(
        () -> Schema.fromJson(JsonFields.parse("schema", text.replace("\"levels\"", "\"values\""))),
        "columns[1].values");
  }

  @Test
  public void schema_inconsistent() {
    Expect.error(
        () ->
            new Schema("s", Task.CLASSIFICATION, 0, PER_STEP.columns(), "y", asList("one"), false),
        "at least two");
    Expect.error(
        () -> new Schema("s", Task.REGRESSION, 0, PER_STEP.columns(), "y", asList("a", "b"), false),
        "for regression");
    Expect.error(
        () ->
            new Schema(
                "s", Task.REGRESSION, 0, PER_STEP.columns(), "y", Collections.emptyList(), true),
        "no steps");
    Expect.error(
        () ->
            new Schema(
                "s", Task.REGRESSION, -1, PER_STEP.columns(), "y", Collections.emptyList(), false),
        "the number of steps is -1; allowed are 0");
  }
}
