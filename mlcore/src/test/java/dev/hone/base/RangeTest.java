package dev.hone.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class RangeTest {
  private static final double BELOW_ONE = Math.nextDown(1.0);

  @Test
  public void edges_areInsideOrNot() {
    assertEdges(Range.atLeast(0), 0, -Double.MIN_VALUE, Double.MAX_VALUE, Double.MAX_VALUE * 2);
    assertEdges(Range.above(0), Double.MIN_VALUE, 0, Double.MAX_VALUE, Double.MAX_VALUE * 2);
    assertEdges(Range.fraction(), 0, -Double.MIN_VALUE, BELOW_ONE, 1);
    assertEdges(Range.share(), 0, -Double.MIN_VALUE, 1, Math.nextUp(1.0));
    assertEdges(Range.part(), Double.MIN_VALUE, 0, 1, Math.nextUp(1.0));
    assertEdges(Range.inside(), Double.MIN_VALUE, 0, BELOW_ONE, 1);
    assertEdges(
        Range.positive(),
        Float.MIN_NORMAL,
        Math.nextDown((double) Float.MIN_NORMAL),
        Float.MAX_VALUE,
        Math.nextUp((double) Float.MAX_VALUE));
    assertEdges(
        Range.notNegative(),
        0,
        -Double.MIN_VALUE,
        Float.MAX_VALUE,
        Math.nextUp((double) Float.MAX_VALUE));
    assertEdges(Range.whole(1), 1, 0, Integer.MAX_VALUE, Integer.MAX_VALUE + 1.0);
    assertEdges(Range.whole(2, 5), 2, 1, 5, 6);
    assertEdges(Range.flag(), 0, -1, 1, 2);
    assertFalse(Range.whole(1).contains(1.5));
    assertTrue(Range.atLeast(0).contains(-0.0));
  }

  @Test
  public void allowed_isOnePhraseForOneRange() {
    assertAllowed("numbers from 0", "不小于 0 的数", Range.atLeast(0));
    assertAllowed("numbers above 0", "大于 0 的数", Range.above(0));
    assertAllowed("numbers from 0 to below 1", "不小于 0 且小于 1 的数", Range.fraction());
    assertAllowed("numbers from 0 to 1", "0 到 1 的数", Range.share());
    assertAllowed("numbers above 0 and up to 1", "大于 0 且不大于 1 的数", Range.part());
    assertAllowed("numbers above 0 and below 1", "大于 0 且小于 1 的数", Range.inside());
    assertAllowed(
        "numbers above 0 (from 1.2e-38 to 3.4e38)", "大于 0（1.2e-38 到 3.4e38）的数", Range.positive());
    assertAllowed("numbers from 0 to 3.4e38", "0 到 3.4e38 的数", Range.notNegative());
    assertAllowed("whole numbers from 1", "不小于 1 的整数", Range.whole(1));
    assertAllowed("whole numbers from 2 to 5", "2 到 5 的整数", Range.whole(2, 5));
    assertAllowed("true and false", "“是”（true）和“否”（false）", Range.flag());
    double all = Double.NEGATIVE_INFINITY;
    assertAllowed("numbers below 2.5", "小于 2.5 的数", new Range(all, 2.5, false, false, false));
    assertAllowed("numbers up to 2", "不大于 2 的数", new Range(all, 2, false, true, false));
    assertAllowed("numbers of any size", "任意大小的数", new Range(all, -all, false, false, false));
  }

  @Test
  public void check_wholeNumbersReadAsSuch() {
    assertEquals(
        "step: every is 0; allowed are whole numbers from 1",
        assertThrows(InvalidInputException.class, () -> Range.whole(1).check("step", "every", 0))
            .getMessage());
    assertEquals(
        "step: every is 1.5; allowed are whole numbers from 1",
        assertThrows(InvalidInputException.class, () -> Range.whole(1).check("step", "every", 1.5))
            .getMessage());
    Range.whole(1).check("step", "every", 1);
  }

  @Test
  public void ends_inTheWrongOrder_areAFault() {
    assertThrows(IllegalStateException.class, () -> Range.between(1, 0));
    assertThrows(IllegalStateException.class, () -> Range.atLeast(Double.NaN));
  }

  private static void assertEdges(
      Range range, double least, double under, double most, double over) {
    assertTrue(range.contains(least));
    assertFalse(range.contains(under));
    assertTrue(range.contains(most));
    assertFalse(range.contains(over));
    assertFalse(range.contains(Double.NaN));
    assertFalse(range.contains(Double.NEGATIVE_INFINITY));
  }

  private static void assertAllowed(String english, String chinese, Range range) {
    assertEquals(english, range.allowed().toString());
    assertEquals(chinese, range.allowed().in(Language.ZH));
  }
}
