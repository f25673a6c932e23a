package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;
import java.util.List;

/** The same elements in the same order under another shape. */
record Reshape(Shape shape) implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    TensorType input = UnaryOp.onlyFloat(inputs);
    if (input.shape().size() != shape.size()) {
      throw new ShapeException(Message.of("shape.elements", shape.size(), shape.toString()), input);
    }
    return TensorType.float32(shape);
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = shape.size();
    return () -> {
      if (x != out) {
        System.arraycopy(x, 0, out, 0, n);
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.reshape(upstream, node.inputs().get(0).shape())};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emitter.emit(TfLiteOperator.RESHAPE, shape, emitter.operand(0)));
  }
}
