package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteEmitter.Tensor;
import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import dev.hone.kernels.Kernel;
import java.util.ArrayList;
import java.util.List;

/** A tensor repeated to a shape, by the rule of broadcasting. */
record BroadcastTo(Shape shape) implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    TensorType input = UnaryOp.onlyFloat(inputs);
    if (!Broadcast.shape(input.shape(), shape).equals(shape)) {
      throw new ShapeException(Message.of("shape.broadcast-to", shape.toString()), input);
    }
    return TensorType.float32(shape);
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    int[] from = Broadcast.sources(buffers.inputType(0).shape(), shape);
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = shape.size();
    return () -> {
      for (int i = 0; i < n; i++) {
        out[i] = x[from[i]];
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Broadcast.reduceTo(upstream, node.inputs().get(0).shape())};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(emit(emitter, emitter.operand(0), shape));
  }

  /** Repeats a tensor of the file to a shape. */
  static Tensor emit(TfLiteEmitter emitter, Tensor tensor, Shape shape) {
    if (tensor.shape().size() == shape.size()) {
      return emitter.emit(TfLiteOperator.RESHAPE, shape, tensor);
    }
    int rank = shape.rank();
    int[] dims = new int[rank];
    List<Integer> multiples = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      dims[axis] = Broadcast.dim(tensor.shape(), axis, rank);
      multiples.add(shape.dim(axis) / dims[axis]);
    }
    Shape aligned = Shape.of(dims);
    Tensor whole =
        aligned.equals(tensor.shape())
            ? tensor
            : emitter.emit(TfLiteOperator.RESHAPE, aligned, tensor);
    return emitter.emit(TfLiteOperator.TILE, new TfLiteOptions.Multiples(multiples), shape, whole);
  }
}
