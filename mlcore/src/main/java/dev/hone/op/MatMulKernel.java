package dev.hone.op;

import dev.hone.graph.Kernel;
import dev.hone.graph.Parallel;

/**
 * C = A · B in plain Java, by loops that the JIT turns into vector instructions.
 *
 * <p>Some rows of the inner dimension of one operand at a time are packed into an array each;
 * {@link MatMulLoops} adds multiples of them to the rows of C. The loops run along the columns of
 * C, or along its rows where C is narrow.
 *
 * <p>A row's sums are formed in the same order on any number of threads.
 */
final class MatMulKernel implements Kernel {
  /** C is taken transposed if it has fewer columns than this, and more rows than columns. */
  private static final int NARROW = 48;

  private static final int START = MatMulLoops.START;

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
  private final Part[] parts;
  private final Parallel parallel;
  private final Parallel.Rows work = this::runParts;

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
    this.parallel = parallel;
    int pairs = (m + 1) / 2;
    parts = new Part[Math.min(pairs, parallel.shares(2L * m * k * n))];
    for (int i = 0; i < parts.length; i++) {
      int from = pairs * i / parts.length * 2;
      int to = Math.min(m, pairs * (i + 1) / parts.length * 2);
      parts[i] = new Part(from, to);
    }
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
    parallel.run(parts.length, 2L * m * k * n / parts.length, work);
  }

  private void runParts(int from, int to) {
    for (int i = from; i < to; i++) {
      parts[i].run();
    }
  }

  /** Some rows of C, with memory of their own. */
  private final class Part {
    private final int from;
    private final float[][] rows;
    private final float[][] sums;

    Part(int from, int to) {
      this.from = from;
      rows = new float[Math.min(k, MatMulLoops.block(n))][MatMulLoops.length(n)];
      sums = new float[to - from][MatMulLoops.length(n)];
    }

    void run() {
      for (int first = 0; first < k; first += rows.length) {
        int count = Math.min(rows.length, k - first);
        pack(first, count);
        int at = from * scalarRow + first * scalarStep;
        if (first == 0) {
          MatMulLoops.multiply(
              scalars, at, scalarRow, scalarStep, rows, count, n, sums, 0, sums.length);
        } else {
          MatMulLoops.accumulate(
              scalars, at, scalarRow, scalarStep, rows, count, n, sums, 0, sums.length);
        }
      }
      store();
    }

    private void pack(int first, int count) {
      if (vectorsTransposed) {
        packTransposed(first, count);
        return;
      }
      for (int p = 0; p < count; p++) {
        System.arraycopy(vectors, (first + p) * n, rows[p], START, n);
      }
    }

    /** Four rows at a time, which are neighbours in memory. */
    private void packTransposed(int first, int count) {
      int p = 0;
      for (; p + 3 < count; p += 4) {
        float[] row0 = rows[p];
        float[] row1 = rows[p + 1];
        float[] row2 = rows[p + 2];
        float[] row3 = rows[p + 3];
        for (int j = 0, at = first + p; j < n; j++, at += k) {
          row0[START + j] = vectors[at];
          row1[START + j] = vectors[at + 1];
          row2[START + j] = vectors[at + 2];
          row3[START + j] = vectors[at + 3];
        }
      }
      for (; p < count; p++) {
        float[] row = rows[p];
        for (int j = 0, at = first + p; j < n; j++, at += k) {
          row[START + j] = vectors[at];
        }
      }
    }

    private void store() {
      for (int i = 0; i < sums.length; i++) {
        float[] row = sums[i];
        if (outTransposed) {
          for (int j = 0, at = from + i; j < n; j++, at += m) {
            out[at] = row[START + j];
          }
        } else {
          System.arraycopy(row, START, out, (from + i) * n, n);
        }
      }
    }
  }
}
