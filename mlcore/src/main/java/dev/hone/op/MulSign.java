package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.KernelSet;
import dev.hone.kernels.Ranges;
import java.util.List;

/** a · sign(b) of two tensors of one shape: the way back through {@link Relu} and {@link Abs}. */
record MulSign() implements Fused {
  private static final long OPERATIONS = 4;

  @Override
  public TensorType type(List<TensorType> inputs) {
    return SameShape.of(inputs, 2);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    KernelSet set = buffers.kernels();
    float[] a = buffers.in(0);
    float[] b = buffers.in(1);
    float[] out = buffers.out();
    return Ranges.kernel(
        buffers.parallel(),
        buffers.outShape().size(),
        OPERATIONS,
        (from, to) -> set.mulSign(a, b, out, from, to));
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public Node expand(List<Node> inputs) {
    return Ops.mul(inputs.get(0), Ops.sign(inputs.get(1)));
  }
}
