package dev.hone.kernels;

import java.util.Arrays;

/**
 * The innermost loops of a matrix product: rows of C minus multiples of rows of B. One operand is
 * given with its signs changed where a sum is meant.
 *
 * <p>HotSpot (17) vectorises a loop only if all its arrays share one index, if its body has at most
 * 60 nodes, which two rows of C by three of B just keep, and if all unrolled copies have their
 * operands in the same order. It sorts the operands of sums by their age, which differs from copy
 * to copy by what was inlined around the loop; a difference cannot be turned round. With sums the
 * same loops ran at a quarter of the speed in most places.
 *
 * <p>Before the vectors it runs at least one iteration and then as many as bring it to an address
 * that is a multiple of the vector, and after them what is left. So a row's elements begin at
 * {@link #START}, which is such an address if arrays begin at one ({@code
 * -XX:ObjectAlignmentInBytes=64}; the elements of an array come 16 bytes after it), they are filled
 * up to whole vectors, and the loops begin at the element before, which is zero: one iteration
 * alone is not a vector. Without the option the loops give the same at half the speed.
 *
 * <p>A row of C gets the same sums in the same order whether it is in a pair or alone.
 */
public final class MatMulLoops {
  private static final int BLOCK_BYTES = 16 << 10;

  /** Where a row's elements begin: 16 + 4 · 12 bytes are 64. */
  public static final int START = 12;

  /** Elements of the longest vectors. */
  private static final int VECTOR = 16;

  private MatMulLoops() {}

  /** The length of the array of a row of n elements. */
  public static int length(int n) {
    return START + (n + VECTOR - 1) / VECTOR * VECTOR;
  }

  /** How many rows of n elements are taken at a time, so that they stay in a level 1 cache. */
  static int block(int n) {
    return Math.max(3, BLOCK_BYTES / (Float.BYTES * length(n)) / 3 * 3);
  }

  /** Changes the signs of a row. */
  static void negate(float[] row) {
    for (int j = START - 1; j < row.length; j++) {
      row[j] = -row[j];
    }
  }

  /** {@link KernelSet#subtract}. */
  static void run(
      float[] a,
      int at,
      int rowStep,
      int step,
      float[][] rows,
      int k,
      int n,
      float[][] sums,
      int from,
      int to,
      boolean fresh) {
    int end = length(n);
    int block = block(n);
    for (int first = 0; first < k; first += block) {
      int last = Math.min(k, first + block);
      int i = from;
      for (; i + 1 < to; i += 2) {
        pair(
            a,
            at + i * rowStep,
            rowStep,
            step,
            rows,
            first,
            last,
            end,
            sums[i],
            sums[i + 1],
            fresh && first == 0);
      }
      if (i < to) {
        if (fresh && first == 0) {
          Arrays.fill(sums[i], 0f);
        }
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
      float[] c1,
      boolean fresh) {
    int at0 = at + first * step;
    int at1 = at0 + rowStep;
    int p = first;
    if (fresh && p + 2 < last) {
      float a00 = a[at0];
      float a01 = a[at0 + step];
      float a02 = a[at0 + 2 * step];
      float a10 = a[at1];
      float a11 = a[at1 + step];
      float a12 = a[at1 + 2 * step];
      firstThree(end, rows[p], rows[p + 1], rows[p + 2], a00, a01, a02, a10, a11, a12, c0, c1);
      at0 += 3 * step;
      at1 += 3 * step;
      p += 3;
    } else if (fresh) {
      Arrays.fill(c0, 0f);
      Arrays.fill(c1, 0f);
    }
    for (; p + 2 < last; p += 3) {
      float a00 = a[at0];
      float a01 = a[at0 + step];
      float a02 = a[at0 + 2 * step];
      float a10 = a[at1];
      float a11 = a[at1 + step];
      float a12 = a[at1 + 2 * step];
      pairOfThree(end, rows[p], rows[p + 1], rows[p + 2], a00, a01, a02, a10, a11, a12, c0, c1);
      at0 += 3 * step;
      at1 += 3 * step;
    }
    if (p + 1 < last) {
      pairOfTwo(end, rows[p], rows[p + 1], a[at0], a[at0 + step], a[at1], a[at1 + step], c0, c1);
    } else if (p < last) {
      pairOfOne(end, rows[p], a[at0], a[at1], c0, c1);
    }
  }

  private static void row(
      float[] a, int at, int step, float[][] rows, int first, int last, int end, float[] c) {
    int at0 = at + first * step;
    int p = first;
    for (; p + 2 < last; p += 3) {
      float a00 = a[at0];
      float a01 = a[at0 + step];
      float a02 = a[at0 + 2 * step];
      rowOfThree(end, rows[p], rows[p + 1], rows[p + 2], a00, a01, a02, c);
      at0 += 3 * step;
    }
    if (p + 1 < last) {
      rowOfTwo(end, rows[p], rows[p + 1], a[at0], a[at0 + step], c);
    } else if (p < last) {
      rowOfOne(end, rows[p], a[at0], c);
    }
  }

  /** As {@link #pairOfThree}, whatever the rows of C held before. */
  private static void firstThree(
      int end,
      float[] b0,
      float[] b1,
      float[] b2,
      float a00,
      float a01,
      float a02,
      float a10,
      float a11,
      float a12,
      float[] c0,
      float[] c1) {
    for (int j = START - 1; j < end; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      c0[j] = 0f - a00 * x0 - a01 * x1 - a02 * x2;
      c1[j] = 0f - a10 * x0 - a11 * x1 - a12 * x2;
    }
  }

  /** Two rows of C, three of B. */
  private static void pairOfThree(
      int end,
      float[] b0,
      float[] b1,
      float[] b2,
      float a00,
      float a01,
      float a02,
      float a10,
      float a11,
      float a12,
      float[] c0,
      float[] c1) {
    for (int j = START - 1; j < end; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      c0[j] = c0[j] - a00 * x0 - a01 * x1 - a02 * x2;
      c1[j] = c1[j] - a10 * x0 - a11 * x1 - a12 * x2;
    }
  }

  static void pairOfTwo(
      int end,
      float[] b0,
      float[] b1,
      float a00,
      float a01,
      float a10,
      float a11,
      float[] c0,
      float[] c1) {
    for (int j = START - 1; j < end; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      c0[j] = c0[j] - a00 * x0 - a01 * x1;
      c1[j] = c1[j] - a10 * x0 - a11 * x1;
    }
  }

  static void pairOfOne(int end, float[] b0, float a00, float a10, float[] c0, float[] c1) {
    for (int j = START - 1; j < end; j++) {
      float x0 = b0[j];
      c0[j] = c0[j] - a00 * x0;
      c1[j] = c1[j] - a10 * x0;
    }
  }

  /** One row of C, three of B. */
  private static void rowOfThree(
      int end, float[] b0, float[] b1, float[] b2, float a00, float a01, float a02, float[] c0) {
    for (int j = START - 1; j < end; j++) {
      c0[j] = c0[j] - a00 * b0[j] - a01 * b1[j] - a02 * b2[j];
    }
  }

  private static void rowOfTwo(int end, float[] b0, float[] b1, float a00, float a01, float[] c0) {
    for (int j = START - 1; j < end; j++) {
      c0[j] = c0[j] - a00 * b0[j] - a01 * b1[j];
    }
  }

  private static void rowOfOne(int end, float[] b0, float a00, float[] c0) {
    for (int j = START - 1; j < end; j++) {
      c0[j] = c0[j] - a00 * b0[j];
    }
  }
}
