package dev.hone.op;

import dev.hone.graph.Shape;

/** An LSTM and the way back through it, number by number in float64. */
final class LstmByDefinition {
  private LstmByDefinition() {}

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  static NdArray sequence(NdArray x, NdArray kernel, NdArray bias, NdArray recurrent, int steps) {
    int units = recurrent.shape().dim(0);
    int rows = x.shape().dim(0);
    int batch = rows / steps;
    double[][] value = new double[rows][7 * units];
    for (int row = 0; row < rows; row++) {
      double[] before = row < batch ? new double[7 * units] : value[row - batch];
      for (int u = 0; u < units; u++) {
        double[] a = new double[4];
        for (int gate = 0; gate < 4; gate++) {
          a[gate] = bias.at(gate * units + u);
          for (int p = 0; p < kernel.shape().dim(0); p++) {
            a[gate] += x.at(row, p) * kernel.at(p, gate * units + u);
          }
          for (int p = 0; p < units; p++) {
            a[gate] += before[6 * units + p] * recurrent.at(p, gate * units + u);
          }
        }
        double[] now = value[row];
        now[u] = sigmoid(a[0]);
        now[units + u] = sigmoid(a[1]);
        now[2 * units + u] = sigmoid(a[2]);
        now[3 * units + u] = Math.tanh(a[3]);
        now[4 * units + u] = now[units + u] * before[4 * units + u] + now[u] * now[3 * units + u];
        now[5 * units + u] = Math.tanh(now[4 * units + u]);
        now[6 * units + u] = now[2 * units + u] * now[5 * units + u];
      }
    }
    return NdArray.of(
        Shape.of(7 * rows, units), i -> value[i[0] % rows][i[0] / rows * units + i[1]]);
  }

  /** Rows of the hidden state before, x and 1. */
  static NdArray inputs(NdArray value, NdArray x, int steps) {
    int units = value.shape().dim(1);
    int rows = x.shape().dim(0);
    int batch = rows / steps;
    int features = x.shape().dim(1);
    return NdArray.of(
        Shape.of(rows, units + features + 1),
        i -> {
          if (i[1] < units) {
            return i[0] < batch ? 0 : value.at(6 * rows + i[0] - batch, i[1]);
          }
          return i[1] < units + features ? x.at(i[0], i[1] - units) : 1;
        });
  }

  static NdArray gradient(NdArray value, NdArray recurrent, NdArray ofHidden, int steps) {
    int units = recurrent.shape().dim(0);
    int rows = ofHidden.shape().dim(0);
    int batch = rows / steps;
    double[][] result = new double[rows][4 * units];
    double[][] ofMemory = new double[rows][units];
    for (int row = rows - 1; row >= 0; row--) {
      boolean last = row >= rows - batch;
      for (int u = 0; u < units; u++) {
        double dh = ofHidden.at(row, u);
        for (int column = 0; column < 4 * units && !last; column++) {
          dh += result[row + batch][column] * recurrent.at(u, column);
        }
        double i = value.at(row, u);
        double f = value.at(rows + row, u);
        double o = value.at(2 * rows + row, u);
        double g = value.at(3 * rows + row, u);
        double shown = value.at(5 * rows + row, u);
        double before = row < batch ? 0 : value.at(4 * rows + row - batch, u);
        double later = last ? 0 : ofMemory[row + batch][u] * value.at(rows + row + batch, u);
        double dc = later + dh * o * (1 - shown * shown);
        ofMemory[row][u] = dc;
        result[row][u] = dc * g * i * (1 - i);
        result[row][units + u] = dc * before * f * (1 - f);
        result[row][2 * units + u] = dh * shown * o * (1 - o);
        result[row][3 * units + u] = dc * i * (1 - g * g);
      }
    }
    return NdArray.of(Shape.of(rows, 4 * units), index -> result[index[0]][index[1]]);
  }
}
