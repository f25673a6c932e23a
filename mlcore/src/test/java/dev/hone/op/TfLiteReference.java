package dev.hone.op;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Evaluates what a lowering emits, in float64, by TensorFlow Lite's own rules for each operator.
 * For the GPU delegate each float32 tensor is held at rank 4 and each int32 tensor at rank 1, as
 * the file would have it, attributes are moved accordingly, and what the delegate refuses or
 * computes wrongly fails.
 */
final class TfLiteReference implements TfLiteEmitter {
  private static final int GPU_RANK = 4;

  private static final Set<TfLiteOperator> NOT_FOR_GPU =
      EnumSet.of(TfLiteOperator.SCATTER_ND, TfLiteOperator.LOG_SOFTMAX);

  private static final Set<TfLiteOperator> MAY_REPEAT_AN_OPERAND =
      EnumSet.of(TfLiteOperator.ADD, TfLiteOperator.MUL, TfLiteOperator.CONCATENATION);

  /** Operators whose int32 operand holds indices; all else is float32. */
  private static final Set<TfLiteOperator> TAKES_INDICES =
      EnumSet.of(TfLiteOperator.GATHER, TfLiteOperator.ONE_HOT, TfLiteOperator.SCATTER_ND);

  /** A tensor: its shape in the graph, and its values under the shape in the file. */
  private record Value(Shape shape, NdArray stored, boolean isInt) implements Tensor {}

  private final Target target;
  private final List<Value> operands;
  private Value result;

  private TfLiteReference(Target target, List<Value> operands) {
    this.target = target;
    this.operands = operands;
  }

  /** The value of a node's lowering on these values of its inputs. */
  static NdArray evaluate(Node node, Target target, List<NdArray> inputs) {
    Value[] operands = new Value[inputs.size()];
    for (int i = 0; i < operands.length; i++) {
      Node input = node.inputs().get(i);
      int first = node.inputs().indexOf(input);
      operands[i] =
          first < i
              ? operands[first]
              : value(target, input.shape(), inputs.get(i), input.type().dtype());
    }
    TfLiteReference emitter = new TfLiteReference(target, List.of(operands));
    node.op().lower(node, emitter);
    assertNotNull(node + " has no result", emitter.result);
    assertEquals("result of " + node, node.shape(), emitter.result.shape());
    return emitter.result.stored().reshaped(node.shape());
  }

  private static Value value(Target target, Shape shape, NdArray array, DType dtype) {
    boolean isInt = dtype == DType.INT32;
    return new Value(shape, array.reshaped(stored(target, shape, isInt)), isInt);
  }

