package dev.hone.op;

import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.op.OpCases.Build;
import dev.hone.op.OpCases.Case;
import dev.hone.op.OpCases.Draw;
import dev.hone.op.OpCases.Feed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * For each operation the inputs on which it is tried and the tolerances. {@link OperationsTest}
 * holds kernels and gradients against it, {@link LoweringTest} what is written as TensorFlow Lite.
 */
final class OpTable {
  /** Kernels against float64, relative to max(1, |expected|). */
  static final double KERNEL = 1e-6;

  /** Kernels of a whole gradient graph against float64: several roundings in a row. */
  static final double GRADIENT_KERNELS = 1e-5;

  /** Gradient graphs in float64 against central differences. */
  static final double DIFFERENCES = 1e-6;

  /** Lowerings against float64; both sides compute in float64. */
  static final double LOWERING = 1e-12;

  /** Exceptions from {@link #KERNEL}, each with its reason. */
  static double kernelTolerance(Class<? extends Op> op) {
    // A sum of 65 products of up to 4 in float32; several steps that build on each other.
    boolean sums = op == MatMul.class || op == LstmSequence.class || op == LstmGradient.class;
    return sums ? 1e-5 : KERNEL;
  }

  private static final Shape[] SHAPES = {
    Shape.SCALAR,
    Shape.of(1),
    Shape.of(5),
    Shape.of(1, 1),
    Shape.of(3, 4),
    Shape.of(7, 1),
    Shape.of(2, 1, 3),
    Shape.of(2, 3, 1, 2)
  };

  private static final Map<Class<? extends Op>, List<Case>> ROWS = new LinkedHashMap<>();

