package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteEmitter.Tensor;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.Labels;
import java.util.Arrays;
import java.util.List;

/** int32 indices [...] → float32 [..., depth]: 1 at the index, 0 elsewhere. */
record OneHot(int depth) implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    if (inputs.size() != 1 || inputs.get(0).dtype() != DType.INT32 || depth < 1) {
      throw new ShapeException(Message.of("shape.one-hot"), "depth " + depth + " for " + inputs);
    }
    return TensorType.float32(append(inputs.get(0).shape(), depth));
  }

  /** A shape with one more axis at its end. */
  static Shape append(Shape shape, int dim) {
    int[] dims = Arrays.copyOf(shape.dims(), shape.rank() + 1);
    dims[shape.rank()] = dim;
    return Shape.of(dims);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    int[] indices = buffers.intIn(0);
    int n = buffers.inputType(0).shape().size();
    float[] out = buffers.out();
    return () -> {
      Arrays.fill(out, 0, n * depth, 0f);
      for (int i = 0; i < n; i++) {
        Labels.check("OneHot", indices[i], i, depth);
        out[i * depth + indices[i]] = 1f;
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {NOT_DIFFERENTIABLE};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    Shape shape = rows(node, emitter);
    Tensor hot = emitter.emit(TfLiteOperator.ONE_HOT, shape, emitter.operand(0));
    emitter.result(reshaped(emitter, hot, node.shape()));
  }

  /**
   * The shape [..., D] of what GATHER and ONE_HOT make of a node's indices [...]: [N, D] for the
   * GPU delegate, where indices have rank 1.
   */
  static Shape rows(Node node, TfLiteEmitter emitter) {
    int width = node.shape().dim(-1);
    return emitter.target() == TfLiteEmitter.Target.GPU_DELEGATE
        ? Shape.of(node.shape().size() / width, width)
        : node.shape();
  }

  static Tensor reshaped(TfLiteEmitter emitter, Tensor tensor, Shape shape) {
    return tensor.shape().equals(shape)
        ? tensor
        : emitter.emit(TfLiteOperator.RESHAPE, shape, tensor);
  }
}
