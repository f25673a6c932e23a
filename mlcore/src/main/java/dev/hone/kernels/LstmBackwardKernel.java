package dev.hone.kernels;

import java.util.Arrays;

/** The way back through all steps of an LSTM, block by block as in {@link LstmForwardKernel}. */
public final class LstmBackwardKernel implements Kernel {
  private static final int START = MatMulLoops.START;
  private static final int BLOCK = LstmForwardKernel.BLOCK;

  private final KernelSet set;
  private final LstmLayout layout;
  private final int steps;
  private final int batch;
  private final int units;
  private final float[] value;
  private final float[] recurrent;
  private final float[] ofHidden;
  private final float[] out;

  /** The recurrent kernel transposed, with its signs changed. */
  private final float[][] kernel;

  private final Block[] blocks;
  private final Parallel parallel;
  private final Parallel.Rows work = this::runBlocks;

  /**
   * Binds the arrays.
   *
   * @param set whose loops run
   * @param value what {@link LstmForwardKernel} gave
   * @param recurrent [H, 4H]
   * @param ofHidden gradient of the hidden states, [T·B, H]
   * @param out gradient of the projections, [T·B, 4H]
   */
  public LstmBackwardKernel(
      KernelSet set,
      LstmLayout layout,
      float[] value,
      float[] recurrent,
      float[] ofHidden,
      float[] out,
      Parallel parallel) {
    this.set = set;
    this.layout = layout;
    this.value = value;
    this.recurrent = recurrent;
    this.ofHidden = ofHidden;
    this.out = out;
    this.parallel = parallel;
    steps = layout.steps();
    batch = layout.batch();
    units = layout.units();
    kernel = new float[4 * units][MatMulLoops.length(units)];
    blocks = new Block[(batch + BLOCK - 1) / BLOCK];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new Block(i * BLOCK, Math.min(BLOCK, batch - i * BLOCK));
    }
  }

  @Override
  public void run() {
    for (int p = 0; p < 4 * units; p++) {
      float[] row = kernel[p];
      for (int j = 0, from = p; j < units; j++, from += 4 * units) {
        row[START + j] = -recurrent[from];
      }
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
    private final int end;
    private final float[][] sums;
    private final float[] in;
    private final float[] forget;
    private final float[] output;
    private final float[] candidate;
    private final float[] before;
    private final float[] shown;
    private final float[] hidden;
    private final float[] given;
    private final float[] memory;

    Block(int first, int rows) {
      this.first = first;
      this.rows = rows;
      end = MatMulLoops.length(rows * units);
      sums = new float[rows][MatMulLoops.length(units)];
      in = new float[end];
      forget = new float[end];
      output = new float[end];
      candidate = new float[end];
      before = new float[end];
      shown = new float[end];
      hidden = new float[end];
      given = new float[end];
      memory = new float[end];
    }

    void run() {
      Arrays.fill(memory, 0f);
      for (int t = steps - 1; t >= 0; t--) {
        int row = t * batch + first;
        load(row, t > 0);
        System.arraycopy(ofHidden, row * units, given, START, rows * units);
        if (t + 1 < steps) {
          int from = (row + batch) * 4 * units;
          set.subtract(out, from, 4 * units, 1, kernel, 4 * units, units, sums, 0, rows, true);
          for (int r = 0; r < rows; r++) {
            System.arraycopy(sums[r], START, hidden, START + r * units, units);
          }
          add(given, hidden, end);
        } else {
          System.arraycopy(given, 0, hidden, 0, end);
        }
        ofMemory(hidden, output, shown, memory, end);
        ofOutput(hidden, shown, output, end);
        ofForget(memory, before, forget, end);
        ofInputs(memory, in, candidate, end);
        System.arraycopy(before, 0, memory, 0, end);
        for (int r = 0; r < rows; r++) {
          store(row + r, START + r * units);
        }
      }
    }

    private void load(int row, boolean hasBefore) {
      load(0, row, in);
      load(1, row, forget);
      load(2, row, output);
      load(3, row, candidate);
      load(LstmLayout.CELL_TANH, row, shown);
      if (hasBefore) {
        load(LstmLayout.CELL, row - batch, before);
      } else {
        Arrays.fill(before, 0f);
      }
    }

    private void load(int part, int row, float[] into) {
      System.arraycopy(value, layout.at(part, row), into, START, rows * units);
    }

    private void store(int row, int from) {
      int to = row * 4 * units;
      System.arraycopy(in, from, out, to, units);
      System.arraycopy(forget, from, out, to + units, units);
      System.arraycopy(output, from, out, to + 2 * units, units);
      System.arraycopy(candidate, from, out, to + 3 * units, units);
    }
  }

  private static void add(float[] given, float[] dh, int end) {
    for (int i = START - 1; i < end; i++) {
      dh[i] += given[i];
    }
  }

  /** dc ← dc + dh·o·(1 − tanh²(c)). */
  private static void ofMemory(float[] dh, float[] o, float[] shown, float[] dc, int end) {
    for (int i = START - 1; i < end; i++) {
      float s = shown[i];
      dc[i] += dh[i] * o[i] * (1 - s * s);
    }
  }

  /** o becomes the gradient of its argument: dh·tanh(c)·o·(1 − o). */
  private static void ofOutput(float[] dh, float[] shown, float[] o, int end) {
    for (int i = START - 1; i < end; i++) {
      float v = o[i];
      o[i] = dh[i] * shown[i] * (v * (1 - v));
    }
  }

  /** f becomes dc·c₋₁·f·(1 − f), and c₋₁ becomes its own gradient dc·f. */
  private static void ofForget(float[] dc, float[] before, float[] f, int end) {
    for (int i = START - 1; i < end; i++) {
      float v = f[i];
      float d = dc[i];
      f[i] = d * before[i] * (v * (1 - v));
      before[i] = d * v;
    }
  }

  /** i becomes dc·g·i·(1 − i), g becomes dc·i·(1 − g²). */
  private static void ofInputs(float[] dc, float[] in, float[] candidate, int end) {
    for (int i = START - 1; i < end; i++) {
      float v = in[i];
      float g = candidate[i];
      float d = dc[i];
      in[i] = d * g * (v * (1 - v));
      candidate[i] = d * v * (1 - g * g);
    }
  }
}
