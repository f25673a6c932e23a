package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import java.util.List;

/** What fused elementwise operations without broadcasting share. */
final class SameShape {
  private SameShape() {}

  static TensorType of(List<TensorType> inputs, int count) {
    TensorType first = inputs.isEmpty() ? null : inputs.get(0);
    if (inputs.size() != count
        || !inputs.stream().allMatch(first::equals)
        || first.dtype() != DType.FLOAT32) {
      throw new ShapeException(Message.of("shape.same", count), inputs);
    }
    return first;
  }
}
