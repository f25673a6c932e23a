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
import java.util.List;

/**
 * An operation on two float32 tensors, element by element, with NumPy's broadcasting: shapes are
 * aligned at their last axis, and an axis of 1 (or a missing one) is repeated. Each operation gives
 * three loops whose arrays share one index, since only such are vectorised; {@link Broadcast} walks
 * the rest.
 */
interface BinaryOp extends Op {
  /** out[i] = a[i] ∘ b[i]. */
  void vectors(float[] a, float[] b, float[] out, int from, int to);

  /** out[i] = a[i] ∘ b. */
  void vectorScalar(float[] a, float b, float[] out, int from, int to);

  /** out[i] = a ∘ b[i]. */
  void scalarVector(float a, float[] b, float[] out, int from, int to);

  @Override
  default TensorType type(List<TensorType> inputs) {
    if (inputs.size() != 2
        || inputs.get(0).dtype() != DType.FLOAT32
        || inputs.get(1).dtype() != DType.FLOAT32) {
      throw new ShapeException(Message.of("shape.two-floats"), inputs);
    }
    return TensorType.float32(Broadcast.shape(inputs.get(0).shape(), inputs.get(1).shape()));
  }

  @Override
  default Kernel kernel(KernelBuffers buffers) {
    return Broadcast.kernel(buffers, this);
  }

  @Override
  default boolean elementwise() {
    return true;
  }

  /**
   * Emits the operator of the same meaning. The GPU delegate adds and multiplies rightly only where
   * the first operand has the result's shape: sums and products are turned round, and where neither
   * operand is whole, the first is tiled. Only sums and products may be of a tensor with itself.
   */
  static void emit(Node node, TfLiteEmitter emitter, TfLiteOperator operator) {
    Tensor a = emitter.operand(0);
    Tensor b = emitter.operand(1);
    Shape shape = node.shape();
    if (emitter.target() == TfLiteEmitter.Target.GPU_DELEGATE) {
      boolean commutes = operator == TfLiteOperator.ADD || operator == TfLiteOperator.MUL;
      if (commutes && b.shape().size() == shape.size() && a.shape().size() < shape.size()) {
        Tensor swap = a;
        a = b;
        b = swap;
      }
      if (a.shape().size() < shape.size() && b.shape().size() < shape.size()) {
        a = BroadcastTo.emit(emitter, a, shape);
      }
      if (!commutes) {
        b = distinct(emitter, a, b);
      }
    }
    emitter.result(emitter.emit(operator, shape, a, b));
  }

  /**
   * The second operand, times one if it is the first as well: the GPU delegate takes one tensor
   * twice only for ADD, MUL and CONCATENATION (TensorFlow issue 24986), and removes a RESHAPE that
   * changes nothing.
   */
  static Tensor distinct(TfLiteEmitter emitter, Tensor a, Tensor b) {
    return a == b
        ? emitter.emit(TfLiteOperator.MUL, b.shape(), b, emitter.constant(Shape.SCALAR, 1f))
        : b;
  }
}
