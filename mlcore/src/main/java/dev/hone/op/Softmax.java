package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.FloatMath;
import dev.hone.kernels.Kernel;
import java.util.List;

/**
 * e^x divided by its sum over the last axis, computed relative to the largest so that nothing
 * overflows.
 */
record Softmax() implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    return rows(inputs);
  }

  /** One float32 tensor with at least one axis. */
  static TensorType rows(List<TensorType> inputs) {
    TensorType input = UnaryOp.onlyFloat(inputs);
    if (input.shape().rank() == 0) {
      throw new ShapeException(Message.of("shape.rank"), input);
    }
    return input;
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    int n = buffers.outShape().dim(-1);
    int rows = buffers.outShape().size() / n;
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    return () -> {
      for (int row = 0; row < rows; row++) {
        int from = row * n;
        float max = max(x, from, n);
        double sum = 0;
        for (int i = from; i < from + n; i++) {
          double e = FloatMath.exp(x[i] - max);
          out[i] = (float) e;
          sum += e;
        }
        float factor = (float) (1 / sum);
        for (int i = from; i < from + n; i++) {
          out[i] *= factor;
        }
      }
    };
  }

  static float max(float[] x, int from, int n) {
    float max = x[from];
    for (int i = from + 1; i < from + n; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node dot = Ops.sumLast(Ops.mul(upstream, node));
    return new Node[] {Ops.mul(Ops.sub(upstream, dot), node)};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.SOFTMAX, node.shape(), emitter.operand(0)));
  }
}
