package dev.hone.kernels;

/** The loop of Adam's update. */
final class AdamLoop {
  private static final long OPERATIONS = 12;

  /** Up to here the few iterations before and after vectors are what takes time. */
  private static final int ALIGNED = 2048;

  private AdamLoop() {}

  static Kernel kernel(
      float[] w,
      float[] m,
      float[] v,
      float[] rate,
      float[] floor,
      float[] out,
      int n,
      Parallel parallel) {
    if (n <= ALIGNED) {
      return aligned(w, m, v, rate, floor, out, n);
    }
    return Ranges.kernel(
        parallel, n, OPERATIONS, (from, to) -> step(w, m, v, rate[0], floor[0], out, from, to));
  }

  /** By way of rows in which all but one iteration are vectors: {@link MatMulLoops}. */
  private static Kernel aligned(
      float[] w, float[] m, float[] v, float[] rate, float[] floor, float[] out, int n) {
    int start = MatMulLoops.START;
    int end = MatMulLoops.length(n);
    float[] rowOfW = new float[end];
    float[] rowOfM = new float[end];
    float[] rowOfV = new float[end];
    return () -> {
      System.arraycopy(w, 0, rowOfW, start, n);
      System.arraycopy(m, 0, rowOfM, start, n);
      System.arraycopy(v, 0, rowOfV, start, n);
      step(rowOfW, rowOfM, rowOfV, rate[0], floor[0], rowOfW, start - 1, end);
      System.arraycopy(rowOfW, start, out, 0, n);
    };
  }

  /** out = w − rate · m / (√v + floor), for elements {@code from} (inclusive) to {@code to}. */
  private static void step(
      float[] w, float[] m, float[] v, float rate, float floor, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = w[i] - rate * (m[i] / ((float) Math.sqrt(v[i]) + floor));
    }
  }
}
