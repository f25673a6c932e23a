package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.Ranges;
import java.util.List;

/** w − rate·x for w and x of one shape and rate [1]: a step of gradient descent. */
record SubScaled() implements Fused {
  private static final long OPERATIONS = 2;

  @Override
  public TensorType type(List<TensorType> inputs) {
    if (inputs.size() != 3 || !inputs.get(2).equals(TensorType.float32(Shape.of(1)))) {
      throw new ShapeException(Message.of("shape.sub-scaled"), inputs);
    }
    return SameShape.of(inputs.subList(0, 2), 2);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] w = buffers.in(0);
    float[] x = buffers.in(1);
    float[] rate = buffers.in(2);
    float[] out = buffers.out();
    return Ranges.kernel(
        buffers.parallel(),
        buffers.outShape().size(),
        OPERATIONS,
        (from, to) -> step(w, x, rate[0], out, from, to));
  }

  private static void step(float[] w, float[] x, float rate, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = w[i] - rate * x[i];
    }
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public Node expand(List<Node> inputs) {
    return Ops.sub(inputs.get(0), Ops.mul(inputs.get(1), inputs.get(2)));
  }
}
