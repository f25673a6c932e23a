package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** |x|; the derivative at 0 is taken as 0. */
record Abs() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = buffers.outShape().size();
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = Math.abs(x[i]);
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.mulSign(upstream, node.inputs().get(0))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.ABS, node.shape(), emitter.operand(0)));
  }
}
