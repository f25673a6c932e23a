package dev.hone.kernels;

/**
 * exp, tanh and sigmoid in float32 arithmetic. tanh and sigmoid are free of branches, so that the
 * JIT vectorises their loops (half a nanosecond an element where {@link Math#exp} takes twelve).
 * NaN stays NaN. The errors named here are held by {@code FloatMathTest} over the whole range.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // Coefficients as they were published.
final class FloatMath {
  private static final float LOG2_E = 1.44269504f;

  /** ln 2 in two parts; a multiple of the first by up to 128 is exact. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5 · 2²³: adding it rounds to a whole number, which is then in the lowest bits. */
  private static final float ROUND = 12582912f;

  /** From here on tanh rounds to 1. */
  static final float SATURATED = 7.90531110763549805f;

  // tanh(x) ≈ x·P(x²)/Q(x²), from Eigen's generic_fast_tanh_float (MPL 2.0 project; numbers alone).
  static final float P0 = 4.89352455891786e-03f;
  static final float P1 = 6.37261928875436e-04f;
  static final float P2 = 1.48572235717979e-05f;
  static final float P3 = 5.12229709037114e-08f;
  static final float P4 = -8.60467152213735e-11f;
  static final float P5 = 2.00018790482477e-13f;
  static final float P6 = -2.76076847742355e-16f;
  static final float Q0 = 4.89352518554385e-03f;
  static final float Q1 = 2.26843463243900e-03f;
  static final float Q2 = 1.18534705686654e-04f;
  static final float Q3 = 1.19825839466702e-06f;

  /** Below this a sigmoid is formed from exp, which keeps its relative error small. */
  private static final float LOW = -4f;

  private FloatMath() {}

  /** eˣ, at most 3 units in the last place off; outside (−87, 88) correctly rounded float64. */
  static float exp(float x) {
    if (!(x > -87f && x < 88f)) {
      return (float) StrictMath.exp(x);
    }
    float shifted = x * LOG2_E + ROUND;
    float whole = shifted - ROUND;
    float r = x - whole * LN2_HIGH - whole * LN2_LOW;
    float series =
        1
            + r
                * (1
                    + r
                        * (0.5f
                            + r
                                * (0.16666667f
                                    + r
                                        * (0.041666668f
                                            + r * (0.008333334f + r * 0.0013888889f)))));
    return series * Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + 0x3f800000);
  }

  /**
   * Takes numbers apart as {@link #exp} does: e^x[from + i] is a series in rest[i], times power[i].
   */
  static void reduce(float[] x, int from, int count, float[] rest, float[] power) {
    for (int i = 0; i < count; i++) {
      float v = x[from + i];
      if (v > -87f && v < 88f) {
        float shifted = v * LOG2_E + ROUND;
        float whole = shifted - ROUND;
        rest[i] = v - whole * LN2_HIGH - whole * LN2_LOW;
        power[i] = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + 0x3f800000);
      } else {
        rest[i] = 0;
        power[i] = (float) StrictMath.exp(v);
      }
    }
  }

  /** out[i] = tanh(x[i]), at most 4e-7 off, and 7 units in the last place above 1e-30. */
  static void tanh(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = Math.max(-SATURATED, Math.min(SATURATED, x[i]));
      float s = v * v;
      float p = P0 + s * (P1 + s * (P2 + s * (P3 + s * (P4 + s * (P5 + s * P6)))));
      out[i] = v * p / (Q0 + s * (Q1 + s * (Q2 + s * Q3)));
    }
  }

  /** out[i] = 1 / (1 + e^−x[i]) by way of tanh, at most 2.5e-7 off, 0 from about −16 down. */
  static void gate(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = Math.max(-SATURATED, Math.min(SATURATED, 0.5f * x[i]));
      float s = v * v;
      float p = P0 + s * (P1 + s * (P2 + s * (P3 + s * (P4 + s * (P5 + s * P6)))));
      out[i] = 0.5f + 0.5f * (v * p / (Q0 + s * (Q1 + s * (Q2 + s * Q3))));
    }
  }

  /**
   * out[i] = 1 / (1 + e^−x[i]): as {@link #gate}, but below −4 at most 8 units in the last place
   * off. The arrays may be one.
   *
   * @param set whose gates are taken
   * @param scratch of any length from 1
   */
  static void sigmoid(KernelSet set, float[] x, float[] out, int n, float[] scratch) {
    for (int from = 0; from < n; from += scratch.length) {
      int length = Math.min(scratch.length, n - from);
      System.arraycopy(x, from, scratch, 0, length);
      set.gate(scratch, scratch, 0, length);
      for (int i = 0; i < length; i++) {
        float v = x[from + i];
        out[from + i] = v < LOW ? low(v) : scratch[i];
      }
    }
  }

  private static float low(float x) {
    float e = exp(x);
    return e / (1 + e);
  }
}