  static {
    unary(Abs.class, Ops::abs, Draw.APART_FROM_ZERO);
    unary(Elu.class, Ops::elu, Draw.APART_FROM_ZERO);
    unary(Exp.class, Ops::exp, Draw.ANY);
    unary(LeakyRelu.class, x -> Ops.leakyRelu(x, 0.2), Draw.APART_FROM_ZERO);
    unary(Log.class, Ops::log, Draw.POSITIVE);
    unary(Neg.class, Ops::neg, Draw.ANY);
    unary(Relu.class, Ops::relu, Draw.APART_FROM_ZERO);
    unary(Rsqrt.class, Ops::rsqrt, Draw.POSITIVE);
    unary(Sigmoid.class, Ops::sigmoid, Draw.ANY);
    unary(Sign.class, Ops::sign, Draw.APART_FROM_ZERO);
    unary(Softplus.class, Ops::softplus, Draw.ANY);
    unary(Sqrt.class, Ops::sqrt, Draw.POSITIVE);
    unary(Square.class, Ops::square, Draw.ANY);
    unary(Tanh.class, Ops::tanh, Draw.ANY);

    binary(Add.class, Ops::add, Draw.ANY, Draw.ANY);
    binary(Div.class, Ops::div, Draw.ANY, Draw.APART_FROM_ZERO);
    binary(Maximum.class, Ops::maximum, Draw.GRID, Draw.BETWEEN_GRID);
    binary(Minimum.class, Ops::minimum, Draw.GRID, Draw.BETWEEN_GRID);
    binary(Mul.class, Ops::mul, Draw.ANY, Draw.ANY);
    binary(Sub.class, Ops::sub, Draw.ANY, Draw.ANY);

    for (int[] dims : new int[][] {{1}, {4}, {1, 1}, {3, 5}, {3, 1}, {2, 3, 4}, {2, 1, 3, 2}}) {
      Feed x = Feed.of(Draw.ANY, dims);
      row(Softmax.class, in -> Ops.softmax(in[0]), x);
      row(LogSoftmax.class, in -> Ops.logSoftmax(in[0]), x);
    }

    for (boolean keep : new boolean[] {true, false}) {
      reductions(keep, new int[] {}, List.of());
      reductions(keep, new int[] {3, 2}, List.of());
      reductions(keep, new int[] {5}, List.of(0));
      reductions(keep, new int[] {1}, List.of(0));
      reductions(keep, new int[] {3, 4}, List.of(0));
      reductions(keep, new int[] {3, 4}, List.of(1));
      reductions(keep, new int[] {3, 4}, List.of(0, 1));
      reductions(keep, new int[] {8, 37}, List.of(0));
      reductions(keep, new int[] {7, 1}, List.of(0));
      reductions(keep, new int[] {7, 1}, List.of(1));
      reductions(keep, new int[] {1, 7}, List.of(0));
      reductions(keep, new int[] {2, 3, 4}, List.of(1));
      reductions(keep, new int[] {2, 3, 4}, List.of(0, 2));
      reductions(keep, new int[] {2, 3, 4}, List.of(1, 2));
      reductions(keep, new int[] {2, 3, 1}, List.of(0));
      reductions(keep, new int[] {2, 3, 2, 3}, List.of(0, 2));
      reductions(keep, new int[] {2, 3, 2, 3}, List.of(1, 3));
      reductions(keep, new int[] {2, 3, 2, 3}, List.of(0, 1, 2));
      reductions(keep, new int[] {2, 1, 3, 1}, List.of(1, 2));
    }

    int[][] products = {
      {1, 1, 1},
      {1, 3, 5},
      {2, 4, 8},
      {3, 5, 7},
      {7, 1, 9},
      {9, 9, 9},
      {4, 6, 2},
      {5, 8, 1},
      {8, 7, 3},
      {6, 2, 4},
      {16, 13, 3},
      {20, 9, 18},
      {3, 4, 40},
      {33, 65, 17}
    };
    for (int[] mkn : products) {
      for (int form = 0; form < 4; form++) {
        matmul(mkn[0], mkn[1], mkn[2], (form & 1) != 0, (form & 2) != 0);
      }
    }
    row(MatMul.class, in -> Ops.matmul(in[0], in[0]), Feed.of(Draw.ANY, 4, 4));
    row(MatMul.class, in -> Ops.matmul(in[0], in[0], true, false), Feed.of(Draw.ANY, 3, 4));
    row(MatMul.class, in -> Ops.matmul(in[0], in[0], true, true), Feed.of(Draw.ANY, 3, 3));

    shapeOperations();
    indexOperations();

    for (int[] dims : new int[][] {{1}, {5}, {3, 4}, {2, 3, 2}}) {
      Feed any = Feed.of(Draw.ANY, dims);
      Feed one = Feed.of(Draw.POSITIVE, 1);
      row(DecayedSum.class, in -> Ops.decayedSum(0.9, in[0], in[1]), any, any);
      row(DecayedSum.class, in -> Ops.decayedSumOfSquares(0.75, in[0], in[1]), any, any);
      row(
          AdamStep.class,
          in -> apply(new AdamStep(), in),
          any,
          any,
          Feed.of(Draw.POSITIVE, dims),
          one,
          one);
      row(SubScaled.class, in -> Ops.subScaled(in[0], in[1], in[2]), any, any, one);
      row(MulSign.class, in -> Ops.mulSign(in[0], in[1]), any, Feed.of(Draw.APART_FROM_ZERO, dims));
      row(SumOfSquares.class, in -> Ops.sumOfSquares(in[0]), any);
    }
    row(SumOfSquares.class, in -> Ops.sumOfSquares(in[0]), Feed.of(Draw.ANY));
    // Sums of several blocks and a rest.
    row(SumOfSquares.class, in -> Ops.sumOfSquares(in[0]), Feed.of(Draw.ANY, 3, 1001));

    // Steps, batch, units; eighteen rows are a whole block of the kernel and a rest.
    for (int[] size : new int[][] {{2, 1, 1}, {3, 2, 3}, {2, 18, 2}, {4, 3, 1}}) {
      int steps = size[0];
      int rows = steps * size[1];
      int units = size[2];
      Feed recurrent = Feed.of(Draw.ANY, units, 4 * units);
      row(
          LstmSequence.class,
          in -> apply(new LstmSequence(steps), in),
          Feed.of(Draw.ANY, rows, 2),
          Feed.of(Draw.ANY, 2, 4 * units),
          Feed.of(Draw.ANY, 4 * units),
          recurrent);
      row(
          LstmInputs.class,
          in -> apply(new LstmInputs(steps), in),
          Feed.of(Draw.ANY, 7 * rows, units),
          Feed.of(Draw.ANY, rows, 2));
      row(
          LstmGradient.class,
          in -> apply(new LstmGradient(steps), in),
          Feed.of(Draw.ANY, 7 * rows, units),
          recurrent,
          Feed.of(Draw.ANY, rows, units));
    }
  }

