package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.KernelSet;
import java.util.Arrays;
import java.util.List;

/**
 * The largest element over some axes; where several are largest, they share the gradient equally.
 */
record ReduceMax(List<Integer> axes, boolean keepDims) implements Reduction {
  public ReduceMax {
    axes = List.copyOf(axes);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    Runs runs = Runs.of(this, buffers);
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int size = buffers.outShape().size();
    int run = runs.run;
    boolean folds = runs.folds;
    int[] offsets = runs.outOffsets;
    return () -> {
      Arrays.fill(out, 0, size, Float.NEGATIVE_INFINITY);
      for (int r = 0; r < offsets.length; r++) {
        int to = offsets[r];
        if (folds) {
          out[to] = Math.max(out[to], KernelSet.max(x, r * run, run));
        } else {
          raise(x, r * run, out, to, run);
        }
      }
    };
  }

  private static void raise(float[] x, int from, float[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] = Math.max(out[to + i], x[from + i]);
    }
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node input = node.inputs().get(0);
    Shape kept = folded(input.shape(), true);
    Node below = Ops.sign(Ops.sub(Ops.reshape(node, kept), input));
    Node largest = Ops.sub(1, below);
    Node share = Ops.div(Ops.reshape(upstream, kept), Ops.sum(largest, axes, true));
    return new Node[] {Ops.mul(largest, share)};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emit(node, emitter, TfLiteOperator.REDUCE_MAX);
  }
}
