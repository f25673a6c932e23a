package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.Parallel;
import java.util.List;

/** What fused elementwise operations without broadcasting share. */
final class SameShape {
  /** What an element that comes from memory costs, in operations of a product. */
  private static final long MEMORY = 20;

  /** Loops that no thread would share. */
  private static final int SHORT = 4096;

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

  /** A loop over n elements, shared out among threads where it is long. */
  static Kernel kernel(Parallel parallel, int n, long operations, Parallel.Rows loop) {
    return n < SHORT ? () -> loop.run(0, n) : () -> parallel.run(n, MEMORY + operations, loop);
  }
}
