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

/** Zeros put before and after a tensor along one axis: the reverse of {@link Slice}. */
record Pad(int axis, int before, int after) implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    Shape shape = UnaryOp.onlyFloat(inputs).shape();
    if (axis < 0 || axis >= shape.rank() || before < 0 || after < 0) {
      throw new ShapeException(
          Message.of("shape.pad"),
          Message.of("shape.pad.received", axis, before, after, shape.toString()));
    }
    return TensorType.float32(shape.with(axis, before + shape.dim(axis) + after));
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    Shape in = buffers.inputType(0).shape();
    int stride = in.strides()[axis];
    int run = stride * in.dim(axis);
    int outRun = stride * (before + in.dim(axis) + after);
    int blocks = in.size() / run;
    int first = stride * before;
    int size = buffers.outShape().size();
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    return () -> {
      Arrays.fill(out, 0, size, 0f);
      for (int block = 0; block < blocks; block++) {
        System.arraycopy(x, block * run, out, block * outRun + first, run);
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    int length = node.inputs().get(0).shape().dim(axis);
    return new Node[] {Ops.slice(upstream, axis, before, length)};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    Integer[] befores = new Integer[node.shape().rank()];
    Integer[] afters = new Integer[node.shape().rank()];
    Arrays.fill(befores, 0);
    Arrays.fill(afters, 0);
    befores[axis] = before;
    afters[axis] = after;
    emitter.result(
        emitter.emit(
            TfLiteOperator.PAD,
            new TfLiteOptions.Padding(List.of(befores), List.of(afters)),
            node.shape(),
            emitter.operand(0)));
  }
}
