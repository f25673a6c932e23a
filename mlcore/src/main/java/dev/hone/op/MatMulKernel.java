package dev.hone.op;

import dev.hone.graph.Kernel;
import dev.hone.graph.Parallel;
import java.util.Arrays;

/**
 * C = A · B in plain Java, by loops that the JIT turns into vector instructions.
 *
 * <p>One operand is packed into an array for each row of the inner dimension; {@link MatMulLoops}
 * adds multiples of them to the rows of C. The loops run along the columns of C, or along its rows
 * where C is narrow, since up to 16 iterations at either end of a loop stay scalar.
 *
 * <p>A row's sums are formed in the same order on any number of threads.
 */
final class MatMulKernel implements Kernel {
  private static final int START = MatMulLoops.START;

  /** C is taken transposed if it has fewer columns than this, and more rows than columns. */
  private static final int NARROW = 48;

  private final float[] scalars;
  private final int scalarRow;
  private final int scalarStep;
  private final float[] vectors;
  private final boolean vectorsTransposed;
  private final float[] out;
  private final boolean outTransposed;
  private final int m;
  private final int k;
  private final int n;
  private final float[][] rows;
  private final float[][] sums;
  private final Parallel parallel;
  private final Parallel.Rows multiply = this::multiply;

  private MatMulKernel(
      float[] scalars,
      int scalarRow,
      int scalarStep,
      float[] vectors,
      boolean vectorsTransposed,
      float[] out,
      boolean outTransposed,
      int m,
      int k,
      int n,
      Parallel parallel) {
    this.scalars = scalars;
    this.scalarRow = scalarRow;
    this.scalarStep = scalarStep;
    this.vectors = vectors;
    this.vectorsTransposed = vectorsTransposed;
    this.out = out;
    this.outTransposed = outTransposed;
    this.m = m;
    this.k = k;
    this.n = n;
    this.rows = new float[k][MatMulLoops.length(n)];
    this.sums = new float[m][MatMulLoops.length(n)];
    this.parallel = parallel;
  }

  /** The kernel for a product of this size. */
  static Kernel of(
      float[] a,
      boolean transposeA,
      float[] b,
      boolean transposeB,
      float[] out,
      int m,
      int k,
      int n,
      Parallel parallel) {
    int aRow = transposeA ? 1 : k;
    int aStep = transposeA ? m : 1;
    int bColumn = transposeB ? k : 1;
    int bStep = transposeB ? 1 : n;
    if (Math.max(m, n) < SmallMatMulKernel.BELOW) {
      return new SmallMatMulKernel(a, transposeA, b, transposeB, out, m, k, n);
    }
    if (n < NARROW && m > n) {
      return new MatMulKernel(b, bColumn, bStep, a, !transposeA, out, true, n, k, m, parallel);
    }
    return new MatMulKernel(a, aRow, aStep, b, transposeB, out, false, m, k, n, parallel);
  }

  @Override
  public void run() {
    pack();
    parallel.run(m, 2L * k * n, multiply);
  }

  private void pack() {
    if (vectorsTransposed) {
      packTransposed();
      return;
    }
    for (int p = 0; p < k; p++) {
      System.arraycopy(vectors, p * n, rows[p], START, n);
    }
  }

  /** Four rows at a time, which are neighbours in memory. */
  private void packTransposed() {
    int p = 0;
    for (; p + 3 < k; p += 4) {
      float[] row0 = rows[p];
      float[] row1 = rows[p + 1];
      float[] row2 = rows[p + 2];
      float[] row3 = rows[p + 3];
      for (int j = 0, from = p; j < n; j++, from += k) {
        row0[START + j] = vectors[from];
        row1[START + j] = vectors[from + 1];
        row2[START + j] = vectors[from + 2];
        row3[START + j] = vectors[from + 3];
      }
    }
    for (; p < k; p++) {
      float[] row = rows[p];
      for (int j = 0, from = p; j < n; j++, from += k) {
        row[START + j] = vectors[from];
      }
    }
  }

  private void multiply(int from, int to) {
    for (int i = from; i < to; i++) {
      Arrays.fill(sums[i], 0f);
    }
    MatMulLoops.accumulate(scalars, 0, scalarRow, scalarStep, rows, k, n, sums, from, to);
    store(from, to);
  }

  private void store(int from, int to) {
    for (int i = from; i < to; i++) {
      float[] row = sums[i];
      if (outTransposed) {
        for (int j = 0, at = i; j < n; j++, at += m) {
          out[at] = row[START + j];
        }
      } else {
        System.arraycopy(row, START, out, i * n, n);
      }
    }
  }
}
