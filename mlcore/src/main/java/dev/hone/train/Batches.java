package dev.hone.train;

import dev.hone.exec.Program;

/** Runs a step of a fixed batch size over any number of rows. */
final class Batches {
  private Batches() {}

  /**
   * The step's outputs for all rows.
   *
   * @param batch rows that the step takes at once; the last batch is filled up with whatever was
   *     there before
   * @param features row-major [rows, width]
   */
  static float[] outputs(Program program, int batch, float[] features, int rows, int width) {
    float[] input = program.input(TrainingSteps.FEATURES);
    float[] output = program.output(TrainingSteps.OUTPUT);
    int outputWidth = output.length / batch;
    float[] all = new float[rows * outputWidth];
    for (int start = 0; start < rows; start += batch) {
      int count = Math.min(batch, rows - start);
      System.arraycopy(features, start * width, input, 0, count * width);
      program.run();
      System.arraycopy(output, 0, all, start * outputWidth, count * outputWidth);
    }
    return all;
  }
}
