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
import dev.hone.graph.TfLiteOptions;
import dev.hone.kernels.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Axes in another order: axis i of the result is axis {@code order[i]} of the input. */
record Transpose(List<Integer> order) implements Op {
  public Transpose {
    order = List.copyOf(order);
  }

  @Override
  public TensorType type(List<TensorType> inputs) {
    Shape shape = UnaryOp.onlyFloat(inputs).shape();
    if (order.size() != shape.rank()
        || !order.stream().sorted().collect(Collectors.toList()).equals(axes(shape))) {
      throw new ShapeException(Message.of("shape.order"), order + " for " + shape);
    }
    return TensorType.float32(Shape.of(order.stream().mapToInt(axis -> shape.dim(axis)).toArray()));
  }

  private static List<Integer> axes(Shape shape) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      axes.add(axis);
    }
    return axes;
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    Shape in = buffers.inputType(0).shape();
    Shape outShape = buffers.outShape();
    int rank = outShape.rank();
    int[] inStrides = in.strides();
    // Trailing axes that stay in place are copied as one run.
    int kept = rank;
    int run = 1;
    while (kept > 0 && order.get(kept - 1) == kept - 1) {
      run *= outShape.dim(--kept);
    }
    int[] from = new int[outShape.size() / run];
    for (int r = 0; r < from.length; r++) {
      int rest = r;
      for (int axis = kept - 1; axis >= 0; axis--) {
        from[r] += rest % outShape.dim(axis) * inStrides[order.get(axis)];
        rest /= outShape.dim(axis);
      }
    }
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int length = run;
    if (length == 1) {
      return () -> {
        for (int r = 0; r < from.length; r++) {
          out[r] = x[from[r]];
        }
      };
    }
    return () -> {
      for (int r = 0; r < from.length; r++) {
        System.arraycopy(x, from[r], out, r * length, length);
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Integer[] inverse = new Integer[order.size()];
    for (int axis = 0; axis < inverse.length; axis++) {
      inverse[order.get(axis)] = axis;
    }
    return new Node[] {Ops.transpose(upstream, List.of(inverse))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    if (order.isEmpty()) {
      // A permutation of nothing cannot be stored.
      emitter.result(emitter.emit(TfLiteOperator.RESHAPE, node.shape(), emitter.operand(0)));
      return;
    }
    emitter.result(
        emitter.emit(
            TfLiteOperator.TRANSPOSE,
            new TfLiteOptions.Permutation(order),
            node.shape(),
            emitter.operand(0)));
  }
}
