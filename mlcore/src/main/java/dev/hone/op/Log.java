package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** Natural logarithm; −∞ at 0 and NaN below. */
public record Log() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers.kernels().log(buffers.in(0), buffers.out(), buffers.outShape().size());
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.div(upstream, node.inputs().get(0))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.LOG, node.shape(), emitter.operand(0)));
  }
}
