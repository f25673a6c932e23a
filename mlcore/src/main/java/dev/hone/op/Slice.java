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
import java.util.Arrays;
import java.util.List;

/**
 * The part of a tensor that begins at index {@code begin} of one axis and is {@code length} long
 * there.
 */
public record Slice(int axis, int begin, int length) implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    Shape shape = UnaryOp.onlyFloat(inputs).shape();
    boolean inside =
        axis >= 0
            && axis < shape.rank()
            && begin >= 0
            && length >= 1
            && begin <= shape.dim(axis) - length;
    if (!inside) {
      throw new ShapeException(
          Message.of("shape.part"),
          Message.of("shape.part.received", axis, begin, length, shape.toString()));
    }
    return TensorType.float32(shape.with(axis, length));
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    Shape in = buffers.inputType(0).shape();
    int stride = in.strides()[axis];
    int inRun = stride * in.dim(axis);
    int run = stride * length;
    int blocks = in.size() / inRun;
    int first = stride * begin;
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    return () -> {
      for (int block = 0; block < blocks; block++) {
        System.arraycopy(x, block * inRun + first, out, block * run, run);
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    int after = node.inputs().get(0).shape().dim(axis) - begin - length;
    return new Node[] {Ops.pad(upstream, axis, begin, after)};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    Integer[] begins = new Integer[node.shape().rank()];
    Arrays.fill(begins, 0);
    begins[axis] = begin;
    emitter.result(
        emitter.emit(
            TfLiteOperator.SLICE,
            new TfLiteOptions.Begin(List.of(begins)),
            node.shape(),
            emitter.operand(0)));
  }
}
