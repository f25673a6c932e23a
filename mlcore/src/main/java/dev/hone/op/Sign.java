package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/** −1, 0 or 1; the derivative is 0 wherever it exists. */
record Sign() implements UnaryOp {
  /** Its square times any number but zero is beyond 1; so the loop has no branches. */
  static final float HUGE = 1e38f;

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = buffers.outShape().size();
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(-1f, Math.min(1f, x[i] * HUGE * HUGE));
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {NOT_DIFFERENTIABLE};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.SIGN, node.shape(), emitter.operand(0)));
  }
}