  private OpTable() {}

  static List<Case> cases(Class<? extends Op> op) {
    return ROWS.getOrDefault(op, List.of());
  }

  private static void shapeOperations() {
    int[][][] repeats = {
      {{}, {}},
      {{}, {3}},
      {{}, {2, 3}},
      {{3}, {3}},
      {{1}, {4}},
      {{3}, {2, 3}},
      {{3}, {1, 3}},
      {{2, 1}, {2, 3}},
      {{1, 3}, {2, 3}},
      {{1, 1}, {2, 3}},
      {{3, 1}, {2, 3, 4}},
      {{2, 1, 4}, {2, 3, 4}},
      {{1, 2, 1, 3}, {4, 2, 3, 3}},
      {{3, 1}, {2, 1, 3, 2}}
    };
    for (int[][] repeat : repeats) {
      Op op = new BroadcastTo(Shape.of(repeat[1]));
      row(BroadcastTo.class, in -> apply(op, in), Feed.of(Draw.ANY, repeat[0]));
    }

    int[][][] shapes = {
      {{}, {1}},
      {{1, 1}, {}},
      {{6}, {2, 3}},
      {{2, 3}, {3, 2}},
      {{2, 3, 4}, {6, 4}},
      {{2, 6}, {2, 3, 1, 2}},
      {{4}, {4}}
    };
    for (int[][] shape : shapes) {
      Op op = new Reshape(Shape.of(shape[1]));
      row(Reshape.class, in -> apply(op, in), Feed.of(Draw.ANY, shape[0]));
    }

    transpose(List.of());
    transpose(List.of(0), 4);
    transpose(List.of(0, 1), 3, 4);
    transpose(List.of(1, 0), 3, 4);
    transpose(List.of(1, 0), 1, 4);
    transpose(List.of(1, 0, 2), 2, 3, 4);
    transpose(List.of(2, 0, 1), 2, 3, 4);
    transpose(List.of(1, 2, 0), 2, 3, 4);
    transpose(List.of(0, 2, 1), 2, 3, 1);
    transpose(List.of(3, 1, 0, 2), 2, 3, 4, 5);
    transpose(List.of(0, 1, 3, 2), 2, 1, 3, 2);

    concat(0, new int[][] {{3}});
    concat(0, new int[][] {{1}, {4}, {2}});
    concat(0, new int[][] {{2, 3}, {1, 3}});
    concat(1, new int[][] {{2, 3}, {2, 1}, {2, 4}});
    concat(1, new int[][] {{2, 1, 3}, {2, 2, 3}});
    concat(2, new int[][] {{2, 3, 1}, {2, 3, 1}});
    concat(0, new int[][] {{1, 2, 1, 3}, {2, 2, 1, 3}});
    concat(3, new int[][] {{1, 2, 1, 3}, {1, 2, 1, 2}});
    row(Concat.class, in -> apply(new Concat(1), in[0], in[0]), Feed.of(Draw.ANY, 2, 3));

    slice(0, 1, 3, 5);
    slice(0, 0, 1, 1);
    slice(0, 1, 2, 4, 3);
    slice(1, 2, 1, 4, 3);
    slice(1, 0, 3, 4, 3);
    slice(1, 1, 2, 2, 4, 3);
    slice(0, 1, 1, 2, 4, 3);
    slice(2, 0, 2, 2, 4, 3);
    slice(3, 1, 1, 2, 1, 3, 2);

    pad(0, 1, 2, 3);
    pad(0, 0, 0, 3);
    pad(0, 2, 0, 4, 3);
    pad(1, 0, 1, 4, 3);
    pad(1, 1, 1, 2, 2, 3);
    pad(2, 3, 0, 2, 2, 1);
    pad(3, 1, 2, 2, 1, 3, 2);
    pad(0, 1, 1, 1, 2, 1, 2);
  }

