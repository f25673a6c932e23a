package dev.hone.kernels;

/**
 * The loops that a runtime's compiler decides about, under a name. Each set computes the same to
 * within the bounds that stand at its methods; a run goes on with the set it began with. The
 * methods here are the forms that are good everywhere; a set replaces what its runtime wants
 * otherwise.
 *
 * <p>Arrays start at the tensor's first element. Kernels allocate nothing when they run.
 */
public abstract class KernelSet {
  KernelSet() {}

  /** What the user calls it: {@code hotspot}. */
  public abstract String name();

  @Override
  public final String toString() {
    return name();
  }

  abstract double exp(double x);

  abstract double log(double x);

  abstract double log1p(double x);

  abstract double expm1(double x);

  /** out[i] = max(x[i], 0). */
  public Kernel relu(float[] x, float[] out, int n) {
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(x[i], 0f);
      }
    };
  }

  /** out[i] = x[i] above 0 and alpha · x[i] below. */
  public Kernel leakyRelu(float[] x, float alpha, float[] out, int n) {
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = x[i] > 0 ? x[i] : alpha * x[i];
      }
    };
  }

  /** out[i] = −1, 0 or 1. */
  public Kernel sign(float[] x, float[] out, int n) {
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(-1f, Math.min(1f, x[i] * SignLoops.HUGE * SignLoops.HUGE));
      }
    };
  }

  /** out[i] = a[i] · sign(b[i]) for elements of a range. */
  public void mulSign(float[] a, float[] b, float[] out, int from, int to) {
    SignLoops.mulSign(a, b, out, from, to);
  }

  /** out[i] = √x[i], rounded correctly. */
  public Kernel sqrt(float[] x, float[] out, int n) {
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = (float) Math.sqrt(x[i]);
      }
    };
  }

  /** out[i] = 1 / √x[i]. */
  public Kernel rsqrt(float[] x, float[] out, int n) {
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = (float) (1 / Math.sqrt(x[i]));
      }
    };
  }

  /** out[i] = eˣ; {@link FloatMath} says how exact. */
  public Kernel exp(float[] x, float[] out, int n) {
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = FloatMath.exp(x[i]);
      }
    };
  }

  /** out[i] = ln x[i], of the runtime's or {@link StrictMath}'s float64. */
  public Kernel log(float[] x, float[] out, int n) {
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = (float) log(x[i]);
      }
    };
  }

  /** out[i] = ln(1 + eˣ). */
  public Kernel softplus(float[] x, float[] out, int n) {
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(x[i], 0f) + (float) log1p(exp(-Math.abs(x[i])));
      }
    };
  }

  /** out[i] = x[i] above 0 and eˣ − 1 below. */
  public Kernel elu(float[] x, float[] out, int n) {
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = x[i] > 0 ? x[i] : (float) expm1(x[i]);
      }
    };
  }

  /** out[i] = tanh(x[i]) for elements of a range; {@link FloatMath} says how exact. */
  public void tanh(float[] x, float[] out, int from, int to) {
    FloatMath.tanh(x, out, from, to);
  }

  /** out[i] = 1 / (1 + e⁻ˣ) by way of tanh, at most 2.5e-7 off, for elements of a range. */
  void gate(float[] x, float[] out, int from, int to) {
    FloatMath.gate(x, out, from, to);
  }

  /** out[i] = 1 / (1 + e⁻ˣ); {@link FloatMath} says how exact. */
  public final Kernel sigmoid(float[] x, float[] out, int n) {
    float[] scratch = new float[Math.min(n, SCRATCH)];
    return () -> FloatMath.sigmoid(this, x, out, n, scratch);
  }

  /** Elements at a time of a loop that needs some memory of its own. */
  static final int SCRATCH = 1024;

  /** The largest of a row. */
  public static float max(float[] x, int from, int n) {
    float max = x[from];
    for (int i = from + 1; i < from + n; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }

  /** Each row's eˣ divided by their sum, relative to the largest. */
  public Kernel softmax(float[] x, float[] out, int rows, int n) {
    return () -> {
      for (int row = 0; row < rows; row++) {
        int from = row * n;
        float max = max(x, from, n);
        double sum = 0;
        for (int i = from; i < from + n; i++) {
          double e = FloatMath.exp(x[i] - max);
          out[i] = (float) e;
          sum += e;
        }
        float factor = (float) (1 / sum);
        for (int i = from; i < from + n; i++) {
          out[i] *= factor;
        }
      }
    };
  }

  /** The logarithm of {@link #softmax}. */
  public Kernel logSoftmax(float[] x, float[] out, int rows, int n) {
    return () -> {
      for (int row = 0; row < rows; row++) {
        int from = row * n;
        float max = max(x, from, n);
        double sum = 0;
        for (int i = from; i < from + n; i++) {
          sum += FloatMath.exp(x[i] - max);
        }
        float logSum = (float) log(sum);
        for (int i = from; i < from + n; i++) {
          out[i] = x[i] - max - logSum;
        }
      }
    };
  }

  /**
   * Each row's u · (1 at the label − eˣ).
   *
   * @param x log probabilities [rows, classes]
   * @param u [rows]
   * @param labels [rows]; {@link Labels} says what they may be
   */
  public Kernel crossEntropyGradient(
      float[] x, float[] u, int[] labels, float[] out, int rows, int classes) {
    return () -> {
      for (int row = 0; row < rows; row++) {
        Labels.check("CrossEntropyGradient", labels[row], row, classes);
        float scale = u[row];
        int from = row * classes;
        for (int i = from; i < from + classes; i++) {
          out[i] = -(FloatMath.exp(x[i]) * scale);
        }
        out[from + labels[row]] += scale;
      }
    };
  }

  /**
   * out = w − rate[0] · m / (√v + floor[0]).
   *
   * @param out may be {@code w}
   */
  public Kernel adam(
      float[] w,
      float[] m,
      float[] v,
      float[] rate,
      float[] floor,
      float[] out,
      int n,
      Parallel parallel) {
    return AdamLoop.kernel(w, m, v, rate, floor, out, n, parallel);
  }

  /** Where the longer side of a product is at least this, loops over its rows are faster. */
  int smallBelow() {
    return SmallMatMulKernel.BELOW;
  }

  /**
   * sums[i] -= Σ a[at + i·rowStep + p·step] · rows[p], for rows i in [from, to) and p in [0, k):
   * blocks of three p, in this order, each product and each difference rounded.
   *
   * @param fresh from zero, whatever the sums held before
   */
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
    MatMulLoops.run(a, at, rowStep, step, rows, k, n, sums, from, to, fresh);
  }

  /** The product of two matrices, either of which may be stored transposed: [m, k] · [k, n]. */
  public final Kernel product(
      float[] a,
      boolean transposeA,
      float[] b,
      boolean transposeB,
      float[] out,
      int m,
      int k,
      int n,
      Parallel parallel) {
    return MatMulKernel.of(this, a, transposeA, b, transposeB, out, m, k, n, parallel);
  }

  /** out[j] = factor · Σ x[i · n + j] over count rows. */
  public final Kernel sumOfRows(float[] x, int count, int n, float factor, float[] out) {
    return new SumOfRows(this, x, count, n, factor, out);
  }
}
