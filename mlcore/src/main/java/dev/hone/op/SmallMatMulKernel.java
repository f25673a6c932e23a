package dev.hone.op;

import dev.hone.graph.Kernel;

/**
 * C = A · B where both sides of C are too short for vector loops to pay: tiles of four by four sums
 * in registers, straight from the operands. Runs on one thread.
 */
final class SmallMatMulKernel implements Kernel {
  /** Where the longer side of C is at least this, {@link MatMulKernel} is faster. */
  static final int BELOW = 32;

  private final float[] a;
  private final int aRow;
  private final int aStep;
  private final float[] b;
  private final int bColumn;
  private final int bStep;
  private final float[] out;
  private final int m;
  private final int k;
  private final int n;

  SmallMatMulKernel(
      float[] a,
      int aRow,
      int aStep,
      float[] b,
      int bColumn,
      int bStep,
      float[] out,
      int m,
      int k,
      int n) {
    this.a = a;
    this.aRow = aRow;
    this.aStep = aStep;
    this.b = b;
    this.bColumn = bColumn;
    this.bStep = bStep;
    this.out = out;
    this.m = m;
    this.k = k;
    this.n = n;
  }

  @Override
  public void run() {
    int i = 0;
    for (; i + 3 < m; i += 4) {
      int j = 0;
      for (; j + 3 < n; j += 4) {
        tile(i, j);
      }
      for (; j < n; j++) {
        column(i, j);
      }
    }
    for (; i < m; i++) {
      for (int j = 0; j < n; j++) {
        dot(i, j);
      }
    }
  }

  private void tile(int i, int j) {
    float[] x = a;
    float[] y = b;
    int a0 = i * aRow;
    int a1 = a0 + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    int b0 = j * bColumn;
    int b1 = b0 + bColumn;
    int b2 = b1 + bColumn;
    int b3 = b2 + bColumn;
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
    for (int p = 0, pa = 0, pb = 0; p < k; p++, pa += aStep, pb += bStep) {
      float y0 = y[b0 + pb];
      float y1 = y[b1 + pb];
      float y2 = y[b2 + pb];
      float y3 = y[b3 + pb];
      float x0 = x[a0 + pa];
      c00 += x0 * y0;
      c01 += x0 * y1;
      c02 += x0 * y2;
      c03 += x0 * y3;
      float x1 = x[a1 + pa];
      c10 += x1 * y0;
      c11 += x1 * y1;
      c12 += x1 * y2;
      c13 += x1 * y3;
      float x2 = x[a2 + pa];
      c20 += x2 * y0;
      c21 += x2 * y1;
      c22 += x2 * y2;
      c23 += x2 * y3;
      float x3 = x[a3 + pa];
      c30 += x3 * y0;
      c31 += x3 * y1;
      c32 += x3 * y2;
      c33 += x3 * y3;
    }
    int at = i * n + j;
    out[at] = c00;
    out[at + 1] = c01;
    out[at + 2] = c02;
    out[at + 3] = c03;
    at += n;
    out[at] = c10;
    out[at + 1] = c11;
    out[at + 2] = c12;
    out[at + 3] = c13;
    at += n;
    out[at] = c20;
    out[at + 1] = c21;
    out[at + 2] = c22;
    out[at + 3] = c23;
    at += n;
    out[at] = c30;
    out[at + 1] = c31;
    out[at + 2] = c32;
    out[at + 3] = c33;
  }

  /** Four rows of one column. */
  private void column(int i, int j) {
    int a0 = i * aRow;
    int a1 = a0 + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    float c0 = 0;
    float c1 = 0;
    float c2 = 0;
    float c3 = 0;
    int pb = j * bColumn;
    for (int p = 0, pa = 0; p < k; p++, pa += aStep, pb += bStep) {
      float y = b[pb];
      c0 += a[a0 + pa] * y;
      c1 += a[a1 + pa] * y;
      c2 += a[a2 + pa] * y;
      c3 += a[a3 + pa] * y;
    }
    int at = i * n + j;
    out[at] = c0;
    out[at + n] = c1;
    out[at + 2 * n] = c2;
    out[at + 3 * n] = c3;
  }

  private void dot(int i, int j) {
    float sum = 0;
    int pa = i * aRow;
    int pb = j * bColumn;
    for (int p = 0; p < k; p++, pa += aStep, pb += bStep) {
      sum += a[pa] * b[pb];
    }
    out[i * n + j] = sum;
  }
}
