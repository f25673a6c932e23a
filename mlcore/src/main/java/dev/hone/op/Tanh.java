package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.KernelSet;

/** Hyperbolic tangent; {@link FloatMath} says how exact. */
public record Tanh() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    KernelSet set = buffers.kernels();
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = buffers.outShape().size();
    return () -> set.tanh(x, out, 0, n);
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.mul(upstream, Ops.sub(1, Ops.square(node)))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.TANH, node.shape(), emitter.operand(0)));
  }
}
