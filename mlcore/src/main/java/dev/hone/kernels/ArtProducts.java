package dev.hone.kernels;

import java.util.Arrays;

/**
 * The innermost loops of a matrix product for the Android Runtime: four rows of C by three of B,
 * which HotSpot would leave scalar; what is left over goes through {@link MatMulLoops}. Each row of
 * C gets the same differences in the same order there and here.
 */
final class ArtProducts {
  private static final int TILE = 4;
  private static final int START = MatMulLoops.START;

  private ArtProducts() {}

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
    int end = MatMulLoops.length(n);
    int block = MatMulLoops.block(n);
    int whole = from + (to - from) / TILE * TILE;
    for (int first = 0; first < k; first += block) {
      int last = Math.min(k, first + block);
      int threes = first + (last - first) / 3 * 3;
      for (int i = from; i < whole; i += TILE) {
        if (fresh && first == 0) {
          for (int r = i; r < i + TILE; r++) {
            Arrays.fill(sums[r], 0f);
          }
        }
        for (int p = first; p < threes; p += 3) {
          int at0 = at + i * rowStep + p * step;
          four(a, at0, rowStep, step, rows[p], rows[p + 1], rows[p + 2], end, sums, i);
        }
        if (threes < last) {
          rest(a, at + threes * step, rowStep, step, rows, threes, last, end, sums, i);
        }
      }
    }
    if (whole < to) {
      MatMulLoops.run(a, at, rowStep, step, rows, k, n, sums, whole, to, fresh);
    }
  }

  private static void rest(
      float[] a,
      int at,
      int rowStep,
      int step,
      float[][] rows,
      int first,
      int last,
      int end,
      float[][] sums,
      int i) {
    for (int r = i; r < i + TILE; r += 2) {
      int at0 = at + r * rowStep;
      int at1 = at0 + rowStep;
      if (first + 1 < last) {
        MatMulLoops.pairOfTwo(
            end,
            rows[first],
            rows[first + 1],
            a[at0],
            a[at0 + step],
            a[at1],
            a[at1 + step],
            sums[r],
            sums[r + 1]);
      } else {
        MatMulLoops.pairOfOne(end, rows[first], a[at0], a[at1], sums[r], sums[r + 1]);
      }
    }
  }

  private static void four(
      float[] a,
      int at0,
      int rowStep,
      int step,
      float[] b0,
      float[] b1,
      float[] b2,
      int end,
      float[][] sums,
      int i) {
    int at1 = at0 + rowStep;
    int at2 = at1 + rowStep;
    int at3 = at2 + rowStep;
    fourOfThree(
        end,
        b0,
        b1,
        b2,
        a[at0],
        a[at0 + step],
        a[at0 + 2 * step],
        a[at1],
        a[at1 + step],
        a[at1 + 2 * step],
        a[at2],
        a[at2 + step],
        a[at2 + 2 * step],
        a[at3],
        a[at3 + step],
        a[at3 + 2 * step],
        sums[i],
        sums[i + 1],
        sums[i + 2],
        sums[i + 3]);
  }

  /** Four rows of C, three of B. */
  private static void fourOfThree(
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
      float a20,
      float a21,
      float a22,
      float a30,
      float a31,
      float a32,
      float[] c0,
      float[] c1,
      float[] c2,
      float[] c3) {
    for (int j = START - 1; j < end; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      c0[j] = c0[j] - a00 * x0 - a01 * x1 - a02 * x2;
      c1[j] = c1[j] - a10 * x0 - a11 * x1 - a12 * x2;
      c2[j] = c2[j] - a20 * x0 - a21 * x1 - a22 * x2;
      c3[j] = c3[j] - a30 * x0 - a31 * x1 - a32 * x2;
    }
  }
}
