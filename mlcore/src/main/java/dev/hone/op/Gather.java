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
import dev.hone.kernels.Labels;
import java.util.List;

/** Rows of a table, as in an embedding: table [V, D], int32 indices [...] → [..., D]. */
record Gather() implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    boolean fits =
        inputs.size() == 2
            && inputs.get(0).dtype() == DType.FLOAT32
            && inputs.get(0).shape().rank() == 2
            && inputs.get(1).dtype() == DType.INT32;
    if (!fits) {
      throw new ShapeException(Message.of("shape.gather"), inputs);
    }
    return TensorType.float32(OneHot.append(inputs.get(1).shape(), inputs.get(0).shape().dim(1)));
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] table = buffers.in(0);
    int[] indices = buffers.intIn(1);
    int rows = buffers.inputType(0).shape().dim(0);
    int width = buffers.inputType(0).shape().dim(1);
    int n = buffers.inputType(1).shape().size();
    float[] out = buffers.out();
    return () -> {
      for (int i = 0; i < n; i++) {
        Labels.check("Gather", indices[i], i, rows);
        System.arraycopy(table, indices[i] * width, out, i * width, width);
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    int rows = node.inputs().get(0).shape().dim(0);
    return new Node[] {Ops.scatterAdd(node.inputs().get(1), upstream, rows), NOT_DIFFERENTIABLE};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    TfLiteOptions axis = new TfLiteOptions.Axis(0);
    TfLiteEmitter.Tensor table = emitter.operand(0);
    TfLiteEmitter.Tensor indices = emitter.operand(1);
    Shape shape = OneHot.rows(node, emitter);
    TfLiteEmitter.Tensor rows = emitter.emit(TfLiteOperator.GATHER, axis, shape, table, indices);
    emitter.result(OneHot.reshaped(emitter, rows, node.shape()));
  }
}
