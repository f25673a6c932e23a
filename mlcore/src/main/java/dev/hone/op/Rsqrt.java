package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** 1 / √x. */
record Rsqrt() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers.kernels().rsqrt(buffers.in(0), buffers.out(), buffers.outShape().size());
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    // d x^(-1/2) = -1/2 x^(-3/2)
    return new Node[] {Ops.mul(upstream, Ops.mul(-0.5, Ops.div(node, node.inputs().get(0))))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.RSQRT, node.shape(), emitter.operand(0)));
  }
}
