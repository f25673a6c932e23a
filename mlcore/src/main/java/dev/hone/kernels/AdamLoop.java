package dev.hone.kernels;

/** The loop of Adam's update. */
public final class AdamLoop {
  private AdamLoop() {}

  /**
   * out = w − rate · m / (√v + floor), for elements {@code from} (inclusive) to {@code to}.
   *
   * @param out may be {@code w}
   */
  public static void step(
      float[] w, float[] m, float[] v, float rate, float floor, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = w[i] - rate * (m[i] / ((float) Math.sqrt(v[i]) + floor));
    }
  }
}
