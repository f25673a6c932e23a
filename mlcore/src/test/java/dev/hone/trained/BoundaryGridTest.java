package dev.hone.trained;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.stats.Histogram;
import org.junit.Test;

public class BoundaryGridTest {
  private static BoundaryGrid grid() {
    return new BoundaryGrid(
        new BoundaryGrid.Extent(-1, 1),
        new BoundaryGrid.Extent(0, 2),
        3,
        1,
        new int[] {0, 1, 37},
        new float[] {1, 0.5f, 1 / 3f});
  }

  /** 0.5 × 63 = 31.5 rounds to 32, which is W; 1/3 is 21, L; class 37 is b. */
  @Test
  public void json_isOneCharacterPerCell() {
    JsonObject json = grid().toJson();
    assertEquals("01b", json.get("classes").getAsString());
    assertEquals("/WL", json.get("sureness").getAsString());
    assertArrayEquals(new float[] {1, 32 / 63f, 1 / 3f}, grid().boundary(), 1e-7f);
  }

  @Test
  public void json_readsBackTheSame() {
    assertEquals(grid(), read(grid().toJson()));
  }

  @Test
  public void fromJson_foreignCharacter_isNamedWithItsPlace() {
    JsonObject json = grid().toJson();
    json.addProperty("classes", "0é1");
    assertEquals(
        "classes holds \"é\" at place 1; allowed are 0-9, A-Z, a-z, + and /",
        assertThrows(InvalidInputException.class, () -> read(json)).getMessage());
  }

  @Test
  public void create_tooFewCells_saysHowMany() {
    assertEquals(
        "a boundary grid of 2 × 2 cells needs 4 classes and probabilities, but got 4 and 1",
        assertThrows(
                InvalidInputException.class,
                () ->
                    new BoundaryGrid(
                        new BoundaryGrid.Extent(0, 1),
                        new BoundaryGrid.Extent(0, 1),
                        2,
                        2,
                        new int[4],
                        new float[1]))
            .getMessage());
  }

  @Test
  public void histogram_ofWeights_hasZeroInTheMiddle() {
    Histogram histogram = Histogram.ofWeights(new float[] {-3, 0, 0.9f, 1.1f, Float.NaN}, 3);
    assertEquals(-3, histogram.low(), 0);
    assertEquals(3, histogram.high(), 0);
    assertArrayEquals(new int[] {1, 2, 1}, histogram.counts());
  }

  private static BoundaryGrid read(JsonObject json) {
    return BoundaryGrid.fromJson(JsonFields.parse("the grid", json.toString()));
  }
}
