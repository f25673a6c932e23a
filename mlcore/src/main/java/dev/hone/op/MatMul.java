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
import java.util.List;

/**
 * The product of two matrices, either of which may be taken transposed: [M, K] · [K, N] → [M, N].
 *
 * @param transposeA the first matrix is stored as [K, M]
 * @param transposeB the second matrix is stored as [N, K]
 */
public record MatMul(boolean transposeA, boolean transposeB) implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    boolean matrices =
        inputs.size() == 2
            && inputs.stream().allMatch(t -> t.dtype() == DType.FLOAT32 && t.shape().rank() == 2);
    if (!matrices) {
      throw new ShapeException(Message.of("shape.matrices"), inputs);
    }
    Shape a = inputs.get(0).shape();
    Shape b = inputs.get(1).shape();
    if (a.dim(transposeA ? 0 : 1) != b.dim(transposeB ? 1 : 0)) {
      throw new ShapeException(
          Message.of("shape.inner"), describe(a, transposeA) + " · " + describe(b, transposeB));
    }
    return TensorType.float32(Shape.of(a.dim(transposeA ? 1 : 0), b.dim(transposeB ? 0 : 1)));
  }

  private static String describe(Shape shape, boolean transposed) {
    return shape + (transposed ? "ᵀ" : "");
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    Shape a = buffers.inputType(0).shape();
    return buffers
        .kernels()
        .product(
            buffers.in(0),
            transposeA,
            buffers.in(1),
            transposeB,
            buffers.out(),
            buffers.outShape().dim(0),
            a.dim(transposeA ? 0 : 1),
            buffers.outShape().dim(1),
            buffers.parallel());
  }

  @Override
  public long operations(Node node) {
    return 2L * node.shape().size() * node.inputs().get(0).shape().dim(transposeA ? 0 : 1);
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node a = node.inputs().get(0);
    Node b = node.inputs().get(1);
    return new Node[] {
      transposeA
          ? Ops.matmul(b, upstream, transposeB, true)
          : Ops.matmul(upstream, b, false, !transposeB),
      transposeB
          ? Ops.matmul(upstream, a, true, transposeA)
          : Ops.matmul(a, upstream, !transposeA, false)
    };
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    boolean gpu = emitter.target() == TfLiteEmitter.Target.GPU_DELEGATE;
    Tensor a = emitter.operand(0);
    Tensor b = emitter.operand(1);
    if (gpu && transposeA) {
      a = transpose(emitter, a);
    }
    if (gpu && transposeB) {
      b = transpose(emitter, b);
    }
    if (gpu) {
      b = BinaryOp.distinct(emitter, a, b);
    }
    TfLiteOptions adjoint =
        gpu
            ? new TfLiteOptions.Adjoint(false, false)
            : new TfLiteOptions.Adjoint(transposeA, transposeB);
    emitter.result(emitter.emit(TfLiteOperator.BATCH_MATMUL, adjoint, node.shape(), a, b));
  }

  private static Tensor transpose(TfLiteEmitter emitter, Tensor matrix) {
    Shape shape = matrix.shape();
    return emitter.emit(
        TfLiteOperator.TRANSPOSE,
        new TfLiteOptions.Permutation(List.of(1, 0)),
        Shape.of(shape.dim(1), shape.dim(0)),
        matrix);
  }
}
