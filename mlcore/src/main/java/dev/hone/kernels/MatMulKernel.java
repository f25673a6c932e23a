package dev.hone.kernels;

/**
 * C = A · B in plain Java, by loops that the JIT turns into vector instructions.
 *
 * <p>Some rows of the inner dimension of one operand at a time are packed into an array each;
 * {@link KernelSet#subtract} adds multiples of them, by scalars of the other operand, to the rows
 * of C. The loops run along the columns of C, or along its rows where C is narrow.
 *
 * <p>Where the inner dimension is long, its first and second half are summed apart and then added:
 * two threads then read and pack different rows. That depends on the shapes alone, so results are
 * the same on any number of threads.
 */
final class MatMulKernel implements Kernel {
  /** C is taken transposed if it has fewer columns than this, and more rows than columns. */
  private static final int NARROW = 48;

  /** From here on the inner dimension is summed in halves. */
  private static final int LONG = 512;

  /** What changing an element's sign costs, in operations of the product. */
  private static final long NEGATING = 20;

  /** What adding and storing an element of C costs, in operations of the product. */
  private static final long STORING = 20;

  private static final int START = MatMulLoops.START;

  private final KernelSet set;
  private final float[] scalars;

  /** The scalars with their signs changed, as {@link MatMulLoops} subtracts. */
  private final float[] negated;

  private final int scalarRow;
  private final int scalarStep;
  private final float[] vectors;
  private final boolean vectorsTransposed;
  private final float[] out;
  private final boolean outTransposed;
  private final int m;
  private final int k;
  private final int n;

  /** Rows of C, of each half of the inner dimension. */
  private final float[][][] sums;

  private final Part[] parts;
  private final Parallel parallel;
  private final Parallel.Rows negating = this::negate;
  private final Parallel.Rows multiplying = this::multiply;
  private final Parallel.Rows adding = this::addAndStore;

  private MatMulKernel(
      KernelSet set,
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
    this.set = set;
    this.scalars = scalars;
    negated = new float[m * k];
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
    int halves = k < LONG ? 1 : 2;
    sums = new float[halves][m][MatMulLoops.length(n)];
    int pairs = (m + 1) / 2;
    int ranges = Math.max(1, Math.min(pairs, parallel.shares(2L * m * k * n) / halves));
    parts = new Part[halves * ranges];
    for (int i = 0; i < parts.length; i++) {
      int half = i / ranges;
      int range = i % ranges;
      int from = pairs * range / ranges * 2;
      int to = Math.min(m, pairs * (range + 1) / ranges * 2);
      parts[i] = new Part(sums[half], from, to, k * half / halves, k * (half + 1) / halves);
    }
  }

  /** The kernel for a product of this size. */
  static Kernel of(
      KernelSet set,
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
    if (Math.max(m, n) < set.smallBelow()) {
      return new SmallMatMulKernel(a, transposeA, b, transposeB, out, m, k, n);
    }
    if (n < NARROW && m > n) {
      return new MatMulKernel(set, b, bColumn, bStep, a, !transposeA, out, true, n, k, m, parallel);
    }
    return new MatMulKernel(set, a, aRow, aStep, b, transposeB, out, false, m, k, n, parallel);
  }

  @Override
  public void run() {
    parallel.run(negated.length, NEGATING, negating);
    parallel.run(parts.length, 2L * m * k * n / parts.length, multiplying);
    if (sums.length > 1) {
      parallel.run(m, STORING * n, adding);
    }
  }

  private void negate(int from, int to) {
    negate(scalars, negated, from, to);
  }

  private static void negate(float[] values, float[] negated, int from, int to) {
    for (int i = from; i < to; i++) {
      negated[i] = -values[i];
    }
  }

  private void multiply(int from, int to) {
    for (int i = from; i < to; i++) {
      parts[i].run();
    }
  }

  private void addAndStore(int from, int to) {
    for (int i = from; i < to; i++) {
      add(sums[0][i], sums[1][i]);
      store(i);
    }
  }

  private void store(int i) {
    float[] row = sums[0][i];
    if (outTransposed) {
      for (int j = 0, at = i; j < n; j++, at += m) {
        out[at] = row[START + j];
      }
    } else {
      System.arraycopy(row, START, out, i * n, n);
    }
  }

  private static void add(float[] row, float[] other) {
    for (int j = START - 1; j < row.length; j++) {
      row[j] += other[j];
    }
  }

  /** Some rows of C, by some of the inner dimension, with memory of their own. */
  private final class Part {
    private final float[][] partSums;
    private final int from;
    private final int to;
    private final int start;
    private final int end;
    private final float[][] rows;

    Part(float[][] partSums, int from, int to, int start, int end) {
      this.partSums = partSums;
      this.from = from;
      this.to = to;
      this.start = start;
      this.end = end;
      rows = new float[Math.min(end - start, MatMulLoops.block(n))][MatMulLoops.length(n)];
    }

    void run() {
      for (int first = start; first < end; first += rows.length) {
        int count = Math.min(rows.length, end - first);
        pack(first, count);
        int at = first * scalarStep;
        set.subtract(
            negated, at, scalarRow, scalarStep, rows, count, n, partSums, from, to, first == start);
      }
      if (sums.length == 1) {
        for (int i = from; i < to; i++) {
          store(i);
        }
      }
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
  }
}
