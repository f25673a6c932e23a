package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.LstmLayout;
import dev.hone.kernels.Parallel;
import java.util.Arrays;
import java.util.List;

/**
 * What each step of an {@link LstmSequence} multiplies its matrices and bias with: from the value
 * [7T·B, H] and x [T·B, F] to rows [h₋₁, x, 1], [T·B, H + F + 1], where h₋₁ is zero in the first
 * step.
 *
 * @param steps T, at least 2
 */
record LstmInputs(int steps) implements Fused {
  /** What a row costs besides its elements, in operations of a product. */
  private static final long ROW = 500;

  @Override
  public TensorType type(List<TensorType> inputs) {
    boolean matrices =
        inputs.size() == 2
            && inputs.stream().allMatch(t -> t.dtype() == DType.FLOAT32 && t.shape().rank() == 2);
    if (!matrices
        || steps < 2
        || inputs.get(1).shape().dim(0) % steps != 0
        || inputs.get(0).shape().dim(0) != LstmLayout.PARTS * inputs.get(1).shape().dim(0)) {
      throw new ShapeException(Message.of("shape.lstm-inputs", steps), inputs);
    }
    Shape x = inputs.get(1).shape();
    return TensorType.float32(x.with(1, inputs.get(0).shape().dim(1) + x.dim(1) + 1));
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    int rows = buffers.outShape().dim(0);
    int width = buffers.outShape().dim(1);
    int features = buffers.inputType(1).shape().dim(1);
    int units = width - features - 1;
    int batch = rows / steps;
    int hidden = (LstmLayout.HIDDEN * rows - batch) * units;
    float[] value = buffers.in(0);
    float[] x = buffers.in(1);
    float[] out = buffers.out();
    Parallel.Rows copy =
        (from, to) -> {
          for (int row = from; row < to; row++) {
            int at = row * width;
            if (row < batch) {
              Arrays.fill(out, at, at + units, 0f);
            } else {
              System.arraycopy(value, hidden + row * units, out, at, units);
            }
            for (int f = 0; f < features; f++) {
              out[at + units + f] = x[row * features + f];
            }
            out[at + width - 1] = 1;
          }
        };
    Parallel parallel = buffers.parallel();
    return () -> parallel.run(rows, ROW, copy);
  }

  @Override
  public Node expand(List<Node> inputs) {
    Node x = inputs.get(1);
    int rows = x.shape().dim(0);
    int batch = rows / steps;
    Node before = LstmSequence.part(inputs.get(0), LstmLayout.HIDDEN, 0, rows - batch);
    Node ones = x.graph().filled(Shape.of(rows, 1), 1);
    return Ops.concat(List.of(Ops.pad(before, 0, batch, 0), x, ones), 1);
  }
}
