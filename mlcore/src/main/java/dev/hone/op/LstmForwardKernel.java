package dev.hone.op;

import dev.hone.graph.Kernel;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Parallel;
import java.util.Arrays;

/**
 * {@link LstmSequence}. The batch is cut into blocks of a fixed number of rows, each of which goes
 * through all steps on its own, so threads meet once a sequence and results do not depend on their
 * number. What loops run over lies in arrays that begin at {@link MatMulLoops#START}.
 */
final class LstmForwardKernel implements Kernel {
  /** Rows of a block; even, because the product takes rows in pairs. */
  static final int BLOCK = 16;

  private static final int START = MatMulLoops.START;

  private final int steps;
  private final int batch;
  private final int features;
  private final int units;
  private final float[] x;
  private final float[] kernel;
  private final float[] bias;
  private final float[] recurrent;
  private final float[] out;
  private final float[][] kernelRows;
  private final float[] biasRow;
  private final float[][] recurrentRows;
  private final float[] scale;
  private final float[] shift;
  private final Block[] blocks;
  private final Parallel parallel;
  private final Parallel.Rows work = this::runBlocks;

  LstmForwardKernel(KernelBuffers buffers, int steps) {
    this.steps = steps;
    batch = buffers.outShape().dim(0) / steps;
    features = buffers.inputType(0).shape().dim(1);
    units = buffers.inputType(3).shape().dim(0);
    x = buffers.in(0);
    kernel = buffers.in(1);
    bias = buffers.in(2);
    recurrent = buffers.in(3);
    out = buffers.out();
    parallel = buffers.parallel();
    int length = MatMulLoops.length(4 * units);
    kernelRows = new float[features][length];
    biasRow = new float[length];
    recurrentRows = new float[units][length];
    scale = new float[length];
    shift = new float[length];
    Arrays.fill(scale, START, START + 3 * units, 0.5f);
    Arrays.fill(scale, START + 3 * units, START + 4 * units, 1f);
    Arrays.fill(shift, START, START + 3 * units, 0.5f);
    blocks = new Block[(batch + BLOCK - 1) / BLOCK];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new Block(i * BLOCK, Math.min(BLOCK, batch - i * BLOCK));
    }
  }

  @Override
  public void run() {
    pack(kernel, kernelRows);
    pack(recurrent, recurrentRows);
    System.arraycopy(bias, 0, biasRow, START, 4 * units);
    parallel.run(blocks.length, 8L * BLOCK * steps * units * (units + features), work);
  }

  private void pack(float[] matrix, float[][] rows) {
    for (int p = 0; p < rows.length; p++) {
      System.arraycopy(matrix, p * 4 * units, rows[p], START, 4 * units);
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
          FloatMath.gates(sums[r], scale, shift, START - 1, sums[r].length);
          load(sums[r], START + r * units);
        }
        remember(in, forget, candidate, memory, end);
        FloatMath.tanh(memory, shown, START - 1, end);
        show(output, shown, hidden, end);
        for (int r = 0; r < rows; r++) {
          store(sums[r], START + r * units, (row + r) * LstmSequence.PARTS * units);
        }
      }
    }

    /** x·W + b + h·U, in this order. */
    private void add(int row, boolean hasHidden) {
      for (float[] sum : sums) {
        Arrays.fill(sum, 0f);
      }
      int n = 4 * units;
      MatMulLoops.accumulate(
          x, row * features, features, 1, kernelRows, features, n, sums, 0, rows);
      for (float[] sum : sums) {
        shift(sum, biasRow);
      }
      if (hasHidden) {
        MatMulLoops.accumulate(hidden, START, units, 1, recurrentRows, units, n, sums, 0, rows);
      }
    }

    private void load(float[] gates, int to) {
      System.arraycopy(gates, START, in, to, units);
      System.arraycopy(gates, START + units, forget, to, units);
      System.arraycopy(gates, START + 2 * units, output, to, units);
      System.arraycopy(gates, START + 3 * units, candidate, to, units);
    }

    private void store(float[] gates, int from, int to) {
      System.arraycopy(gates, START, out, to, 4 * units);
      System.arraycopy(memory, from, out, to + LstmSequence.CELL * units, units);
      System.arraycopy(shown, from, out, to + LstmSequence.CELL_TANH * units, units);
      System.arraycopy(hidden, from, out, to + LstmSequence.HIDDEN * units, units);
    }
  }

  private static void shift(float[] sum, float[] by) {
    for (int i = START - 1; i < sum.length; i++) {
      sum[i] += by[i];
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
