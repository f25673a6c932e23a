package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** √x; NaN below 0. The derivative at 0 is infinite. */
record Sqrt() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers.kernels().sqrt(buffers.in(0), buffers.out(), buffers.outShape().size());
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.mul(upstream, Ops.div(0.5, node))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.SQRT, node.shape(), emitter.operand(0)));
  }
}
