package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** max(x, 0); the derivative at 0 is taken as 0. */
public record Relu() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers.kernels().relu(buffers.in(0), buffers.out(), buffers.outShape().size());
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.mulSign(upstream, node)};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.RELU, node.shape(), emitter.operand(0)));
  }
}
