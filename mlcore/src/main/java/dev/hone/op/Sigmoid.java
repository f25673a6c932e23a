package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** 1 / (1 + e⁻ˣ); {@link FloatMath} says how exact. */
public record Sigmoid() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers.kernels().sigmoid(buffers.in(0), buffers.out(), buffers.outShape().size());
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
