package dev.hone.kernels;

/** The loop of the way back through a ReLU or a magnitude. */
final class SignLoops {
  /** Its square times any number but zero is beyond 1; so the loop has no branches. */
  static final float HUGE = 1e38f;

  private SignLoops() {}

  static void mulSign(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a[i] * Math.max(-1f, Math.min(1f, b[i] * HUGE * HUGE));
    }
  }
}
