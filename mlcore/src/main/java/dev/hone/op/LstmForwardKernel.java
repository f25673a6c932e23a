package dev.hone.op;

import dev.hone.graph.Kernel;
import dev.hone.graph.Parallel;
import java.util.Arrays;

/**
 * {@link LstmSequence}. The batch is cut into blocks of a fixed number of rows, each of which goes
 * through all steps on its own, so threads meet once a sequence and results do not depend on their
 * number. Within a block the gates lie one after another, [gate, row, unit], for long loops.
 */
final class LstmForwardKernel implements Kernel {
  /** Rows of a block; even, because the product takes rows in pairs. */
  static final int BLOCK = 8;

  private static final int START = MatMulLoops.START;

  private final int steps;
  private final int batch;
  private final int units;
  private final float[] projected;
  private final float[] recurrent;
  private final float[] out;
  private final float[][] kernel;
  private final Block[] blocks;
  private final Parallel parallel;
  private final Parallel.Rows work = this::runBlocks;

  LstmForwardKernel(
      int steps,
      int batch,
      int units,
      float[] projected,
      float[] recurrent,
      float[] out,
      Parallel parallel) {
    this.steps = steps;
    this.batch = batch;
    this.units = units;
    this.projected = projected;
    this.recurrent = recurrent;
    this.out = out;
    this.parallel = parallel;
    kernel = new float[units][MatMulLoops.length(4 * units)];
    blocks = new Block[(batch + BLOCK - 1) / BLOCK];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new Block(i * BLOCK, Math.min(BLOCK, batch - i * BLOCK));
    }
  }

  @Override
  public void run() {
    for (int p = 0; p < units; p++) {
      System.arraycopy(recurrent, p * 4 * units, kernel[p], START, 4 * units);
    }
    parallel.run(blocks.length, 8L * BLOCK * steps * units * units, work);
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
    private final int size;
    private final float[][] sums;
    private final float[] gates;
    private final float[] candidate;
    private final float[] memory;
    private final float[] shown;
    private final float[] hidden;

    Block(int first, int rows) {
      this.first = first;
      this.rows = rows;
      size = rows * units;
      sums = new float[rows][MatMulLoops.length(4 * units)];
      gates = new float[3 * size];
      candidate = new float[size];
      memory = new float[size];
      shown = new float[size];
      hidden = new float[size];
    }

    void run() {
      Arrays.fill(memory, 0f);
      for (int t = 0; t < steps; t++) {
        int row = t * batch + first;
        for (int r = 0; r < rows; r++) {
          System.arraycopy(projected, (row + r) * 4 * units, sums[r], START, 4 * units);
        }
        if (t > 0) {
          MatMulLoops.accumulate(hidden, 0, units, 1, kernel, units, 4 * units, sums, 0, rows);
        }
        for (int r = 0; r < rows; r++) {
          float[] sum = sums[r];
          System.arraycopy(sum, START, gates, r * units, units);
          System.arraycopy(sum, START + units, gates, size + r * units, units);
          System.arraycopy(sum, START + 2 * units, gates, 2 * size + r * units, units);
          System.arraycopy(sum, START + 3 * units, candidate, r * units, units);
        }
        FloatMath.gate(gates, gates, 3 * size);
        FloatMath.tanh(candidate, candidate, size);
        remember(gates, candidate, memory, size);
        FloatMath.tanh(memory, shown, size);
        show(gates, shown, hidden, size);
        for (int r = 0; r < rows; r++) {
          store(row + r, r * units);
        }
      }
    }

    private void store(int row, int from) {
      int to = row * LstmSequence.PARTS * units;
      System.arraycopy(gates, from, out, to, units);
      System.arraycopy(gates, size + from, out, to + units, units);
      System.arraycopy(gates, 2 * size + from, out, to + 2 * units, units);
      System.arraycopy(candidate, from, out, to + 3 * units, units);
      System.arraycopy(memory, from, out, to + LstmSequence.CELL * units, units);
      System.arraycopy(shown, from, out, to + LstmSequence.CELL_TANH * units, units);
      System.arraycopy(hidden, from, out, to + LstmSequence.HIDDEN * units, units);
    }
  }

  /** c ← f·c + i·g. */
  private static void remember(float[] gates, float[] candidate, float[] memory, int size) {
    for (int i = 0; i < size; i++) {
      memory[i] = gates[size + i] * memory[i] + gates[i] * candidate[i];
    }
  }

  /** h ← o·tanh(c). */
  private static void show(float[] gates, float[] shown, float[] hidden, int size) {
    int out = 2 * size;
    for (int i = 0; i < size; i++) {
      hidden[i] = gates[out + i] * shown[i];
    }
  }
}
