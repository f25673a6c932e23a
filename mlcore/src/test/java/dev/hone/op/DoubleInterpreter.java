package dev.hone.op;

import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/**
 * Evaluates a graph in float64 by the definition of each operation, element by element; shares
 * nothing with the kernels. Works out each result's shape itself and holds the shape rule against
 * it.
 */
public final class DoubleInterpreter {
  private interface Rule<T extends Op> {
    NdArray value(T op, List<NdArray> in);
  }

  private static final Map<Class<?>, Rule<Op>> RULES = new HashMap<>();

  static {
    unary(Abs.class, Math::abs);
    unary(Elu.class, x -> x > 0 ? x : Math.expm1(x));
    unary(Exp.class, Math::exp);
    unary(Log.class, Math::log);
    unary(Neg.class, x -> -x);
    unary(Relu.class, x -> x < 0 ? 0 : x);
    unary(Rsqrt.class, x -> 1 / Math.sqrt(x));
    unary(Sigmoid.class, x -> 1 / (1 + Math.exp(-x)));
    unary(Sign.class, Math::signum);
    unary(Softplus.class, x -> x > 30 ? x : Math.log1p(Math.exp(x)));
    unary(Sqrt.class, Math::sqrt);
    unary(Square.class, x -> x * x);
    unary(Tanh.class, Math::tanh);
    rule(LeakyRelu.class, (op, in) -> map(in.get(0), x -> x > 0 ? x : op.alpha() * x));

    binary(Add.class, (a, b) -> a + b);
    binary(Div.class, (a, b) -> a / b);
    binary(Maximum.class, Math::max);
    binary(Minimum.class, Math::min);
    binary(Mul.class, (a, b) -> a * b);
    binary(Sub.class, (a, b) -> a - b);

    rule(Mean.class, (op, in) -> mean(in.get(0), op.axes(), op.keepDims()));
    rule(
        ReduceMax.class,
        (op, in) -> fold(in.get(0), op.axes(), op.keepDims(), Double.NEGATIVE_INFINITY, Math::max));
    rule(Sum.class, (op, in) -> fold(in.get(0), op.axes(), op.keepDims(), 0, Double::sum));
    rule(
        Softmax.class,
        (op, in) -> {
          NdArray x = in.get(0);
          return NdArray.of(
              x.shape(), index -> Math.exp(x.at(index)) / Math.exp(logSumExp(x, index)));
        });
    rule(
        LogSoftmax.class,
        (op, in) -> {
          NdArray x = in.get(0);
          return NdArray.of(x.shape(), index -> x.at(index) - logSumExp(x, index));
        });

    rule(MatMul.class, (op, in) -> matmul(in.get(0), in.get(1), op.transposeA(), op.transposeB()));

    rule(
        DecayedSum.class,
        (op, in) ->
            NdArray.of(
                in.get(0).shape(),
                index -> {
                  double x = in.get(1).at(index);
                  return op.decay() * in.get(0).at(index) + (op.squared() ? x * x : x);
                }));
    rule(
        SubScaled.class,
        (op, in) ->
            NdArray.of(
                in.get(0).shape(),
                index -> in.get(0).at(index) - in.get(2).at(0) * in.get(1).at(index)));
    rule(
        MulSign.class,
        (op, in) ->
            NdArray.of(
                in.get(0).shape(),
                index -> in.get(0).at(index) * Math.signum(in.get(1).at(index))));
    rule(
        AdamStep.class,
        (op, in) ->
            NdArray.of(
                in.get(0).shape(),
                index ->
                    in.get(0).at(index)
                        - in.get(3).at(0)
                            * in.get(1).at(index)
                            / (Math.sqrt(in.get(2).at(index)) + in.get(4).at(0))));
    rule(
        SumOfSquares.class,
        (op, in) ->
            NdArray.of(
                Shape.SCALAR, index -> Arrays.stream(in.get(0).values()).map(x -> x * x).sum()));

    rule(
        LstmSequence.class,
        (op, in) ->
            LstmByDefinition.sequence(in.get(0), in.get(1), in.get(2), in.get(3), op.steps()));
    rule(LstmInputs.class, (op, in) -> LstmByDefinition.inputs(in.get(0), in.get(1), op.steps()));
    rule(
        LstmGradient.class,
        (op, in) -> LstmByDefinition.gradient(in.get(0), in.get(1), in.get(2), op.steps()));

    rule(BroadcastTo.class, (op, in) -> NdArray.of(op.shape(), in.get(0)::broadcastAt));
    rule(Concat.class, (op, in) -> concat(in, op.axis()));
    rule(Pad.class, (op, in) -> pad(in.get(0), op.axis(), op.before(), op.after()));
    rule(Reshape.class, (op, in) -> in.get(0).reshaped(op.shape()));
    rule(Slice.class, (op, in) -> slice(in.get(0), op.axis(), op.begin(), op.length()));
    rule(Transpose.class, (op, in) -> transpose(in.get(0), op.order()));

    rule(Gather.class, (op, in) -> gather(in.get(0), in.get(1)));
    rule(
        NegativeLogLikelihood.class,
        (op, in) ->
            NdArray.of(
                in.get(1).shape(), index -> -in.get(0).at(with(index, (int) in.get(1).at(index)))));
    rule(
        CrossEntropyGradient.class,
        (op, in) ->
            NdArray.of(
                in.get(0).shape(),
                index -> {
                  int[] row = Arrays.copyOf(index, index.length - 1);
                  boolean label = in.get(2).at(row) == index[row.length];
                  return in.get(1).at(with(row, 0))
                      * ((label ? 1 : 0) - Math.exp(in.get(0).at(index)));
                }));
    rule(OneHot.class, (op, in) -> oneHot(in.get(0), op.depth()));
    rule(ScatterAdd.class, (op, in) -> scatterAdd(in.get(0), in.get(1), op.rows()));
  }