  private static void indexOperations() {
    for (int[] dims : new int[][] {{}, {1}, {6}, {2, 3}, {1, 4}, {2, 1, 3}}) {
      int[] rows = new int[dims.length + 1];
      System.arraycopy(dims, 0, rows, 0, dims.length);
      for (int width : new int[] {1, 3}) {
        rows[dims.length] = width;
        Feed indices = Feed.indices(4, dims);
        row(
            Gather.class,
            in -> Ops.gather(in[0], in[1]),
            Feed.of(Draw.ANY, 4, width),
            Feed.indices(4, dims));
        row(
            ScatterAdd.class,
            in -> Ops.scatterAdd(in[0], in[1], 4),
            indices,
            Feed.of(Draw.ANY, rows));
        row(OneHot.class, in -> Ops.oneHot(in[0], 3 + width), indices);
      }
      rows[dims.length] = 4;
      int[] ones = rows.clone();
      ones[dims.length] = 1;
      Feed labels = Feed.indices(4, dims);
      Feed x = Feed.of(Draw.ANY, rows);
      row(NegativeLogLikelihood.class, in -> Ops.negativeLogLikelihood(in[0], in[1]), x, labels);
      row(
          CrossEntropyGradient.class,
          in -> apply(new CrossEntropyGradient(), in),
          x,
          Feed.of(Draw.ANY, ones),
          labels);
    }
    row(Gather.class, in -> Ops.gather(in[0], in[1]), Feed.of(Draw.ANY, 1, 2), Feed.indices(1, 3));
    row(OneHot.class, in -> Ops.oneHot(in[0], 1), Feed.indices(1, 3));
  }

  private static void unary(Class<? extends Op> op, UnaryOperator<Node> build, Draw draw) {
    for (Shape shape : SHAPES) {
      row(op, in -> build.apply(in[0]), Feed.of(draw, shape.dims()));
    }
  }

  private static void binary(
      Class<? extends Op> op, BinaryOperator<Node> build, Draw drawA, Draw drawB) {
    for (int[][] dims : OpCases.BROADCASTS) {
      row(op, in -> build.apply(in[0], in[1]), Feed.of(drawA, dims[0]), Feed.of(drawB, dims[1]));
    }
    row(op, in -> build.apply(in[0], in[0]), Feed.of(drawB, 2, 3));
  }

  private static void reductions(boolean keep, int[] dims, List<Integer> axes) {
    Feed x = Feed.of(Draw.GRID, dims);
    row(Mean.class, in -> Ops.mean(in[0], axes, keep), x);
    row(ReduceMax.class, in -> Ops.reduceMax(in[0], axes, keep), x);
    row(Sum.class, in -> Ops.sum(in[0], axes, keep), x);
  }

  private static void matmul(int m, int k, int n, boolean transposeA, boolean transposeB) {
    row(
        MatMul.class,
        in -> Ops.matmul(in[0], in[1], transposeA, transposeB),
        transposeA ? Feed.of(Draw.ANY, k, m) : Feed.of(Draw.ANY, m, k),
        transposeB ? Feed.of(Draw.ANY, n, k) : Feed.of(Draw.ANY, k, n));
  }

  private static void transpose(List<Integer> order, int... dims) {
    row(Transpose.class, in -> Ops.transpose(in[0], order), Feed.of(Draw.ANY, dims));
  }

  private static void concat(int axis, int[][] parts) {
    Feed[] feeds = new Feed[parts.length];
    for (int i = 0; i < feeds.length; i++) {
      feeds[i] = Feed.of(Draw.ANY, parts[i]);
    }
    row(Concat.class, in -> apply(new Concat(axis), in), feeds);
  }

  private static void slice(int axis, int begin, int length, int... dims) {
    Op op = new Slice(axis, begin, length);
    row(Slice.class, in -> apply(op, in), Feed.of(Draw.ANY, dims));
  }

  private static void pad(int axis, int before, int after, int... dims) {
    Op op = new Pad(axis, before, after);
    row(Pad.class, in -> apply(op, in), Feed.of(Draw.ANY, dims));
  }

  private static Node apply(Op op, Node... inputs) {
    return inputs[0].graph().apply(op, inputs);
  }

  private static void row(Class<? extends Op> op, Build build, Feed... feeds) {
    ROWS.computeIfAbsent(op, key -> new ArrayList<>()).add(new Case(op, build, List.of(feeds)));
  }
}
