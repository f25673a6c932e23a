package dev.hone.app.ui.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import java.util.List;
import org.junit.Test;

/** Rows of which the truth is known. */
public class TestRowsTest {
  private static Dataset rows(boolean perStep) {
    Schema schema =
        new Schema(
            "r",
            Task.CLASSIFICATION,
            perStep ? 2 : 0,
            List.of(Column.numeric("x"), Column.numeric("y")),
            "c",
            List.of("a", "b", "z"),
            perStep);
    double[] features = {1, 2, 3, 4, 5, 6, 7, 8};
    return perStep
        ? Dataset.classification(schema, 2, features, new int[] {0, 1, 2, 2})
        : Dataset.classification(schema, 4, features, new int[] {0, 1, 2, 2});
  }

  @Test
  public void confusionCountsTheTruthDownAndThePredictionsAcross() {
    TestRows test =
        new TestRows(rows(false), List.of(0.0, 1.0, 2.0, 2.0), List.of(1.0, 1.0, 0.0, 2.0));
    assertArrayEquals(new int[][] {{0, 1, 0}, {0, 1, 0}, {1, 0, 1}}, test.confusion());
  }

  @Test
  public void aRowHasItsFeaturesAndItsTruth() {
    TestRows table = new TestRows(rows(false), List.of(0.0, 1.0, 2.0, 2.0), List.of());
    assertArrayEquals(new double[] {5, 6}, table.features(2), 0);
    assertEquals(List.of(2.0), table.truthOf(2));
    TestRows steps = new TestRows(rows(true), List.of(0.0, 1.0, 2.0, 2.0), List.of());
    assertArrayEquals(new double[] {5, 6, 7, 8}, steps.features(1), 0);
    assertEquals(List.of(2.0, 2.0), steps.truthOf(1));
  }
}
