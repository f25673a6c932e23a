package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.kernels.AdamLoop;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.MatMulLoops;
import java.util.List;

/**
 * w − rate·m / (√v + floor) for w, m and v of one shape, rate and floor [1]: the update of Adam and
 * its kin.
 */
record AdamStep() implements Fused {
  private static final long OPERATIONS = 12;

  /** Up to here the few iterations before and after vectors are what takes time. */
  private static final int ALIGNED = 2048;

  @Override
  public TensorType type(List<TensorType> inputs) {
    TensorType one = TensorType.float32(Shape.of(1));
    if (inputs.size() != 5 || !inputs.get(3).equals(one) || !inputs.get(4).equals(one)) {
      throw new ShapeException(Message.of("shape.adam"), inputs);
    }
    return SameShape.of(inputs.subList(0, 3), 3);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] w = buffers.in(0);
    float[] m = buffers.in(1);
    float[] v = buffers.in(2);
    float[] rate = buffers.in(3);
    float[] floor = buffers.in(4);
    float[] out = buffers.out();
    int n = buffers.outShape().size();
    if (n <= ALIGNED) {
      return aligned(w, m, v, rate, floor, out, n);
    }
    return SameShape.kernel(
        buffers.parallel(),
        n,
        OPERATIONS,
        (from, to) -> AdamLoop.step(w, m, v, rate[0], floor[0], out, from, to));
  }

  /** By way of rows in which all but one iteration are vectors: {@link MatMulLoops}. */
  private static Kernel aligned(
      float[] w, float[] m, float[] v, float[] rate, float[] floor, float[] out, int n) {
    int start = MatMulLoops.START;
    int end = MatMulLoops.length(n);
    float[] rowOfW = new float[end];
    float[] rowOfM = new float[end];
    float[] rowOfV = new float[end];
    return () -> {
      System.arraycopy(w, 0, rowOfW, start, n);
      System.arraycopy(m, 0, rowOfM, start, n);
      System.arraycopy(v, 0, rowOfV, start, n);
      AdamLoop.step(rowOfW, rowOfM, rowOfV, rate[0], floor[0], rowOfW, start - 1, end);
      System.arraycopy(rowOfW, start, out, 0, n);
    };
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public Node expand(List<Node> inputs) {
    Node step = Ops.div(inputs.get(1), Ops.add(Ops.sqrt(inputs.get(2)), inputs.get(4)));
    return Ops.sub(inputs.get(0), Ops.mul(step, inputs.get(3)));
  }
}
