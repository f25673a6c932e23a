package dev.hone.op;

/**
 * The innermost loops of a matrix product: rows of C plus multiples of rows of B, all from index 0.
 * Each must stay small enough to be vectorised (see {@link MatMulKernel}). A row gets the same sums
 * in the same order from the loops for one row as from those for two.
 */
final class MatMulLoops {
  private MatMulLoops() {}

  /** c0 += Σ a[at0 + q·step]·bq and c1 += Σ a[at1 + q·step]·bq for three rows b. */
  static void pairOfThree(
      int n,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] a,
      int at0,
      int at1,
      int step,
      float[] c0,
      float[] c1) {
    float a00 = a[at0];
    float a01 = a[at0 + step];
    float a02 = a[at0 + 2 * step];
    float a10 = a[at1];
    float a11 = a[at1 + step];
    float a12 = a[at1 + 2 * step];
    for (int j = 0; j < n; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      c0[j] += a00 * x0 + a01 * x1 + a02 * x2;
      c1[j] += a10 * x0 + a11 * x1 + a12 * x2;
    }
  }

  /** The same with two rows b. */
  static void pairOfTwo(
      int n,
      float[] b0,
      float[] b1,
      float[] a,
      int at0,
      int at1,
      int step,
      float[] c0,
      float[] c1) {
    float a00 = a[at0];
    float a01 = a[at0 + step];
    float a10 = a[at1];
    float a11 = a[at1 + step];
    for (int j = 0; j < n; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      c0[j] += a00 * x0 + a01 * x1;
      c1[j] += a10 * x0 + a11 * x1;
    }
  }

  /** c += Σ a[at + q·step]·bq for three rows b. */
  static void three(
      int n, float[] b0, float[] b1, float[] b2, float[] a, int at, int step, float[] c) {
    float a0 = a[at];
    float a1 = a[at + step];
    float a2 = a[at + 2 * step];
    for (int j = 0; j < n; j++) {
      c[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j];
    }
  }

  /** The same with two rows b. */
  static void two(int n, float[] b0, float[] b1, float[] a, int at, int step, float[] c) {
    float a0 = a[at];
    float a1 = a[at + step];
    for (int j = 0; j < n; j++) {
      c[j] += a0 * b0[j] + a1 * b1[j];
    }
  }

  /** c += a·b. */
  static void one(int n, float[] b, float a, float[] c) {
    for (int j = 0; j < n; j++) {
      c[j] += a * b[j];
    }
  }
}
