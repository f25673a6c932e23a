package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.Ranges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * NumPy's broadcasting rule: the shape of a result, the walk over two tensors, and its transpose
 * for gradients.
 */
final class Broadcast {
  private Broadcast() {}

  /** The shape of an elementwise operation on tensors of these shapes. */
  static Shape shape(Shape a, Shape b) {
    if (a.equals(b)) {
      return a;
    }
    int rank = Math.max(a.rank(), b.rank());
    int[] dims = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int da = dim(a, axis, rank);
      int db = dim(b, axis, rank);
      if (da != db && da != 1 && db != 1) {
        throw new ShapeException(Message.of("shape.broadcast"), a + " and " + b);
      }
      dims[axis] = Math.max(da, db);
    }
    return Shape.of(dims);
  }

  /** Sums a gradient over the axes along which a tensor of the target shape was repeated. */
  static Node reduceTo(Node gradient, Shape target) {
    Shape shape = gradient.shape();
    if (shape.equals(target)) {
      return gradient;
    }
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (dim(target, axis, shape.rank()) != shape.dim(axis)) {
        axes.add(axis);
      }
    }
    Node sum = axes.isEmpty() ? gradient : Ops.sum(gradient, axes, true);
    return Ops.reshape(sum, target);
  }

  static Kernel kernel(KernelBuffers buffers, BinaryOp op) {
    Shape shape = buffers.outShape();
    Shape aShape = buffers.inputType(0).shape();
    Shape bShape = buffers.inputType(1).shape();
    float[] a = buffers.in(0);
    float[] b = buffers.in(1);
    float[] out = buffers.out();
    int n = shape.size();
    if (aShape.size() == n && bShape.size() == n) {
      return Ranges.kernel(buffers.parallel(), n, 1, (from, to) -> op.vectors(a, b, out, from, to));
    }
    Walk walk = new Walk(aShape, bShape, shape);
    int run = walk.run;
    int[] ao = walk.aOffsets;
    int[] bo = walk.bOffsets;
    int runs = ao.length;
    if (bShape.size() == n && walk.aRepeats) {
      return () -> {
        for (int r = 0; r < runs; r++) {
          op.scalarVector(a[ao[r]], b, out, r * run, (r + 1) * run);
        }
      };
    }
    if (aShape.size() == n && walk.bRepeats) {
      return () -> {
        for (int r = 0; r < runs; r++) {
          op.vectorScalar(a, b[bo[r]], out, r * run, (r + 1) * run);
        }
      };
    }
    return new Copying(op, walk, a, b, out);
  }

  /** Copies some runs of both operands to where they share an index, and the result back. */
  private static final class Copying implements Kernel {
    private static final int ELEMENTS = 1024;

    private final BinaryOp op;
    private final Walk walk;
    private final float[] a;
    private final float[] b;
    private final float[] out;
    private final int atOnce;

    /** Whether each run of a is followed by the next. */
    private final boolean wholeA;

    /** Whether all runs of b are one. */
    private final boolean oneOfB;

    private final float[] someOfA;
    private final float[] someOfB;

    Copying(BinaryOp op, Walk walk, float[] a, float[] b, float[] out) {
      this.op = op;
      this.walk = walk;
      this.a = a;
      this.b = b;
      this.out = out;
      int runs = walk.aOffsets.length;
      atOnce = Math.min(runs, Math.max(1, ELEMENTS / walk.run));
      wholeA =
          !walk.aRepeats
              && IntStream.range(0, runs).allMatch(r -> walk.aOffsets[r] == r * walk.run);
      oneOfB = Arrays.stream(walk.bOffsets).allMatch(offset -> offset == 0);
      someOfA = new float[atOnce * walk.run];
      someOfB = new float[atOnce * walk.run];
    }

    @Override
    public void run() {
      int runs = walk.aOffsets.length;
      int run = walk.run;
      if (wholeA && atOnce == runs) {
        copyB(0, runs);
        op.vectors(a, someOfB, out, 0, runs * run);
        return;
      }
      for (int first = 0; first < runs; first += atOnce) {
        int count = Math.min(atOnce, runs - first);
        if (wholeA) {
          System.arraycopy(a, first * run, someOfA, 0, count * run);
        } else {
          copy(a, walk.aOffsets, walk.aRepeats, first, count, someOfA);
        }
        if (first == 0 || !oneOfB) {
          copyB(first, count);
        }
        op.vectors(someOfA, someOfB, someOfA, 0, count * run);
        System.arraycopy(someOfA, 0, out, first * run, count * run);
      }
    }

    private void copyB(int first, int count) {
      if (!oneOfB || walk.bRepeats) {
        copy(b, walk.bOffsets, walk.bRepeats, first, count, someOfB);
        return;
      }
      int run = walk.run;
      System.arraycopy(b, 0, someOfB, 0, run);
      for (int done = 1; done < count; done *= 2) {
        int more = Math.min(done, count - done);
        System.arraycopy(someOfB, 0, someOfB, done * run, more * run);
      }
    }

    private void copy(
        float[] from, int[] offsets, boolean repeats, int first, int count, float[] into) {
      int run = walk.run;
      for (int r = 0; r < count; r++) {
        int at = offsets[first + r];
        if (repeats) {
          Arrays.fill(into, r * run, (r + 1) * run, from[at]);
        } else {
          System.arraycopy(from, at, into, r * run, run);
        }
      }
    }
  }

  /** The dimension of a shape that is aligned at its last axis with one of a higher rank. */
  static int dim(Shape shape, int axis, int rank) {
    int own = axis - (rank - shape.rank());
    return own < 0 ? 1 : shape.dim(own);
  }

  /**
   * For each element of the larger shape the index of the element of the smaller one that it
   * repeats.
   */
  static int[] sources(Shape small, Shape large) {
    return Walk.offsets(small, large, large.rank(), large.size(), 1);
  }

  /**
   * The result cut into runs along which each operand either advances with the result or stands
   * still; neighbouring axes that behave alike make one run.
   */
  private static final class Walk {
    final int run;
    final boolean aRepeats;
    final boolean bRepeats;
    final int[] aOffsets;
    final int[] bOffsets;

    Walk(Shape a, Shape b, Shape out) {
      int rank = out.rank();
      int axis = rank - 1;
      while (axis >= 0 && out.dim(axis) == 1) {
        axis--;
      }
      aRepeats = axis >= 0 && dim(a, axis, rank) == 1;
      bRepeats = axis >= 0 && dim(b, axis, rank) == 1;
      int length = 1;
      for (; axis >= 0; axis--) {
        boolean one = out.dim(axis) == 1;
        boolean alike =
            (dim(a, axis, rank) == 1) == aRepeats && (dim(b, axis, rank) == 1) == bRepeats;
        if (!one && !alike) {
          break;
        }
        length *= out.dim(axis);
      }
      run = length;
      int outer = axis + 1;
      int runs = out.size() / run;
      aOffsets = offsets(a, out, outer, runs, aRepeats ? 1 : run);
      bOffsets = offsets(b, out, outer, runs, bRepeats ? 1 : run);
    }

    /** Where each run begins in an operand, whose own run is {@code ownRun} long. */
    private static int[] offsets(Shape operand, Shape out, int outer, int runs, int ownRun) {
      int[] strides = new int[outer];
      int stride = ownRun;
      for (int axis = outer - 1; axis >= 0; axis--) {
        int dim = dim(operand, axis, out.rank());
        strides[axis] = dim == 1 ? 0 : stride;
        stride *= dim;
      }
      int[] offsets = new int[runs];
      for (int r = 0; r < runs; r++) {
        int rest = r;
        for (int axis = outer - 1; axis >= 0; axis--) {
          offsets[r] += rest % out.dim(axis) * strides[axis];
          rest /= out.dim(axis);
        }
      }
      return offsets;
    }
  }
}
