package dev.hone.op;

import dev.hone.graph.Kernel;
import dev.hone.graph.Parallel;
import java.util.Arrays;

/**
 * C = A · B in plain Java. B is packed into one array a row, and rows of C are accumulated two at a
 * time by four rows of B a pass: the JIT vectorises loops over arrays from index 0, and each pass
 * does sixteen operations an element for six loads and two stores. A row's sums are formed in the
 * same order whether it is computed alone, in a pair, or on another thread.
 */
final class MatMulKernel implements Kernel {
  private final float[] a;
  private final int aRow;
  private final int aStep;
  private final float[] b;
  private final boolean transposeB;
  private final float[] out;
  private final int m;
  private final int k;
  private final int n;
  private final float[][] rows;
  private final float[][] sums;
  private final Parallel parallel;
  private final Parallel.Rows multiply = this::multiply;

  MatMulKernel(
      float[] a,
      boolean transposeA,
      float[] b,
      boolean transposeB,
      float[] out,
      int m,
      int k,
      int n,
      Parallel parallel) {
    this.a = a;
    this.aRow = transposeA ? 1 : k;
    this.aStep = transposeA ? m : 1;
    this.b = b;
    this.transposeB = transposeB;
    this.out = out;
    this.m = m;
    this.k = k;
    this.n = n;
    this.rows = new float[k][n];
    this.sums = new float[m][n];
    this.parallel = parallel;
  }

  @Override
  public void run() {
    pack();
    parallel.run(m, 2L * k * n, multiply);
  }

  private void pack() {
    for (int p = 0; p < k; p++) {
      float[] row = rows[p];
      if (transposeB) {
        for (int j = 0, from = p; j < n; j++, from += k) {
          row[j] = b[from];
        }
      } else {
        System.arraycopy(b, p * n, row, 0, n);
      }
    }
  }

  private void multiply(int from, int to) {
    int i = from;
    for (; i + 1 < to; i += 2) {
      float[] c0 = sums[i];
      float[] c1 = sums[i + 1];
      Arrays.fill(c0, 0f);
      Arrays.fill(c1, 0f);
      int at0 = i * aRow;
      int at1 = at0 + aRow;
      int p = 0;
      for (; p + 3 < k; p += 4) {
        pair(
            n,
            rows[p],
            rows[p + 1],
            rows[p + 2],
            rows[p + 3],
            a[at0],
            a[at0 + aStep],
            a[at0 + 2 * aStep],
            a[at0 + 3 * aStep],
            a[at1],
            a[at1 + aStep],
            a[at1 + 2 * aStep],
            a[at1 + 3 * aStep],
            c0,
            c1);
        at0 += 4 * aStep;
        at1 += 4 * aStep;
      }
      for (; p < k; p++) {
        single(n, rows[p], a[at0], c0);
        single(n, rows[p], a[at1], c1);
        at0 += aStep;
        at1 += aStep;
      }
      System.arraycopy(c0, 0, out, i * n, n);
      System.arraycopy(c1, 0, out, (i + 1) * n, n);
    }
    if (i < to) {
      float[] c0 = sums[i];
      Arrays.fill(c0, 0f);
      int at = i * aRow;
      int p = 0;
      for (; p + 3 < k; p += 4) {
        four(
            n,
            rows[p],
            rows[p + 1],
            rows[p + 2],
            rows[p + 3],
            a[at],
            a[at + aStep],
            a[at + 2 * aStep],
            a[at + 3 * aStep],
            c0);
        at += 4 * aStep;
      }
      for (; p < k; p++) {
        single(n, rows[p], a[at], c0);
        at += aStep;
      }
      System.arraycopy(c0, 0, out, i * n, n);
    }
  }

  private static void pair(
      int n,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float a00,
      float a01,
      float a02,
      float a03,
      float a10,
      float a11,
      float a12,
      float a13,
      float[] c0,
      float[] c1) {
    for (int j = 0; j < n; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      float x3 = b3[j];
      c0[j] += a00 * x0 + a01 * x1 + a02 * x2 + a03 * x3;
      c1[j] += a10 * x0 + a11 * x1 + a12 * x2 + a13 * x3;
    }
  }

  private static void four(
      int n,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float a0,
      float a1,
      float a2,
      float a3,
      float[] c) {
    for (int j = 0; j < n; j++) {
      c[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }

  private static void single(int n, float[] b, float a, float[] c) {
    for (int j = 0; j < n; j++) {
      c[j] += a * b[j];
    }
  }
}
