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
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = buffers.outShape().size();
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(x[i], 0f);
      }
    };
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
