package dev.hone.kernels;

/**
 * How the value of all steps of an LSTM lies in memory, [7T·B, H]: one part after another, each
 * with all steps, each step with all rows of the batch. The parts are the gates input, forget,
 * output, candidate after their functions, the memory, its tanh, and the hidden state.
 *
 * @param steps T
 * @param batch B
 * @param features F, the width of the input
 * @param units H
 */
public record LstmLayout(int steps, int batch, int features, int units) {
  public static final int PARTS = 7;
  public static final int CELL = 4;
  public static final int CELL_TANH = 5;
  public static final int HIDDEN = 6;

  /** Where a row of a part begins; rows are counted over all steps. */
  int at(int part, int row) {
    return (part * steps * batch + row) * units;
  }
}
