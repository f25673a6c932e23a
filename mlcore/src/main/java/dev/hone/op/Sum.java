package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;
import java.util.Arrays;
import java.util.List;

/** The sum over some axes. Runs are summed in float64, in a fixed order. */
record Sum(List<Integer> axes, boolean keepDims) implements Reduction {
  public Sum {
    axes = List.copyOf(axes);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return kernel(this, buffers, 1f);
  }

  /** Sums, times a factor. */
  static Kernel kernel(Reduction op, KernelBuffers buffers, float factor) {
    Runs runs = Runs.of(op, buffers);
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int size = buffers.outShape().size();
    int run = runs.run;
    int[] offsets = runs.outOffsets;
    boolean folds = runs.folds;
    if (!folds && size == run) {
      return buffers.kernels().sumOfRows(x, offsets.length, run, factor, out);
    }
    return () -> {
      Arrays.fill(out, 0, size, 0f);
      for (int r = 0; r < offsets.length; r++) {
        if (folds) {
          out[offsets[r]] += sum(x, r * run, run);
        } else {
          add(x, r * run, out, offsets[r], run);
        }
      }
      scale(out, size, factor);
    };
  }

  private static void scale(float[] out, int size, float factor) {
    if (factor != 1f) {
      for (int i = 0; i < size; i++) {
        out[i] *= factor;
      }
    }
  }

  private static float sum(float[] x, int from, int n) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < n; i += 2) {
      even += x[from + i];
      odd += x[from + i + 1];
    }
    if (i < n) {
      even += x[from + i];
    }
    return (float) (even + odd);
  }

  private static void add(float[] x, int from, float[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += x[from + i];
    }
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {unfold(upstream, node.inputs().get(0).shape())};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emit(node, emitter, TfLiteOperator.SUM);
  }
}
