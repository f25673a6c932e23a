package dev.hone.app.ui.create;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.Test;

/** Where a slider stands for what was typed. */
public class SliderValuesTest {
  private static final List<Double> VALUES = List.of(0.001, 0.002, 0.005, 0.01);

  @Test
  public void theNearestByRatioIsItsPlace() {
    assertEquals(OptionalInt.of(1), SliderValues.placeOf(VALUES, "0.002"));
    // 0.0031 is 1.55 times 0.002, and 0.005 is 1.61 times it; 0.0033 the other way round.
    assertEquals(OptionalInt.of(1), SliderValues.placeOf(VALUES, "0.0031"));
    assertEquals(OptionalInt.of(2), SliderValues.placeOf(VALUES, "0.0033"));
    assertEquals(OptionalInt.of(3), SliderValues.placeOf(VALUES, "7"));
  }

  @Test
  public void halfANumberHasNoPlace() {
    for (String text : List.of("", "-", "1e", "0,1", "x")) {
      assertEquals(text, OptionalInt.empty(), SliderValues.placeOf(VALUES, text));
    }
  }
}