  /** The shape in the file. */
  private static Shape stored(Target target, Shape shape, boolean isInt) {
    if (target == Target.CPU) {
      return shape;
    }
    if (isInt) {
      return Shape.of(shape.size());
    }
    assertTrue("the GPU delegate takes at most rank 4, not " + shape, shape.rank() <= GPU_RANK);
    int[] dims = new int[GPU_RANK];
    Arrays.fill(dims, 1);
    System.arraycopy(shape.dims(), 0, dims, GPU_RANK - shape.rank(), shape.rank());
    return Shape.of(dims);
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public Tensor operand(int index) {
    return operands.get(index);
  }

  @Override
  public Tensor constant(Shape shape, float... values) {
    return new Value(
        shape, NdArray.of(shape, values).reshaped(stored(target, shape, false)), false);
  }

  @Override
  public void result(Tensor tensor) {
    assertNull("one result", result);
    operands.forEach(operand -> assertNotSame("an operand passed through", operand, tensor));
    result = (Value) tensor;
  }

  @Override
  public Tensor emit(
      TfLiteOperator operator, TfLiteOptions options, Shape shape, Tensor... operands) {
    List<Value> in = Arrays.stream(operands).map(Value.class::cast).toList();
    Shape stored = stored(target, shape, in.get(0).isInt() && operator == TfLiteOperator.RESHAPE);
    if (target == Target.GPU_DELEGATE) {
      checkDelegate(operator, options, stored, in);
    }
    NdArray value = compute(operator, options, shape, stored, in);
    assertEquals(operator + " makes the shape that it was given", stored, value.shape());
    boolean isInt = in.get(0).isInt() && !TAKES_INDICES.contains(operator);
    return new Value(shape, value, isInt);
  }

  private static void checkDelegate(
      TfLiteOperator operator, TfLiteOptions options, Shape stored, List<Value> in) {
    assertFalse("the GPU delegate has no " + operator, NOT_FOR_GPU.contains(operator));
    if (!MAY_REPEAT_AN_OPERAND.contains(operator)) {
      assertEquals(operator + " of a tensor with itself", in.size(), new HashSet<>(ids(in)).size());
    }
    for (int i = 0; i < in.size(); i++) {
      boolean indices =
          (operator == TfLiteOperator.GATHER && i == 1) || operator == TfLiteOperator.ONE_HOT;
      assertEquals(operator + " operand " + i + " int32", indices, in.get(i).isInt());
    }
    if (operator == TfLiteOperator.ADD || operator == TfLiteOperator.MUL) {
      assertEquals(operator + ": only operand 1 broadcasts", stored, in.get(0).stored().shape());
    }
    if (options instanceof TfLiteOptions.Adjoint adjoint) {
      assertFalse("adjoint flags are ignored", adjoint.left() || adjoint.right());
    }
  }

  private static List<Integer> ids(List<Value> values) {
    return values.stream().map(System::identityHashCode).toList();
  }

  private NdArray compute(
      TfLiteOperator operator, TfLiteOptions options, Shape shape, Shape stored, List<Value> in) {
    NdArray x = in.get(0).stored();
    int shift = target == Target.CPU ? 0 : GPU_RANK - in.get(0).shape().rank();
    return switch (operator) {
      case ABS -> map(in, options, Math::abs);
      case ELU -> map(in, options, v -> v < 0 ? Math.expm1(v) : v);
      case EXP -> map(in, options, Math::exp);
      case LEAKY_RELU -> {
        float alpha = ((TfLiteOptions.Slope) options).alpha();
        yield map(in, TfLiteOptions.NONE, v -> v > 0 ? v : v * alpha);
      }
      case LOG -> map(in, options, Math::log);
      case LOGISTIC -> map(in, options, v -> 1 / (1 + Math.exp(-v)));
      case NEG -> map(in, options, v -> -v);
      case RELU -> map(in, options, v -> v > 0 ? v : 0);
      case RSQRT -> map(in, options, v -> 1 / Math.sqrt(v));
      case SIGN -> map(in, options, v -> v > 0 ? 1 : v < 0 ? -1 : 0);
      case SQRT -> map(in, options, Math::sqrt);
      case SQUARE -> map(in, options, v -> v * v);
      case TANH -> map(in, options, Math::tanh);

      case ADD -> zip(in, options, Double::sum);
      case DIV -> zip(in, options, (a, b) -> a / b);
      case MAXIMUM -> zip(in, options, (a, b) -> a > b ? a : b);
      case MINIMUM -> zip(in, options, (a, b) -> a < b ? a : b);
      case MUL -> zip(in, options, (a, b) -> a * b);
      case SUB -> zip(in, options, (a, b) -> a - b);

      case SUM -> reduce(x, (TfLiteOptions.Reduction) options, shift, 0, Double::sum);
      case REDUCE_MAX ->
          reduce(x, (TfLiteOptions.Reduction) options, shift, -Double.MAX_VALUE, Math::max);
      case MEAN -> {
        NdArray sum = reduce(x, (TfLiteOptions.Reduction) options, shift, 0, Double::sum);
        double count = (double) x.shape().size() / sum.shape().size();
        yield NdArray.of(sum.shape(), index -> sum.at(index) / count);
      }
      case SOFTMAX -> {
        assertTrue("SOFTMAX at rank 1 to 4", x.shape().rank() >= 1 && x.shape().rank() <= 4);
        yield NdArray.of(
            x.shape(), index -> Math.exp(x.at(index)) / TfLiteArrays.sumOfExp(x, index));
      }
      case LOG_SOFTMAX ->
          NdArray.of(x.shape(), index -> x.at(index) - Math.log(TfLiteArrays.sumOfExp(x, index)));

      case BATCH_MATMUL -> batchMatMul(x, in.get(1).stored(), (TfLiteOptions.Adjoint) options);

      case RESHAPE -> {
        assertSame(TfLiteOptions.NONE, options);
        yield x.reshaped(stored);
      }
      case CONCATENATION -> concatenate(in, ((TfLiteOptions.Axis) options).axis() + shift, stored);
      case TRANSPOSE ->
          TfLiteArrays.transpose(x, ((TfLiteOptions.Permutation) options).order(), shift);
      case SLICE -> {
        List<Integer> begin = ((TfLiteOptions.Begin) options).begin();
        assertEquals("a begin for each axis", in.get(0).shape().rank(), begin.size());
        yield NdArray.of(stored, index -> x.at(TfLiteArrays.moved(index, begin, shift)));
      }
      case PAD ->
          TfLiteArrays.pad(x, in.get(0).shape().rank(), (TfLiteOptions.Padding) options, shift);
      case TILE ->
          TfLiteArrays.tile(x, in.get(0).shape(), (TfLiteOptions.Multiples) options, shift);

      case GATHER -> gather(in, (TfLiteOptions.Axis) options, shape, stored);
      case ONE_HOT -> {
        assertSame(TfLiteOptions.NONE, options);
        // The result has one axis more than the indices; the depth is its last.
        NdArray hot =
            NdArray.of(
                TfLiteArrays.appended(x.shape(), shape.dim(-1)),
                index ->
                    x.intAt(TfLiteArrays.front(index, x.shape().rank())) == index[index.length - 1]
                        ? 1
                        : 0);
        yield atFileRank(hot, shape, stored);
      }
      case SCATTER_ND -> TfLiteArrays.scatter(x, in.get(1).stored(), stored);
    };
  }

  private static NdArray map(List<Value> in, TfLiteOptions options, DoubleUnaryOperator f) {
    assertSame(TfLiteOptions.NONE, options);
    assertEquals("one operand", 1, in.size());
    NdArray x = in.get(0).stored();
    return NdArray.of(x.shape(), index -> f.applyAsDouble(x.at(index)));
  }

  /** Broadcasts as TensorFlow Lite does, over at most six axes. */
  private static NdArray zip(List<Value> in, TfLiteOptions options, DoubleBinaryOperator f) {
    assertSame(TfLiteOptions.NONE, options);
    assertEquals("two operands", 2, in.size());
    NdArray a = in.get(0).stored();
    NdArray b = in.get(1).stored();
    int rank = Math.max(a.shape().rank(), b.shape().rank());
    assertTrue("at most rank 6", rank <= 6);
    int[] dims = new int[rank];
    Arrays.fill(dims, 1);
    for (NdArray each : List.of(a, b)) {
      for (int back = 1; back <= each.shape().rank(); back++) {
        dims[rank - back] = Math.max(dims[rank - back], each.shape().dim(-back));
      }
    }
    return NdArray.of(
        Shape.of(dims), index -> f.applyAsDouble(a.broadcastAt(index), b.broadcastAt(index)));
  }

  private static NdArray reduce(
      NdArray x, TfLiteOptions.Reduction options, int shift, double start, DoubleBinaryOperator f) {
    assertFalse("a reduction over no axis", options.axes().isEmpty());
    List<Integer> axes = options.axes().stream().map(axis -> axis + shift).toList();
    int[] kept = x.shape().dims();
    axes.forEach(axis -> kept[axis] = 1);
    NdArray sums = NdArray.of(Shape.of(kept), index -> start);
    NdArray.forEachIndex(
        x.shape(),
        index -> {
          int[] to = index.clone();
          axes.forEach(axis -> to[axis] = 0);
          sums.set(to, f.applyAsDouble(sums.at(to), x.at(index)));
        });
    if (options.keepDims()) {
      return sums;
    }
    int[] left = new int[kept.length - axes.size()];
    int next = 0;
    for (int axis = 0; axis < kept.length; axis++) {
      if (!axes.contains(axis)) {
        left[next++] = kept[axis];
      }
    }
    return sums.reshaped(Shape.of(left));
  }

  private NdArray batchMatMul(NdArray a, NdArray b, TfLiteOptions.Adjoint adjoint) {
    int rank = a.shape().rank();
    assertTrue("BATCH_MATMUL at rank 2 to 5", rank >= 2 && rank <= 5);
    assertEquals("equal ranks", rank, b.shape().rank());
    if (target == Target.GPU_DELEGATE) {
      assertTrue("rank 2 is taken for something else", rank >= 3);
    }
    for (int axis = 0; axis < rank - 2; axis++) {
      assertEquals("equal batch dimensions", a.shape().dim(axis), b.shape().dim(axis));
    }
    int k = a.shape().dim(adjoint.left() ? -2 : -1);
    assertEquals("inner dimensions", k, b.shape().dim(adjoint.right() ? -1 : -2));
    int[] dims = a.shape().dims();
    dims[rank - 2] = a.shape().dim(adjoint.left() ? -1 : -2);
    dims[rank - 1] = b.shape().dim(adjoint.right() ? -2 : -1);
    return NdArray.of(
        Shape.of(dims),
        index -> {
          double sum = 0;
          for (int p = 0; p < k; p++) {
            sum +=
                a.at(TfLiteArrays.matrix(index, index[rank - 2], p, adjoint.left()))
                    * b.at(TfLiteArrays.matrix(index, p, index[rank - 1], adjoint.right()));
          }
          return sum;
        });
  }

  private static NdArray concatenate(List<Value> in, int axis, Shape stored) {
    int length = in.stream().mapToInt(value -> value.stored().shape().dim(axis)).sum();
    assertEquals("length along the axis", length, stored.dim(axis));
    NdArray joined = NdArray.of(stored, index -> Double.NaN);
    int from = 0;
    for (Value part : in) {
      int begin = from;
      NdArray.forEachIndex(
          part.stored().shape(),
          index -> {
            int[] to = index.clone();
            to[axis] += begin;
            joined.set(to, part.stored().at(index));
          });
      from += part.stored().shape().dim(axis);
    }
    return joined;
  }

  /**
   * Rows of a table of rank 2. In a file for the GPU delegate the emitter reshapes the table to
   * rank 2 and the rows to rank 4: the delegate takes GATHER in no other form.
   */
  private static NdArray gather(
      List<Value> in, TfLiteOptions.Axis axis, Shape shape, Shape stored) {
    assertEquals("GATHER along axis 0", 0, axis.axis());
    assertEquals("a table of rank 2", 2, in.get(0).shape().rank());
    NdArray table = in.get(0).stored().reshaped(in.get(0).shape());
    NdArray indices = in.get(1).stored();
    int rank = indices.shape().rank();
    NdArray rows =
        NdArray.of(
            TfLiteArrays.appended(indices.shape(), table.shape().dim(1)),
            index -> table.at(indices.intAt(TfLiteArrays.front(index, rank)), index[rank]));
    return atFileRank(rows, shape, stored);
  }

  /**
   * What an operator made at its own rank, at the file's, after checking it against the graph's.
   */
  private static NdArray atFileRank(NdArray made, Shape shape, Shape stored) {
    assertEquals("shape by the operator's own rule", made.shape(), shape);
    return made.reshaped(stored);
  }
}
