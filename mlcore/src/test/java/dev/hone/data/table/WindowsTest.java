package dev.hone.data.table;

import static java.util.Arrays.asList;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.hone.data.Expect;
import org.junit.Test;

public final class WindowsTest {
  private static final Series TWO =
      new Series(
          "s",
          asList("a", "b"),
          asList(new double[] {1, 2, 3, 4, 5}, new double[] {10, 20, 30, 40, 50}));

  @Test
  public void of_twoQuantities_nextValue() {
    Dataset data = Windows.of(TWO, 2, 1, "b");
    assertEquals(3, data.size());
    assertArrayEquals(new double[] {1, 10, 2, 20, 2, 20, 3, 30, 3, 30, 4, 40}, data.features(), 0);
    assertArrayEquals(new double[] {30, 40, 50}, data.targets(), 0);
    assertEquals(2, data.schema().steps());
  }

  @Test
  public void of_horizon() {
    Dataset data = Windows.of(TWO, 2, 2, "a");
    assertArrayEquals(new double[] {1, 10, 2, 20, 2, 20, 3, 30}, data.features(), 0);
    assertArrayEquals(new double[] {4, 5}, data.targets(), 0);
  }

  @Test
  public void of_errors() {
    Expect.error(() -> Windows.of(TWO, 4, 1, "a"), "at least 6 values", "it has 5");
    Expect.error(
        () -> Windows.of(TWO, 0, 1, "a"),
        "the number of steps is 0; allowed are whole numbers from 1");
    Expect.error(
        () -> Windows.of(TWO, 2, 0, "a"), "the horizon is 0; allowed are whole numbers from 1");
    Expect.error(() -> Windows.of(TWO, 2, 1, "c"), "\"c\"", "a, b");
    Expect.error(() -> Windows.of(TWO, Integer.MAX_VALUE, Integer.MAX_VALUE, "a"), "it has 5");
    Expect.error(() -> Series.of("s", "v", new float[] {1, Float.NaN}), "\"v\" is NaN");
    Expect.error(
        () -> new Series("s", asList("a", "b"), asList(new double[2], new double[3])),
        "\"b\" has 3 values",
        "\"a\" has 2");
  }
}
