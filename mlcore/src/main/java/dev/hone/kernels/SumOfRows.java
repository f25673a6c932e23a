package dev.hone.kernels;

import java.util.Arrays;

/** The sum of the rows of a matrix, as the product of a row of ones with it. */
final class SumOfRows implements Kernel {
  private static final int AT_ONCE = 6;
  private static final float[] MINUS_ONE = {-1};

  private final KernelSet set;
  private final float[] x;
  private final int count;
  private final int n;
  private final float factor;
  private final float[] out;
  private final float[][] some;
  private final float[][] sums;

  SumOfRows(KernelSet set, float[] x, int count, int n, float factor, float[] out) {
    this.set = set;
    this.x = x;
    this.count = count;
    this.n = n;
    this.factor = factor;
    this.out = out;
    some = new float[Math.min(count, AT_ONCE)][MatMulLoops.length(n)];
    sums = new float[1][MatMulLoops.length(n)];
  }

  @Override
  public void run() {
    Arrays.fill(sums[0], 0f);
    for (int first = 0; first < count; first += AT_ONCE) {
      int rows = Math.min(AT_ONCE, count - first);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(x, (first + r) * n, some[r], MatMulLoops.START, n);
      }
      set.subtract(MINUS_ONE, 0, 0, 0, some, rows, n, sums, 0, 1, false);
    }
    System.arraycopy(sums[0], MatMulLoops.START, out, 0, n);
    scale(out, n, factor);
  }

  private static void scale(float[] out, int size, float factor) {
    if (factor != 1f) {
      for (int i = 0; i < size; i++) {
        out[i] *= factor;
      }
    }
  }
}
