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
import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import dev.hone.kernels.Kernel;
import java.util.List;

/** Tensors joined along one axis; their other dimensions agree. */
record Concat(int axis) implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException(Message.of("shape.some"), Message.of("shape.nothing"));
    }
    Shape first = inputs.get(0).shape();
    if (axis < 0 || axis >= first.rank()) {
      throw new ShapeException(Message.of("shape.axis-of-tensors"), axis + " for " + first);
    }
    int length = 0;
    for (TensorType input : inputs) {
      boolean fits =
          input.dtype() == DType.FLOAT32
              && input.shape().rank() == first.rank()
              && input.shape().with(axis, 1).equals(first.with(axis, 1));
      if (!fits) {
        throw new ShapeException(Message.of("shape.alike-but", axis), inputs);
      }
      length += input.shape().dim(axis);
    }
    return TensorType.float32(first.with(axis, length));
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    int[] outStrides = buffers.outShape().strides();
    int outRun = outStrides[axis] * buffers.outShape().dim(axis);
    int blocks = buffers.outShape().size() / outRun;
    int count = buffers.inputs();
    float[][] parts = new float[count][];
    int[] runs = new int[count];
    for (int i = 0; i < count; i++) {
      parts[i] = buffers.in(i);
      runs[i] = outStrides[axis] * buffers.inputType(i).shape().dim(axis);
    }
    float[] out = buffers.out();
    return () -> {
      for (int block = 0; block < blocks; block++) {
        int to = block * outRun;
        for (int i = 0; i < count; i++) {
          System.arraycopy(parts[i], block * runs[i], out, to, runs[i]);
          to += runs[i];
        }
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node[] flows = new Node[node.inputs().size()];
    int at = 0;
    for (int i = 0; i < flows.length; i++) {
      int length = node.inputs().get(i).shape().dim(axis);
      flows[i] = Ops.slice(upstream, axis, at, length);
      at += length;
    }
    return flows;
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    TfLiteEmitter.Tensor[] operands = new TfLiteEmitter.Tensor[node.inputs().size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = emitter.operand(i);
    }
    emitter.result(
        emitter.emit(
            TfLiteOperator.CONCATENATION, new TfLiteOptions.Axis(axis), node.shape(), operands));
  }
}
