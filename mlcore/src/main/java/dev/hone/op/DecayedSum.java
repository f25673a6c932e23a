package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.Ranges;
import java.util.List;

/**
 * decay·s + x, or decay·s + x², of two tensors of one shape: what an optimiser keeps of gradients
 * and their squares.
 *
 * @param decay what is left of s
 * @param squared whether x is squared
 */
record DecayedSum(float decay, boolean squared) implements Fused {
  private static final long OPERATIONS = 3;

  @Override
  public TensorType type(List<TensorType> inputs) {
    return SameShape.of(inputs, 2);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] s = buffers.in(0);
    float[] x = buffers.in(1);
    float[] out = buffers.out();
    int n = buffers.outShape().size();
    float share = decay;
    return Ranges.kernel(
        buffers.parallel(),
        n,
        OPERATIONS,
        squared
            ? (from, to) -> {
              for (int i = from; i < to; i++) {
                out[i] = share * s[i] + x[i] * x[i];
              }
            }
            : (from, to) -> {
              for (int i = from; i < to; i++) {
                out[i] = share * s[i] + x[i];
              }
            });
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public Node expand(List<Node> inputs) {
    Node x = inputs.get(1);
    return Ops.add(Ops.mul(decay, inputs.get(0)), squared ? Ops.square(x) : x);
  }
}
