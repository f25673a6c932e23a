package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** eˣ; {@link FloatMath} says how exact. */
record Exp() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers.kernels().exp(buffers.in(0), buffers.out(), buffers.outShape().size());
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.mul(upstream, node)};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.EXP, node.shape(), emitter.operand(0)));
  }
}