  private static int[] with(int[] index, int last) {
    int[] longer = Arrays.copyOf(index, index.length + 1);
    longer[index.length] = last;
    return longer;
  }

  private final Map<Node, NdArray> values;

  /**
   * @param leaves the values of inputs, parameters and states; constants are read from the graph
   */
  public DoubleInterpreter(Map<Node, NdArray> leaves) {
    values = new HashMap<>(leaves);
  }

  /** The value of a node. */
  public NdArray value(Node node) {
    NdArray known = values.get(node);
    if (known != null) {
      return known;
    }
    NdArray value = compute(node);
    if (!value.shape().equals(node.shape())) {
      throw new AssertionError(node + " by definition has shape " + value.shape());
    }
    values.put(node, value);
    return value;
  }

  private NdArray compute(Node node) {
    if (node.kind() == Node.Kind.CONSTANT) {
      return NdArray.of(node.shape(), node.constantValues());
    }
    if (node.kind() != Node.Kind.OPERATION) {
      throw new IllegalArgumentException("no value was given for " + node);
    }
    Rule<Op> rule = RULES.get(node.op().getClass());
    if (rule == null) {
      throw new IllegalArgumentException("no float64 rule for " + node.op().name());
    }
    List<NdArray> in = new ArrayList<>();
    for (Node input : node.inputs()) {
      in.add(value(input));
    }
    return rule.value(node.op(), in);
  }

  private static <T extends Op> void rule(Class<T> type, Rule<T> rule) {
    RULES.put(type, (op, in) -> rule.value(type.cast(op), in));
  }

  private static void unary(Class<? extends Op> type, DoubleUnaryOperator f) {
    rule(type, (op, in) -> map(in.get(0), f));
  }

  private static void binary(Class<? extends Op> type, DoubleBinaryOperator f) {
    rule(
        type,
        (op, in) -> {
          NdArray a = in.get(0);
          NdArray b = in.get(1);
          return NdArray.of(
              broadcast(a.shape(), b.shape()),
              index -> f.applyAsDouble(a.broadcastAt(index), b.broadcastAt(index)));
        });
  }

  private static NdArray map(NdArray x, DoubleUnaryOperator f) {
    return NdArray.of(x.shape(), index -> f.applyAsDouble(x.at(index)));
  }

  private static Shape broadcast(Shape a, Shape b) {
    int[] dims = new int[Math.max(a.rank(), b.rank())];
    for (int back = 1; back <= dims.length; back++) {
      int da = back <= a.rank() ? a.dim(-back) : 1;
      int db = back <= b.rank() ? b.dim(-back) : 1;
      dims[dims.length - back] = da == 1 ? db : da;
    }
    return Shape.of(dims);
  }

  private static NdArray fold(
      NdArray x, List<Integer> axes, boolean keep, double start, DoubleBinaryOperator f) {
    int[] kept = x.shape().dims();
    axes.forEach(axis -> kept[axis] = 1);
    NdArray folded = NdArray.of(Shape.of(kept), index -> start);
    NdArray.forEachIndex(
        x.shape(),
        index -> {
          int[] to = index.clone();
          axes.forEach(axis -> to[axis] = 0);
          folded.set(to, f.applyAsDouble(folded.at(to), x.at(index)));
        });
    return keep ? folded : folded.reshaped(without(x.shape(), axes::contains));
  }

