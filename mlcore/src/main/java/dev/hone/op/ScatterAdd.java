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
import dev.hone.graph.TfLiteOptions;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.Labels;
import java.util.Arrays;
import java.util.List;

/**
 * Rows added into a table of zeros, the reverse of {@link Gather}: int32 indices [...], rows [...,
 * D] → [V, D]; rows with the same index are added up in order.
 */
record ScatterAdd(int rows) implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    boolean fits =
        inputs.size() == 2
            && inputs.get(0).dtype() == DType.INT32
            && inputs.get(1).dtype() == DType.FLOAT32
            && inputs.get(1).shape().rank() >= 1
            && OneHot.append(inputs.get(0).shape(), inputs.get(1).shape().dim(-1))
                .equals(inputs.get(1).shape());
    if (!fits) {
      throw new ShapeException(Message.of("shape.scatter"), inputs);
    }
    return TensorType.float32(Shape.of(rows, inputs.get(1).shape().dim(-1)));
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    int[] indices = buffers.intIn(0);
    float[] x = buffers.in(1);
    int n = buffers.inputType(0).shape().size();
    int width = buffers.outShape().dim(1);
    float[] out = buffers.out();
    return () -> {
      Arrays.fill(out, 0, rows * width, 0f);
      for (int i = 0; i < n; i++) {
        Labels.check("ScatterAdd", indices[i], i, rows);
        int to = indices[i] * width;
        for (int j = 0; j < width; j++) {
          out[to + j] += x[i * width + j];
        }
      }
    };
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {NOT_DIFFERENTIABLE, Ops.gather(upstream, node.inputs().get(0))};
  }

  /**
   * SCATTER_ND adds duplicates; the GPU delegate lacks it, so there one-hot columns are multiplied
   * with the rows.
   */
  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    Tensor indices = emitter.operand(0);
    int n = indices.shape().size();
    int width = node.shape().dim(1);
    Tensor updates = OneHot.reshaped(emitter, emitter.operand(1), Shape.of(n, width));
    if (emitter.target() == TfLiteEmitter.Target.CPU) {
      Tensor column = OneHot.reshaped(emitter, indices, Shape.of(n, 1));
      emitter.result(emitter.emit(TfLiteOperator.SCATTER_ND, node.shape(), column, updates));
      return;
    }
    Tensor oneHot = emitter.emit(TfLiteOperator.ONE_HOT, Shape.of(n, rows), indices);
    Tensor columns =
        emitter.emit(
            TfLiteOperator.TRANSPOSE,
            new TfLiteOptions.Permutation(List.of(1, 0)),
            Shape.of(rows, n),
            oneHot);
    emitter.result(
        emitter.emit(
            TfLiteOperator.BATCH_MATMUL,
            new TfLiteOptions.Adjoint(false, false),
            node.shape(),
            columns,
            updates));
  }
}
