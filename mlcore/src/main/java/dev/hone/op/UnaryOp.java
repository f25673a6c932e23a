package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.Op;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import java.util.List;

/** An operation that maps each element of one float32 tensor on its own. */
interface UnaryOp extends Op {
  @Override
  default TensorType type(List<TensorType> inputs) {
    return onlyFloat(inputs);
  }

  @Override
  default boolean elementwise() {
    return true;
  }

  /** The type of the single float32 input. */
  static TensorType onlyFloat(List<TensorType> inputs) {
    if (inputs.size() != 1 || inputs.get(0).dtype() != DType.FLOAT32) {
      throw new ShapeException(Message.of("shape.one-float"), inputs);
    }
    return inputs.get(0);
  }
}
