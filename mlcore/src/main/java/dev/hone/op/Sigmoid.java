package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.FloatMath;
import dev.hone.kernels.Kernel;

/** 1 / (1 + e⁻ˣ); {@link FloatMath} says how exact. */
public record Sigmoid() implements UnaryOp {
  private static final int CHUNK = 1024;

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = buffers.outShape().size();
    float[] scratch = new float[Math.min(n, CHUNK)];
    return () -> FloatMath.sigmoid(x, out, n, scratch);
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.mul(upstream, Ops.mul(node, Ops.sub(1, node)))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.LOGISTIC, node.shape(), emitter.operand(0)));
  }
}
