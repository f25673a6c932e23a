package dev.hone.kernels;

/**
 * For the Android Runtime: loops of additions, subtractions, products, quotients and magnitudes
 * alone are vectors there, so roots, minima and comparisons are made of those, or stand in a short
 * loop of their own before. The loops are in {@link ArtLoops}.
 */
final class ArtKernels extends HotspotKernels {
  private static final long ADAM_OPERATIONS = 30;

  /** From here on rows of a product are loops; a tile of sums is not a vector. */
  private static final int SMALL_BELOW = 8;

  @Override
  public String name() {
    return "art";
  }

  /** ½x + ½|x|: the same value for every normal x, NaN for −∞. */
  @Override
  public Kernel relu(float[] x, float[] out, int n) {
    return () -> ArtLoops.relu(x, out, n);
  }

  /** αx + (1 − α)(½x + ½|x|): at most 2.5e-7 of the value off; NaN for −∞. */
  @Override
  public Kernel leakyRelu(float[] x, float alpha, float[] out, int n) {
    return () -> ArtLoops.leakyRelu(x, alpha, 1 - alpha, out, n);
  }

  /** Exact for 0 and for magnitudes from 4e-31 on; NaN for an infinite x. */
  @Override
  public Kernel sign(float[] x, float[] out, int n) {
    return () -> ArtLoops.sign(x, out, n);
  }

  /** As {@link #sign}. */
  @Override
  public void mulSign(float[] a, float[] b, float[] out, int from, int to) {
    ArtLoops.mulSign(a, b, out, from, to);
  }

  /** At most 2.5e-7 of the value off over all normal numbers; 0 for 0. */
  @Override
  public Kernel sqrt(float[] x, float[] out, int n) {
    float[] guess = new float[n];
    return () -> {
      ArtLoops.guess(x, guess, 0, n);
      ArtLoops.sqrt(x, guess, out, n);
    };
  }

  /** At most 2.5e-7 of the value off over all normal numbers. */
  @Override
  public Kernel rsqrt(float[] x, float[] out, int n) {
    float[] guess = new float[n];
    return () -> {
      ArtLoops.guess(x, guess, 0, n);
      ArtLoops.rsqrt(x, guess, n);
      System.arraycopy(guess, 0, out, 0, n);
    };
  }

  /** The same to the bit. */
  @Override
  public Kernel exp(float[] x, float[] out, int n) {
    float[] rest = new float[Math.min(n, SCRATCH)];
    float[] power = new float[rest.length];
    return () -> exp(x, out, n, rest, power);
  }

  private static void exp(float[] x, float[] out, int n, float[] rest, float[] power) {
    for (int from = 0; from < n; from += rest.length) {
      int count = Math.min(rest.length, n - from);
      FloatMath.reduce(x, from, count, rest, power);
      ArtLoops.exp(rest, power, count);
      System.arraycopy(rest, 0, out, from, count);
    }
  }

  /** As the common form for magnitudes up to where tanh rounds to 1, beyond at most 2.4e-7 off. */
  @Override
  public void tanh(float[] x, float[] out, int from, int to) {
    ArtLoops.tanh(x, out, from, to);
  }

  /** As {@link #tanh}. */
  @Override
  void gate(float[] x, float[] out, int from, int to) {
    ArtLoops.gate(x, out, from, to);
  }

  /** The same to the bit. */
  @Override
  public Kernel softmax(float[] x, float[] out, int rows, int n) {
    Kernel exp = exp(out, out, rows * n);
    return () -> {
      for (int row = 0; row < rows; row++) {
        ArtLoops.subtract(x, row * n, n, max(x, row * n, n), out);
      }
      exp.run();
      for (int row = 0; row < rows; row++) {
        ArtLoops.multiply(out, row * n, n, (float) (1 / sum(out, row * n, n)));
      }
    };
  }

  private static double sum(float[] x, int from, int n) {
    double sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += x[i];
    }
    return sum;
  }

  /** The same to the bit. */
  @Override
  public Kernel logSoftmax(float[] x, float[] out, int rows, int n) {
    float[] powers = new float[rows * n];
    Kernel exp = exp(out, powers, rows * n);
    return () -> {
      for (int row = 0; row < rows; row++) {
        ArtLoops.subtract(x, row * n, n, max(x, row * n, n), out);
      }
      exp.run();
      for (int row = 0; row < rows; row++) {
        ArtLoops.subtract(out, row * n, n, (float) log(sum(powers, row * n, n)), out);
      }
    };
  }

  /** The same to the bit. */
  @Override
  public Kernel crossEntropyGradient(
      float[] x, float[] u, int[] labels, float[] out, int rows, int classes) {
    Kernel exp = exp(x, out, rows * classes);
    return () -> {
      for (int row = 0; row < rows; row++) {
        Labels.check("CrossEntropyGradient", labels[row], row, classes);
      }
      exp.run();
      for (int row = 0; row < rows; row++) {
        ArtLoops.multiply(out, row * classes, classes, -u[row]);
        out[row * classes + labels[row]] += u[row];
      }
    };
  }

  /** With roots as {@link #sqrt}. */
  @Override
  public Kernel adam(
      float[] w,
      float[] m,
      float[] v,
      float[] rate,
      float[] floor,
      float[] out,
      int n,
      Parallel parallel) {
    float[] guess = new float[n];
    return Ranges.kernel(
        parallel,
        n,
        ADAM_OPERATIONS,
        (from, to) -> {
          ArtLoops.guess(v, guess, from, to);
          ArtLoops.adam(w, m, v, guess, rate[0], floor[0], out, from, to);
        });
  }

  @Override
  int smallBelow() {
    return SMALL_BELOW;
  }

  /** Four rows by three, in the same order and so with the same bits. */
  @Override
  void subtract(
      float[] a,
      int at,
      int rowStep,
      int step,
      float[][] rows,
      int k,
      int n,
      float[][] sums,
      int from,
      int to,
      boolean fresh) {
    ArtProducts.run(a, at, rowStep, step, rows, k, n, sums, from, to, fresh);
  }
}
