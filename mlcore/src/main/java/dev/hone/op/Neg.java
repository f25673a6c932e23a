package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** −x. */
record Neg() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = buffers.outShape().size();
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = -x[i];
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.neg(upstream)};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.NEG, node.shape(), emitter.operand(0)));
  }
}
