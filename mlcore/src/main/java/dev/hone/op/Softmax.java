package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
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
    return buffers
        .kernels()
        .softmax(buffers.in(0), buffers.out(), buffers.outShape().size() / n, n);
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
