package dev.hone.kernels;

/**
 * C = A · B where both sides of C are too short for vector loops to pay: tiles of four by four sums
 * in registers, from the rows of A and the columns of B. Where those are not contiguous they are
 * copied first, so that the loop over the inner dimension steps by one and needs no bounds checks.
 * Runs on one thread.
 */
final class SmallMatMulKernel implements Kernel {
  /** Where the longer side of C is at least this, {@link MatMulKernel} is faster. */
  static final int BELOW = 16;

  private static final int SIDE = 4;

  private final float[] a;
  private final int aStep;
  private final float[] b;
  private final int bStep;
  private final float[] out;
  private final int m;
  private final int k;
  private final int n;
  private final float[] rows;
  private final float[] columns;
  private final float[] tile = new float[SIDE * SIDE];

  SmallMatMulKernel(
      float[] a,
      boolean transposeA,
      float[] b,
      boolean transposeB,
      float[] out,
      int m,
      int k,
      int n) {
    this.a = a;
    this.b = b;
    this.out = out;
    this.m = m;
    this.k = k;
    this.n = n;
    aStep = transposeA ? m : 1;
    bStep = transposeB ? 1 : n;
    rows = transposeA ? new float[m * k] : a;
    columns = transposeB ? b : new float[n * k];
  }

  @Override
  public void run() {
    if (rows != a) {
      transpose(a, aStep, m, k, rows);
    }
    if (columns != b) {
      transpose(b, bStep, n, k, columns);
    }
    for (int i = 0; i < m; i += SIDE) {
      for (int j = 0; j < n; j += SIDE) {
        if (i + SIDE <= m && j + SIDE <= n) {
          multiply(i, j, out, i * n + j, n);
        } else {
          multiply(i, j, tile, 0, SIDE);
          edge(i, j);
        }
      }
    }
  }

  /** The part of a tile that lies within C. */
  private void edge(int i, int j) {
    for (int row = i; row < Math.min(m, i + SIDE); row++) {
      for (int column = j; column < Math.min(n, j + SIDE); column++) {
        out[row * n + column] = tile[(row - i) * SIDE + column - j];
      }
    }
  }

  private static void transpose(float[] from, int step, int lines, int k, float[] into) {
    for (int line = 0; line < lines; line++) {
      int to = line * k;
      for (int p = 0, at = line; p < k; p++, at += step) {
        into[to + p] = from[at];
      }
    }
  }

  /** A tile; beyond the last row or column the last one stands in. */
  private void multiply(int i, int j, float[] to, int at, int width) {
    float[] x = rows;
    float[] y = columns;
    int a0 = i * k;
    int a1 = Math.min(i + 1, m - 1) * k;
    int a2 = Math.min(i + 2, m - 1) * k;
    int a3 = Math.min(i + 3, m - 1) * k;
    int b0 = j * k;
    int b1 = Math.min(j + 1, n - 1) * k;
    int b2 = Math.min(j + 2, n - 1) * k;
    int b3 = Math.min(j + 3, n - 1) * k;
    float c00 = 0;
    float c01 = 0;
    float c02 = 0;
    float c03 = 0;
    float c10 = 0;
    float c11 = 0;
    float c12 = 0;
    float c13 = 0;
    float c20 = 0;
    float c21 = 0;
    float c22 = 0;
    float c23 = 0;
    float c30 = 0;
    float c31 = 0;
    float c32 = 0;
    float c33 = 0;
    int length = k;
    for (int p = 0; p < length; p++) {
      float y0 = y[b0 + p];
      float y1 = y[b1 + p];
      float y2 = y[b2 + p];
      float y3 = y[b3 + p];
      float x0 = x[a0 + p];
      c00 += x0 * y0;
      c01 += x0 * y1;
      c02 += x0 * y2;
      c03 += x0 * y3;
      float x1 = x[a1 + p];
      c10 += x1 * y0;
      c11 += x1 * y1;
      c12 += x1 * y2;
      c13 += x1 * y3;
      float x2 = x[a2 + p];
      c20 += x2 * y0;
      c21 += x2 * y1;
      c22 += x2 * y2;
      c23 += x2 * y3;
      float x3 = x[a3 + p];
      c30 += x3 * y0;
      c31 += x3 * y1;
      c32 += x3 * y2;
      c33 += x3 * y3;
    }
    store(to, at, c00, c01, c02, c03);
    store(to, at + width, c10, c11, c12, c13);
    store(to, at + 2 * width, c20, c21, c22, c23);
    store(to, at + 3 * width, c30, c31, c32, c33);
  }

  private static void store(float[] out, int at, float c0, float c1, float c2, float c3) {
    out[at] = c0;
    out[at + 1] = c1;
    out[at + 2] = c2;
    out[at + 3] = c3;
  }
}