  private static NdArray mean(NdArray x, List<Integer> axes, boolean keep) {
    int count = axes.stream().mapToInt(axis -> x.shape().dim(axis)).reduce(1, (a, b) -> a * b);
    return map(fold(x, axes, keep, 0, Double::sum), sum -> sum / count);
  }

  private static Shape without(Shape shape, IntPredicate removed) {
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (!removed.test(axis)) {
        dims.add(shape.dim(axis));
      }
    }
    return Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  private static double logSumExp(NdArray x, int[] index) {
    int last = index.length - 1;
    double sum = 0;
    int[] at = index.clone();
    for (at[last] = 0; at[last] < x.shape().dim(last); at[last]++) {
      sum += Math.exp(x.at(at));
    }
    return Math.log(sum);
  }

  private static NdArray matmul(NdArray a, NdArray b, boolean transposeA, boolean transposeB) {
    int m = a.shape().dim(transposeA ? 1 : 0);
    int k = a.shape().dim(transposeA ? 0 : 1);
    int n = b.shape().dim(transposeB ? 0 : 1);
    return NdArray.of(
        Shape.of(m, n),
        index -> {
          double sum = 0;
          for (int p = 0; p < k; p++) {
            double left = transposeA ? a.at(p, index[0]) : a.at(index[0], p);
            double right = transposeB ? b.at(index[1], p) : b.at(p, index[1]);
            sum += left * right;
          }
          return sum;
        });
  }

  private static NdArray concat(List<NdArray> parts, int axis) {
    int length = parts.stream().mapToInt(part -> part.shape().dim(axis)).sum();
    return NdArray.of(
        parts.get(0).shape().with(axis, length),
        index -> {
          int[] at = index.clone();
          for (NdArray part : parts) {
            if (at[axis] < part.shape().dim(axis)) {
              return part.at(at);
            }
            at[axis] -= part.shape().dim(axis);
          }
          throw new AssertionError("beyond the parts: " + Arrays.toString(index));
        });
  }

  private static NdArray pad(NdArray x, int axis, int before, int after) {
    int length = x.shape().dim(axis);
    return NdArray.of(
        x.shape().with(axis, before + length + after),
        index -> {
          int[] at = index.clone();
          at[axis] -= before;
          return at[axis] >= 0 && at[axis] < length ? x.at(at) : 0;
        });
  }

  private static NdArray slice(NdArray x, int axis, int begin, int length) {
    return NdArray.of(
        x.shape().with(axis, length),
        index -> {
          int[] at = index.clone();
          at[axis] += begin;
          return x.at(at);
        });
  }

  private static NdArray transpose(NdArray x, List<Integer> order) {
    int[] dims = order.stream().mapToInt(axis -> x.shape().dim(axis)).toArray();
    return NdArray.of(
        Shape.of(dims),
        index -> {
          int[] at = new int[index.length];
          for (int axis = 0; axis < at.length; axis++) {
            at[order.get(axis)] = index[axis];
          }
          return x.at(at);
        });
  }

  private static NdArray gather(NdArray table, NdArray indices) {
    return NdArray.of(
        appended(indices.shape(), table.shape().dim(1)),
        index -> table.at(indices.intAt(allButLast(index)), index[index.length - 1]));
  }

  private static NdArray oneHot(NdArray indices, int depth) {
    return NdArray.of(
        appended(indices.shape(), depth),
        index -> indices.intAt(allButLast(index)) == index[index.length - 1] ? 1 : 0);
  }

  private static NdArray scatterAdd(NdArray indices, NdArray updates, int rows) {
    NdArray table = NdArray.of(Shape.of(rows, updates.shape().dim(-1)), index -> 0);
    NdArray.forEachIndex(
        updates.shape(),
        index -> {
          int[] to = {indices.intAt(allButLast(index)), index[index.length - 1]};
          table.set(to, table.at(to) + updates.at(index));
        });
    return table;
  }

  private static Shape appended(Shape shape, int dim) {
    int[] dims = Arrays.copyOf(shape.dims(), shape.rank() + 1);
    dims[shape.rank()] = dim;
    return Shape.of(dims);
  }

  private static int[] allButLast(int[] index) {
    return Arrays.copyOf(index, index.length - 1);
  }
}
