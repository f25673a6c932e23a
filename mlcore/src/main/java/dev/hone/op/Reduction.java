package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * What the operations share that fold some axes of one float32 tensor: {@link Sum}, {@link Mean},
 * {@link ReduceMax}.
 */
interface Reduction extends Op {
  /** Axes to fold, ascending, each at least 0. */
  List<Integer> axes();

  /** Whether folded axes stay as axes of 1. */
  boolean keepDims();

  @Override
  default TensorType type(List<TensorType> inputs) {
    Shape shape = UnaryOp.onlyFloat(inputs).shape();
    int before = -1;
    for (int axis : axes()) {
      if (axis <= before || axis >= shape.rank()) {
        throw new ShapeException(Message.of("shape.axes"), axes() + " of " + shape);
      }
      before = axis;
    }
    return TensorType.float32(folded(shape, keepDims()));
  }

  /** The shape after folding. */
  default Shape folded(Shape shape, boolean keep) {
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (!axes().contains(axis)) {
        dims.add(shape.dim(axis));
      } else if (keep) {
        dims.add(1);
      }
    }
    return Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /** How many elements are folded into one. */
  default int foldedCount(Shape shape) {
    return shape.size() / folded(shape, true).size();
  }

  /** Something of the folded shape, repeated to the shape before folding. */
  default Node unfold(Node folded, Shape shape) {
    return Ops.broadcastTo(Ops.reshape(folded, folded(shape, true)), shape);
  }

  /**
   * Emits a reduction; at rank 4, folding away an axis would move the others, so it is kept and
   * then reshaped. Folding no axis changes nothing, and no runtime promises to take it.
   */
  default void emit(Node node, TfLiteEmitter emitter, TfLiteOperator operator) {
    if (axes().isEmpty()) {
      emitter.result(emitter.emit(TfLiteOperator.RESHAPE, node.shape(), emitter.operand(0)));
      return;
    }
    boolean gpu = emitter.target() == TfLiteEmitter.Target.GPU_DELEGATE;
    boolean keep = keepDims() || gpu;
    Shape shape = folded(emitter.operand(0).shape(), keep);
    TfLiteEmitter.Tensor reduced =
        emitter.emit(
            operator, new TfLiteOptions.Reduction(axes(), keep), shape, emitter.operand(0));
    emitter.result(
        shape.equals(node.shape())
            ? reduced
            : emitter.emit(TfLiteOperator.RESHAPE, node.shape(), reduced));
  }

  /**
   * The input cut into runs of neighbouring elements that are all folded into one result, or each
   * into its own.
   */
  final class Runs {
    /** Length of a run. */
    final int run;

    /** Whether the elements of a run are folded into one. */
    final boolean folds;

    /** Where in the result each run goes. */
    final int[] outOffsets;

    private Runs(int run, boolean folds, int[] outOffsets) {
      this.run = run;
      this.folds = folds;
      this.outOffsets = outOffsets;
    }

    static Runs of(Reduction op, KernelBuffers buffers) {
      Shape shape = buffers.inputType(0).shape();
      int rank = shape.rank();
      int axis = rank - 1;
      while (axis > 0 && shape.dim(axis) == 1) {
        axis--;
      }
      boolean folds = rank > 0 && op.axes().contains(axis);
      int run = 1;
      while (axis >= 0 && (op.axes().contains(axis) == folds || shape.dim(axis) == 1)) {
        run *= shape.dim(axis--);
      }
      int outer = axis + 1;
      int[] strides = new int[outer];
      int stride = folds ? 1 : run;
      for (axis = outer - 1; axis >= 0; axis--) {
        boolean folded = op.axes().contains(axis);
        strides[axis] = folded ? 0 : stride;
        stride *= folded ? 1 : shape.dim(axis);
      }
      int[] offsets = new int[shape.size() / run];
      for (int r = 0; r < offsets.length; r++) {
        int rest = r;
        for (axis = outer - 1; axis >= 0; axis--) {
          offsets[r] += rest % shape.dim(axis) * strides[axis];
          rest /= shape.dim(axis);
        }
      }
      return new Runs(run, folds, offsets);
    }
  }
}
