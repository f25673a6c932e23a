package dev.hone.op;

/**
 * The innermost loops of a matrix product: rows of C plus multiples of rows of B, all from index 0.
 *
 * <p>HotSpot (17) vectorises a loop only if its body has at most 60 nodes, which two rows of C by
 * three of B just keep, and only if all unrolled copies have their operands in the same order. It
 * sorts the operands of sums by their age, which differs from copy to copy by what was inlined
 * around the loop; a difference cannot be turned round, so multiples are subtracted with the sign
 * of the factor changed. With sums the same loops ran at a quarter of the speed in most places.
 *
 * <p>A row of C gets the same sums in the same order whether it is in a pair or alone.
 */
final class MatMulLoops {
  private static final int BLOCK_BYTES = 24 << 10;
  private static final int SIX = 6;

  /** Where a row's elements begin. */
  static final int START = 12;

  private static final int VECTOR = 16;

  private MatMulLoops() {}

  /** The length of the array of a row of n elements. */
  static int length(int n) {
    return START + (n + VECTOR - 1) / VECTOR * VECTOR;
  }

  /** How many rows of n elements are taken at a time, so that they stay in a level 1 cache. */
  static int block(int n) {
    return Math.max(SIX, BLOCK_BYTES / (Float.BYTES * n) / SIX * SIX);
  }

  /**
   * sums[i] += Σ a[at + i·rowStep + p·step] · rows[p], for rows i in [from, to) and p in [0, k).
   */
  static void accumulate(
      float[] a,
      int at,
      int rowStep,
      int step,
      float[][] rows,
      int k,
      int n,
      float[][] sums,
      int from,
      int to) {
    int end = length(n);
    int block = block(n);
    for (int first = 0; first < k; first += block) {
      int last = Math.min(k, first + block);
      int i = from;
      for (; i + 1 < to; i += 2) {
        pair(a, at + i * rowStep, rowStep, step, rows, first, last, end, sums[i], sums[i + 1]);
      }
      if (i < to) {
        row(a, at + i * rowStep, step, rows, first, last, end, sums[i]);
      }
    }
  }

  private static void pair(
      float[] a,
      int at,
      int rowStep,
      int step,
      float[][] rows,
      int first,
      int last,
      int end,
      float[] c0,
      float[] c1) {
    int at0 = at + first * step;
    int at1 = at0 + rowStep;
    int p = first;
    for (; p + 5 < last; p += 6) {
      pairOfSix(end, rows, p, a, at0, at1, step, c0, c1);
      at0 += 6 * step;
      at1 += 6 * step;
    }
    if (p < last) {
      pairTail(end, rows, p, last - p, a, at0, at1, step, c0, c1);
    }
  }

  private static void row(
      float[] a, int at, int step, float[][] rows, int first, int last, int end, float[] c) {
    int at0 = at + first * step;
    int p = first;
    for (; p + 5 < last; p += 6) {
      rowOfSix(end, rows, p, a, at0, step, c);
      at0 += 6 * step;
    }
    if (p < last) {
      rowTail(end, rows, p, last - p, a, at0, step, c);
    }
  }

  /** Two rows of C, six of B, as two loops of three. */
  private static void pairOfSix(
      int end,
      float[][] rows,
      int p,
      float[] a,
      int at0,
      int at1,
      int step,
      float[] c0,
      float[] c1) {
    float[] b0 = rows[p];
    float[] b1 = rows[p + 1];
    float[] b2 = rows[p + 2];
    float[] b3 = rows[p + 3];
    float[] b4 = rows[p + 4];
    float[] b5 = rows[p + 5];
    float a00 = -a[at0];
    float a01 = -a[at0 + step];
    float a02 = -a[at0 + 2 * step];
    float a03 = -a[at0 + 3 * step];
    float a04 = -a[at0 + 4 * step];
    float a05 = -a[at0 + 5 * step];
    float a10 = -a[at1];
    float a11 = -a[at1 + step];
    float a12 = -a[at1 + 2 * step];
    float a13 = -a[at1 + 3 * step];
    float a14 = -a[at1 + 4 * step];
    float a15 = -a[at1 + 5 * step];
    for (int j = START - 1; j < end; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      c0[j] = c0[j] - a00 * x0 - a01 * x1 - a02 * x2;
      c1[j] = c1[j] - a10 * x0 - a11 * x1 - a12 * x2;
    }
    for (int j = START - 1; j < end; j++) {
      float x0 = b3[j];
      float x1 = b4[j];
      float x2 = b5[j];
      c0[j] = c0[j] - a03 * x0 - a04 * x1 - a05 * x2;
      c1[j] = c1[j] - a13 * x0 - a14 * x1 - a15 * x2;
    }
  }

