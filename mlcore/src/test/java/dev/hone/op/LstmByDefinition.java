package dev.hone.op;

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
    return NdArray.of(x.shape().with(1, 7 * units), index -> value[index[0]][index[1]]);
  }

  static NdArray gradient(NdArray value, NdArray recurrent, NdArray ofHidden, int steps) {
    int units = recurrent.shape().dim(0);
    int rows = value.shape().dim(0);
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
        double f = value.at(row, units + u);
        double o = value.at(row, 2 * units + u);
        double g = value.at(row, 3 * units + u);
        double shown = value.at(row, 5 * units + u);
        double before = row < batch ? 0 : value.at(row - batch, 4 * units + u);
        double later = last ? 0 : ofMemory[row + batch][u] * value.at(row + batch, units + u);
        double dc = later + dh * o * (1 - shown * shown);
        ofMemory[row][u] = dc;
        result[row][u] = dc * g * i * (1 - i);
        result[row][units + u] = dc * before * f * (1 - f);
        result[row][2 * units + u] = dh * shown * o * (1 - o);
        result[row][3 * units + u] = dc * i * (1 - g * g);
      }
    }
    return NdArray.of(value.shape().with(1, 4 * units), index -> result[index[0]][index[1]]);
  }
}
