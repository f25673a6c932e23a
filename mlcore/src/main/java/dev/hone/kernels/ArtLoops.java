package dev.hone.kernels;

/**
 * Loops that the Android Runtime turns into vectors: one counter from a bound up by one, one block,
 * all arrays at that counter, no minima, roots, comparisons, conversions or sums into one number.
 * {@code ArtRulesTest} holds them to that.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // Coefficients as they were published.
final class ArtLoops {
  /** The smallest normal number: added to a magnitude it is lost from 4e-31 on. */
  private static final float TINY = Float.MIN_NORMAL;

  private static final int GUESS = 0x5f3759df;

  private ArtLoops() {}

  static void relu(float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      float half = 0.5f * x[i];
      out[i] = half + Math.abs(half);
    }
  }

  static void leakyRelu(float[] x, float alpha, float rest, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      float v = x[i];
      float half = 0.5f * v;
      out[i] = alpha * v + rest * (half + Math.abs(half));
    }
  }

  static void sign(float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      float v = x[i];
      out[i] = v / (Math.abs(v) + TINY);
    }
  }

  static void mulSign(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = b[i];
      out[i] = a[i] * (v / (Math.abs(v) + TINY));
    }
  }

  /** Of 1/√v, from the exponent halved; not a vector, but without a root. */
  static void guess(float[] v, float[] guess, int from, int to) {
    for (int i = from; i < to; i++) {
      guess[i] = Float.intBitsToFloat(GUESS - (Float.floatToRawIntBits(v[i]) >> 1));
    }
  }

  /** Three of Newton's steps. */
  static void rsqrt(float[] v, float[] guess, int n) {
    for (int i = 0; i < n; i++) {
      float half = 0.5f * v[i];
      float y = guess[i];
      y = y * (1.5f - half * y * y);
      y = y * (1.5f - half * y * y);
      guess[i] = y * (1.5f - half * y * y);
    }
  }

  /** √v = v / √v. */
  static void sqrt(float[] v, float[] guess, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      float value = v[i];
      float half = 0.5f * value;
      float y = guess[i];
      y = y * (1.5f - half * y * y);
      y = y * (1.5f - half * y * y);
      y = y * (1.5f - half * y * y);
      out[i] = value * y;
    }
  }

  static void adam(
      float[] w,
      float[] m,
      float[] v,
      float[] guess,
      float rate,
      float floor,
      float[] out,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      float value = v[i];
      float half = 0.5f * value;
      float y = guess[i];
      y = y * (1.5f - half * y * y);
      y = y * (1.5f - half * y * y);
      y = y * (1.5f - half * y * y);
      out[i] = w[i] - rate * (m[i] / (value * y + floor));
    }
  }

  /** rest[i] = e^rest[i] · power[i], with the series of {@link FloatMath#exp}. */
  static void exp(float[] rest, float[] power, int n) {
    for (int i = 0; i < n; i++) {
      float r = rest[i];
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
      rest[i] = series * power[i];
    }
  }

  /** out[from + i] = x[from + i] − minus. */
  static void subtract(float[] x, int from, int n, float minus, float[] out) {
    for (int i = 0; i < n; i++) {
      out[from + i] = x[from + i] - minus;
    }
  }

  /** x[from + i] *= factor. */
  static void multiply(float[] x, int from, int n, float factor) {
    for (int i = 0; i < n; i++) {
      x[from + i] = x[from + i] * factor;
    }
  }

  /** As {@link FloatMath#tanh} of v / max(1, |v| / saturated). */
  static void tanh(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      float h = x[i];
      float beyond = 0.5f * (Math.abs(h) / FloatMath.SATURATED - 1);
      float v = h / (1 + (beyond + Math.abs(beyond)));
      float s = v * v;
      float p =
          FloatMath.P0
              + s
                  * (FloatMath.P1
                      + s
                          * (FloatMath.P2
                              + s
                                  * (FloatMath.P3
                                      + s
                                          * (FloatMath.P4
                                              + s * (FloatMath.P5 + s * FloatMath.P6)))));
      float q = FloatMath.Q0 + s * (FloatMath.Q1 + s * (FloatMath.Q2 + s * FloatMath.Q3));
      out[i] = v * p / q;
    }
  }

  /** 1 / (1 + e^−x) = ½ + ½ tanh(½x). */
  static void gate(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      float h = 0.5f * x[i];
      float beyond = 0.5f * (Math.abs(h) / FloatMath.SATURATED - 1);
      float v = h / (1 + (beyond + Math.abs(beyond)));
      float s = v * v;
      float p =
          FloatMath.P0
              + s
                  * (FloatMath.P1
                      + s
                          * (FloatMath.P2
                              + s
                                  * (FloatMath.P3
                                      + s
                                          * (FloatMath.P4
                                              + s * (FloatMath.P5 + s * FloatMath.P6)))));
      float q = FloatMath.Q0 + s * (FloatMath.Q1 + s * (FloatMath.Q2 + s * FloatMath.Q3));
      out[i] = 0.5f + 0.5f * (v * p / q);
    }
  }
}