  /** The same for one row of C. */
  private static void rowOfSix(
      int end, float[][] rows, int p, float[] a, int at0, int step, float[] c0) {
    float[] b0 = rows[p];
    float[] b1 = rows[p + 1];
    float[] b2 = rows[p + 2];
    float[] b3 = rows[p + 3];
    float[] b4 = rows[p + 4];
    float[] b5 = rows[p + 5];
    float a00 = -a[at0];
    float a01 = -a[at0 + step];
    float a02 = -a[at0 + 2 * step];
    float a03 = -a[at0 + 3 * step];
    float a04 = -a[at0 + 4 * step];
    float a05 = -a[at0 + 5 * step];
    for (int j = START - 1; j < end; j++) {
      c0[j] = c0[j] - a00 * b0[j] - a01 * b1[j] - a02 * b2[j];
    }
    for (int j = START - 1; j < end; j++) {
      c0[j] = c0[j] - a03 * b3[j] - a04 * b4[j] - a05 * b5[j];
    }
  }

  /** Two rows of C and the last one to five of B. */
  private static void pairTail(
      int end,
      float[][] rows,
      int first,
      int left,
      float[] a,
      int start0,
      int start1,
      int step,
      float[] c0,
      float[] c1) {
    int p = first;
    int at0 = start0;
    int at1 = start1;
    if (left == 3 || left == 5) {
      float[] b0 = rows[p];
      float[] b1 = rows[p + 1];
      float[] b2 = rows[p + 2];
      float a00 = -a[at0];
      float a01 = -a[at0 + step];
      float a02 = -a[at0 + 2 * step];
      float a10 = -a[at1];
      float a11 = -a[at1 + step];
      float a12 = -a[at1 + 2 * step];
      for (int j = START - 1; j < end; j++) {
        float x0 = b0[j];
        float x1 = b1[j];
        float x2 = b2[j];
        c0[j] = c0[j] - a00 * x0 - a01 * x1 - a02 * x2;
        c1[j] = c1[j] - a10 * x0 - a11 * x1 - a12 * x2;
      }
      p += 3;
      at0 += 3 * step;
      at1 += 3 * step;
    }
    if (left == 2 || left >= 4) {
      float[] b0 = rows[p];
      float[] b1 = rows[p + 1];
      float a00 = -a[at0];
      float a01 = -a[at0 + step];
      float a10 = -a[at1];
      float a11 = -a[at1 + step];
      for (int j = START - 1; j < end; j++) {
        float x0 = b0[j];
        float x1 = b1[j];
        c0[j] = c0[j] - a00 * x0 - a01 * x1;
        c1[j] = c1[j] - a10 * x0 - a11 * x1;
      }
      p += 2;
      at0 += 2 * step;
      at1 += 2 * step;
    }
    if (left == 4) {
      float[] b0 = rows[p];
      float[] b1 = rows[p + 1];
      float a00 = -a[at0];
      float a01 = -a[at0 + step];
      float a10 = -a[at1];
      float a11 = -a[at1 + step];
      for (int j = START - 1; j < end; j++) {
        float x0 = b0[j];
        float x1 = b1[j];
        c0[j] = c0[j] - a00 * x0 - a01 * x1;
        c1[j] = c1[j] - a10 * x0 - a11 * x1;
      }
    }
    if (left == 1) {
      float[] b0 = rows[p];
      float a00 = -a[at0];
      float a10 = -a[at1];
      for (int j = START - 1; j < end; j++) {
        float x0 = b0[j];
        c0[j] = c0[j] - a00 * x0;
        c1[j] = c1[j] - a10 * x0;
      }
    }
  }

  /** The same for one row of C. */
  private static void rowTail(
      int end, float[][] rows, int first, int left, float[] a, int start0, int step, float[] c0) {
    int p = first;
    int at0 = start0;
    if (left == 3 || left == 5) {
      float[] b0 = rows[p];
      float[] b1 = rows[p + 1];
      float[] b2 = rows[p + 2];
      float a00 = -a[at0];
      float a01 = -a[at0 + step];
      float a02 = -a[at0 + 2 * step];
      for (int j = START - 1; j < end; j++) {
        c0[j] = c0[j] - a00 * b0[j] - a01 * b1[j] - a02 * b2[j];
      }
      p += 3;
      at0 += 3 * step;
    }
    if (left == 2 || left >= 4) {
      float[] b0 = rows[p];
      float[] b1 = rows[p + 1];
      float a00 = -a[at0];
      float a01 = -a[at0 + step];
      for (int j = START - 1; j < end; j++) {
        c0[j] = c0[j] - a00 * b0[j] - a01 * b1[j];
      }
      p += 2;
      at0 += 2 * step;
    }
    if (left == 4) {
      float[] b0 = rows[p];
      float[] b1 = rows[p + 1];
      float a00 = -a[at0];
      float a01 = -a[at0 + step];
      for (int j = START - 1; j < end; j++) {
        c0[j] = c0[j] - a00 * b0[j] - a01 * b1[j];
      }
    }
    if (left == 1) {
      float[] b0 = rows[p];
      float a00 = -a[at0];
      for (int j = START - 1; j < end; j++) {
        c0[j] = c0[j] - a00 * b0[j];
      }
    }
  }
}
