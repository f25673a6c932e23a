package dev.hone.kernels;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** The errors that {@link FloatMath} names, against float64, over all magnitudes and both signs. */
public class FloatMathTest {
  /** Every 499th float: about four million numbers of either sign. */
  private static final int STRIDE = 499;

  private interface Check {
    void at(float x);
  }

  private static void everywhere(Check check) {
    int infinity = Float.floatToIntBits(Float.POSITIVE_INFINITY);
    for (int bits = 0; bits <= infinity && bits >= 0; bits += STRIDE) {
      check.at(Float.intBitsToFloat(bits));
      check.at(-Float.intBitsToFloat(bits));
    }
    check.at(Float.POSITIVE_INFINITY);
    check.at(Float.NEGATIVE_INFINITY);
  }

  private static float one(Loop loop, float x) {
    float[] value = {x};
    loop.run(value, value, 1);
    return value[0];
  }

  private static void sigmoid(float[] x, float[] out, int n) {
    FloatMath.sigmoid(KernelSets.HOTSPOT, x, out, n, new float[16]);
  }

  private static void tanh(float[] x, float[] out, int n) {
    FloatMath.tanh(x, out, 0, n);
  }

  private static void gate(float[] x, float[] out, int n) {
    FloatMath.gate(x, out, 0, n);
  }

  private interface Loop {
    void run(float[] x, float[] out, int n);
  }

  @Test
  public void exp_isWithinThreeUnitsInTheLastPlace() {
    everywhere(
        x -> {
          float expected = (float) Math.exp(x);
          float actual = FloatMath.exp(x);
          if (Float.isInfinite(expected)) {
            assertEquals(expected, actual, 0);
          } else {
            assertEquals("exp of " + x, Math.exp(x), actual, 3 * Math.ulp(expected));
          }
        });
    assertTrue(Float.isNaN(FloatMath.exp(Float.NaN)));
    assertEquals(1f, FloatMath.exp(0f), 0f);
  }

  @Test
  public void tanh_isWithinItsBounds() {
    everywhere(
        x -> {
          double expected = Math.tanh(x);
          float actual = one(FloatMathTest::tanh, x);
          assertEquals("tanh of " + x, expected, actual, 4e-7);
          if (Math.abs(x) > 1e-30) {
            assertEquals("tanh of " + x, expected, actual, 7 * Math.ulp((float) expected));
          }
          assertTrue("tanh of " + x, Math.abs(actual) <= 1.0000002f);
        });
    assertTrue(Float.isNaN(one(FloatMathTest::tanh, Float.NaN)));
    assertEquals(1f, one(FloatMathTest::tanh, 8f), 0f);
    assertEquals(-1f, one(FloatMathTest::tanh, Float.NEGATIVE_INFINITY), 0f);
    assertEquals(1 / -0f, 1 / one(FloatMathTest::tanh, -0f), 0f);
  }

  @Test
  public void gate_isWithinItsBound() {
    everywhere(
        x ->
            assertEquals(
                "gate at " + x, 1 / (1 + Math.exp(-x)), one(FloatMathTest::gate, x), 2.5e-7));
    assertTrue(Float.isNaN(one(FloatMathTest::gate, Float.NaN)));
    assertEquals(0.5f, one(FloatMathTest::gate, 0f), 0f);
  }

  @Test
  public void sigmoid_keepsItsRelativeErrorInTheTail() {
    everywhere(
        x -> {
          double expected = 1 / (1 + Math.exp(-x));
          float actual = one(FloatMathTest::sigmoid, x);
          assertEquals("sigmoid of " + x, expected, actual, 2.5e-7);
          if (x < -4) {
            double limit = 8 * (double) Math.ulp((float) expected);
            assertEquals("sigmoid of " + x, expected, actual, limit);
          }
        });
    assertTrue(Float.isNaN(one(FloatMathTest::sigmoid, Float.NaN)));
  }

  /** What an element gives does not depend on its neighbours. */
  @Test
  public void loops_giveEachElementWhatItGivesAlone() {
    float[] x = new float[101];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 50) * 0.2f;
    }
    float[] actual = new float[x.length];
    for (Loop loop :
        new Loop[] {FloatMathTest::tanh, FloatMathTest::gate, FloatMathTest::sigmoid}) {
      loop.run(x, actual, x.length);
      for (int i = 0; i < x.length; i++) {
        assertEquals(one(loop, x[i]), actual[i], 0f);
      }
    }
  }
}
