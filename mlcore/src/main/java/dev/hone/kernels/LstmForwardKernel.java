package dev.hone.kernels;

import java.util.Arrays;

/**
 * All steps of an LSTM forwards. The batch is cut into blocks of a fixed number of rows, each of
 * which goes through all steps on its own, so threads meet once a sequence and results do not
 * depend on their number. What loops run over lies in arrays that begin at {@link
 * MatMulLoops#START}.
 */
public final class LstmForwardKernel implements Kernel {
  /** Rows of a block; even, because the product takes rows in pairs. */
  static final int BLOCK = 16;

  private static final int START = MatMulLoops.START;

  private final KernelSet set;
  private final LstmLayout layout;
  private final int steps;
  private final int batch;
  private final int features;
  private final int units;
  private final float[] x;
  private final float[] kernel;
  private final float[] bias;
  private final float[] recurrent;
  private final float[] out;

  /** Kernel, bias and recurrent kernel, one below the other, with their signs changed. */
  private final float[][] matrix;

  private final Block[] blocks;
  private final Parallel parallel;
  private final Parallel.Rows work = this::runBlocks;

  /**
   * Binds the arrays.
   *
   * @param set whose loops run
   * @param x [T·B, F], time-major
   * @param kernel [F, 4H]
   * @param bias [4H]
   * @param recurrent [H, 4H]
   * @param out as {@link LstmLayout} says
   */
  public LstmForwardKernel(
      KernelSet set,
      LstmLayout layout,
      float[] x,
      float[] kernel,
      float[] bias,
      float[] recurrent,
      float[] out,
      Parallel parallel) {
    this.set = set;
    this.layout = layout;
    this.x = x;
    this.kernel = kernel;
    this.bias = bias;
    this.recurrent = recurrent;
    this.out = out;
    this.parallel = parallel;
    steps = layout.steps();
    batch = layout.batch();
    features = layout.features();
    units = layout.units();
    int length = MatMulLoops.length(4 * units);
    matrix = new float[features + 1 + units][length];
    blocks = new Block[(batch + BLOCK - 1) / BLOCK];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new Block(i * BLOCK, Math.min(BLOCK, batch - i * BLOCK));
    }
  }

  @Override
  public void run() {
    pack(kernel, 0, features);
    pack(bias, features, 1);
    pack(recurrent, features + 1, units);
    parallel.run(blocks.length, 8L * BLOCK * steps * units * matrix.length, work);
  }

  private void pack(float[] rows, int first, int count) {
    for (int p = 0; p < count; p++) {
      System.arraycopy(rows, p * 4 * units, matrix[first + p], START, 4 * units);
      MatMulLoops.negate(matrix[first + p]);
    }
  }

  private void runBlocks(int from, int to) {
    for (int i = from; i < to; i++) {
      blocks[i].run();
    }
  }

  /** Some rows of the batch, with memory of their own. */
  private final class Block {
    private final int first;
    private final int rows;
    private final int end;

    /** A row's factors of the matrix: x, 1 and h of the step before. */
    private final float[] factors;

    private final float[][] sums;
    private final float[] in;
    private final float[] forget;
    private final float[] output;
    private final float[] candidate;
    private final float[] memory;
    private final float[] shown;
    private final float[] hidden;

    Block(int first, int rows) {
      this.first = first;
      this.rows = rows;
      end = MatMulLoops.length(rows * units);
      factors = new float[rows * matrix.length];
      sums = new float[rows][MatMulLoops.length(4 * units)];
      in = new float[end];
      forget = new float[end];
      output = new float[end];
      candidate = new float[end];
      memory = new float[end];
      shown = new float[end];
      hidden = new float[end];
    }

    void run() {
      Arrays.fill(memory, 0f);
      for (int t = 0; t < steps; t++) {
        int row = t * batch + first;
        add(row, t > 0);
        for (int r = 0; r < rows; r++) {
          load(sums[r], START + r * units);
        }
        set.gate(in, in, START - 1, end);
        set.gate(forget, forget, START - 1, end);
        set.gate(output, output, START - 1, end);
        set.tanh(candidate, candidate, START - 1, end);
        remember(in, forget, candidate, memory, end);
        set.tanh(memory, shown, START - 1, end);
        show(output, shown, hidden, end);
        store(row);
      }
    }

    /** x·W + b + h·U, in this order. */
    private void add(int row, boolean hasHidden) {
      int inner = matrix.length;
      for (int r = 0; r < rows; r++) {
        int at = r * inner;
        int from = (row + r) * features;
        for (int f = 0; f < features; f++) {
          factors[at + f] = x[from + f];
        }
        factors[at + features] = 1;
        System.arraycopy(hidden, START + r * units, factors, at + features + 1, units);
      }
      int k = hasHidden ? inner : features + 1;
      set.subtract(factors, 0, inner, 1, matrix, k, 4 * units, sums, 0, rows, true);
    }

    private void load(float[] gates, int to) {
      System.arraycopy(gates, START, in, to, units);
      System.arraycopy(gates, START + units, forget, to, units);
      System.arraycopy(gates, START + 2 * units, output, to, units);
      System.arraycopy(gates, START + 3 * units, candidate, to, units);
    }

    private void store(int row) {
      store(in, 0, row);
      store(forget, 1, row);
      store(output, 2, row);
      store(candidate, 3, row);
      store(memory, LstmLayout.CELL, row);
      store(shown, LstmLayout.CELL_TANH, row);
      store(hidden, LstmLayout.HIDDEN, row);
    }

    private void store(float[] values, int part, int row) {
      System.arraycopy(values, START, out, layout.at(part, row), rows * units);
    }
  }

  /** c ← f·c + i·g. */
  private static void remember(float[] in, float[] forget, float[] candidate, float[] c, int end) {
    for (int i = START - 1; i < end; i++) {
      c[i] = forget[i] * c[i] + in[i] * candidate[i];
    }
  }

  /** h ← o·tanh(c). */
  private static void show(float[] output, float[] shown, float[] hidden, int end) {
    for (int i = START - 1; i < end; i++) {
      hidden[i] = output[i] * shown[i];
    }
  }
}
