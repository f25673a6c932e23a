package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.FloatMath;
import dev.hone.kernels.Kernel;

/** Hyperbolic tangent; {@link FloatMath} says how exact. */
public record Tanh() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = buffers.outShape().size();
    return () -> FloatMath.tanh(x, out, 0, n);
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
