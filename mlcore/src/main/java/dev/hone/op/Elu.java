package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** x above 0 and eˣ − 1 below (Clevert et al. 2015, with α = 1). */
public record Elu() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers.kernels().elu(buffers.in(0), buffers.out(), buffers.outShape().size());
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    // e^x = elu + 1 below 0, and 1 above: 1 + min(elu, 0).
    return new Node[] {Ops.mul(upstream, Ops.add(1, Ops.minimum(node, 0)))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.ELU, node.shape(), emitter.operand(0)));
  }
}
