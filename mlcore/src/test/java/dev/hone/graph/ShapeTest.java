package dev.hone.graph;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class ShapeTest {
  @Test
  public void size_isTheProductOfDimensions() {
    assertEquals(24, Shape.of(2, 3, 4).size());
    assertEquals(3, Shape.of(2, 3, 4).rank());
  }

  @Test
  public void scalar_hasRankZeroAndOneElement() {
    assertEquals(0, Shape.SCALAR.rank());
    assertEquals(1, Shape.SCALAR.size());
    assertEquals(Shape.SCALAR, Shape.of());
    assertArrayEquals(new int[0], Shape.SCALAR.strides());
    assertEquals("[]", Shape.SCALAR.toString());
  }

  @Test
  public void dim_countsFromTheEndWhereNegative() {
    assertEquals(2, Shape.of(2, 3, 4).dim(0));
    assertEquals(4, Shape.of(2, 3, 4).dim(-1));
    assertEquals(2, Shape.of(2, 3, 4).dim(-3));
  }

  @Test
  public void axisBeyondTheRank_isRefusedByName() {
    ShapeException e = assertThrows(ShapeException.class, () -> Shape.of(2, 3).dim(2));
    assertEquals("expected an axis of [2, 3], received 2", e.getMessage());
    assertThrows(ShapeException.class, () -> Shape.of(2, 3).dim(-3));
    assertThrows(ShapeException.class, () -> Shape.SCALAR.dim(-1));
    assertThrows(ShapeException.class, () -> Shape.of(2, 3).with(2, 1));
  }

  @Test
  public void strides_areOfRowMajorOrder() {
    assertArrayEquals(new int[] {12, 4, 1}, Shape.of(2, 3, 4).strides());
  }

  @Test
  public void with_changesOneDimensionOfACopy() {
    Shape shape = Shape.of(2, 3);
    assertEquals(Shape.of(2, 7), shape.with(-1, 7));
    assertEquals(Shape.of(5, 3), shape.with(0, 5));
    assertEquals(Shape.of(2, 3), shape);
  }

  @Test
  public void arrays_areCopiedInAndOut() {
    int[] dims = {2, 3};
    Shape shape = Shape.of(dims);
    dims[0] = 9;
    shape.dims()[1] = 9;
    assertEquals(Shape.of(2, 3), shape);
  }

  @Test
  public void equality_isByDimensions() {
    assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
    assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
    assertNotEquals(Shape.of(3), Shape.of(1, 3));
  }

  @Test
  public void dimensionBelowOne_isRefused() {
    ShapeException e = assertThrows(ShapeException.class, () -> Shape.of(2, 0));
    assertEquals("expected dimensions of at least 1, received [2, 0]", e.getMessage());
    assertThrows(ShapeException.class, () -> Shape.of(-1));
  }

  @Test
  public void moreElementsThanAnArrayHolds_areRefused() {
    assertEquals(Integer.MAX_VALUE, Shape.of(Integer.MAX_VALUE).size());
    ShapeException e = assertThrows(ShapeException.class, () -> Shape.of(65536, 32768));
    assertEquals("expected at most 2^31 - 1 elements, received [65536, 32768]", e.getMessage());
    assertThrows(
        ShapeException.class,
        () -> Shape.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
  }
}
