package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.MatMulLoops;
import dev.hone.kernels.Parallel;
import java.util.Arrays;
import java.util.List;

/**
 * The sum of the squares of all elements, a scalar of rank 0, in a fixed order: sums of sixteen
 * squares in float32 (at most 1e-6 off), added up in float64.
 */
record SumOfSquares() implements Fused {
  @Override
  public TensorType type(List<TensorType> inputs) {
    UnaryOp.onlyFloat(inputs);
    return TensorType.float32(Shape.SCALAR);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = buffers.inputType(0).shape().size();
    if (n < Lanes.BLOCK) {
      return () -> out[0] = (float) sum(x, 0, n);
    }
    return new Lanes(x, n, out, buffers.parallel());
  }

  /** Side by side in rows that begin on a cache line, as in {@link MatMulLoops}. */
  private static final class Lanes implements Kernel {
    static final int WIDTH = 128;
    static final int ROWS = 4;
    static final int BLOCK = ROWS * WIDTH;
    static final int BLOCKS_A_SUM = 4;

    private static final int START = MatMulLoops.START;
    private static final int END = MatMulLoops.length(WIDTH);
    private static final int SUMMED = BLOCK * BLOCKS_A_SUM;
    private static final long OPERATIONS = 25;

    private final float[] x;
    private final int n;
    private final float[] out;
    private final double[] sums;
    private final Part[] parts;
    private final Parallel parallel;
    private final Parallel.Rows work = this::run;

    Lanes(float[] x, int n, float[] out, Parallel parallel) {
      this.x = x;
      this.n = n;
      this.out = out;
      this.parallel = parallel;
      sums = new double[(n + SUMMED - 1) / SUMMED];
      parts = new Part[Math.min(sums.length, parallel.shares(OPERATIONS * n))];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = new Part(sums.length * i / parts.length, sums.length * (i + 1) / parts.length);
      }
    }

    @Override
    public void run() {
      parallel.run(parts.length, OPERATIONS * n / parts.length, work);
      double sum = 0;
      for (double each : sums) {
        sum += each;
      }
      out[0] = (float) sum;
    }

    private void run(int from, int to) {
      for (int i = from; i < to; i++) {
        parts[i].run();
      }
    }

    /** Some of the sums, with memory of their own. */
    private final class Part {
      private final int from;
      private final int to;
      private final float[][] rows = new float[ROWS][END];
      private final float[] negated = new float[END];

      Part(int from, int to) {
        this.from = from;
        this.to = to;
      }

      void run() {
        for (int i = from; i < to; i++) {
          sums[i] = sum(i * SUMMED, Math.min(n, (i + 1) * SUMMED));
        }
      }

      private double sum(int first, int end) {
        Arrays.fill(negated, 0f);
        int at = first;
        while (at + BLOCK <= end) {
          for (float[] row : rows) {
            System.arraycopy(x, at, row, START, WIDTH);
            at += WIDTH;
          }
          subtract(rows[0], rows[1], rows[2], rows[3], negated);
        }
        return SumOfSquares.sum(x, at, end) - total();
      }

      private double total() {
        double even = 0;
        double odd = 0;
        for (int j = START; j < END; j += 2) {
          even += negated[j];
          odd += negated[j + 1];
        }
        return even + odd;
      }
    }

    private static void subtract(float[] r0, float[] r1, float[] r2, float[] r3, float[] sums) {
      for (int j = START - 1; j < END; j++) {
        sums[j] = sums[j] - r0[j] * r0[j] - r1[j] * r1[j] - r2[j] * r2[j] - r3[j] * r3[j];
      }
    }
  }

  /** Four sums side by side: one alone waits for each addition before it. */
  private static double sum(float[] x, int from, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 3 < n; i += 4) {
      float x0 = x[i];
      float x1 = x[i + 1];
      float x2 = x[i + 2];
      float x3 = x[i + 3];
      s0 += x0 * x0;
      s1 += x1 * x1;
      s2 += x2 * x2;
      s3 += x3 * x3;
    }
    for (; i < n; i++) {
      s0 += x[i] * x[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  @Override
  public Node expand(List<Node> inputs) {
    return Ops.sum(Ops.square(inputs.get(0)));
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.mul(upstream, Ops.mul(2, node.inputs().get(0)))};
  }
}
