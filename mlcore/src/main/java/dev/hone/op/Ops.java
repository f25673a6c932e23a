package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.Gradients;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.kernels.LstmLayout;
import java.util.ArrayList;
import java.util.List;

/** All operations, as functions on the nodes of a graph; and differentiation with them. */
public final class Ops {
  /** Every operation there is; tests walk this list. */
  public static final List<Class<? extends Op>> ALL =
      List.of(
          Abs.class,
          AdamStep.class,
          Add.class,
          BroadcastTo.class,
          Concat.class,
          CrossEntropyGradient.class,
          DecayedSum.class,
          Div.class,
          Elu.class,
          Exp.class,
          Gather.class,
          LeakyRelu.class,
          Log.class,
          LogSoftmax.class,
          LstmGradient.class,
          LstmInputs.class,
          LstmSequence.class,
          MatMul.class,
          Maximum.class,
          Mean.class,
          Minimum.class,
          Mul.class,
          MulSign.class,
          Neg.class,
          NegativeLogLikelihood.class,
          OneHot.class,
          Pad.class,
          ReduceMax.class,
          Relu.class,
          Reshape.class,
          Rsqrt.class,
          ScatterAdd.class,
          Sigmoid.class,
          Sign.class,
          Slice.class,
          Softmax.class,
          Softplus.class,
          Sqrt.class,
          Square.class,
          Sub.class,
          SubScaled.class,
          Sum.class,
          SumOfSquares.class,
          Tanh.class,
          Transpose.class);

  private Ops() {}

  // Two tensors, element by element, with broadcasting. A number stands for a scalar constant.

  public static Node add(Node a, Node b) {
    return a.graph().apply(new Add(), a, b);
  }

  public static Node sub(Node a, Node b) {
    return a.graph().apply(new Sub(), a, b);
  }

  public static Node mul(Node a, Node b) {
    return a.graph().apply(new Mul(), a, b);
  }

  public static Node div(Node a, Node b) {
    return a.graph().apply(new Div(), a, b);
  }

  public static Node maximum(Node a, Node b) {
    return a.graph().apply(new Maximum(), a, b);
  }

  public static Node minimum(Node a, Node b) {
    return a.graph().apply(new Minimum(), a, b);
  }

  public static Node add(double a, Node b) {
    return add(b.graph().constant(a), b);
  }

  public static Node sub(double a, Node b) {
    return sub(b.graph().constant(a), b);
  }

  public static Node mul(double a, Node b) {
    return mul(b.graph().constant(a), b);
  }

  public static Node div(double a, Node b) {
    return div(b.graph().constant(a), b);
  }

  public static Node maximum(Node a, double b) {
    return maximum(a, a.graph().constant(b));
  }

  public static Node minimum(Node a, double b) {
    return minimum(a, a.graph().constant(b));
  }

  // One tensor, element by element.

  public static Node neg(Node x) {
    return x.graph().apply(new Neg(), x);
  }

  public static Node exp(Node x) {
    return x.graph().apply(new Exp(), x);
  }

  public static Node log(Node x) {
    return x.graph().apply(new Log(), x);
  }

  public static Node sqrt(Node x) {
    return x.graph().apply(new Sqrt(), x);
  }

  public static Node rsqrt(Node x) {
    return x.graph().apply(new Rsqrt(), x);
  }

  public static Node square(Node x) {
    return x.graph().apply(new Square(), x);
  }

  public static Node abs(Node x) {
    return x.graph().apply(new Abs(), x);
  }

  public static Node sign(Node x) {
    return x.graph().apply(new Sign(), x);
  }

  public static Node relu(Node x) {
    return x.graph().apply(new Relu(), x);
  }

  public static Node elu(Node x) {
    return x.graph().apply(new Elu(), x);
  }

  public static Node sigmoid(Node x) {
    return x.graph().apply(new Sigmoid(), x);
  }

  public static Node tanh(Node x) {
    return x.graph().apply(new Tanh(), x);
  }

  public static Node softplus(Node x) {
    return x.graph().apply(new Softplus(), x);
  }

  public static Node leakyRelu(Node x, double alpha) {
    return x.graph().apply(new LeakyRelu((float) alpha), x);
  }

  // Along the last axis.

  public static Node softmax(Node x) {
    return x.graph().apply(new Softmax(), x);
  }

  public static Node logSoftmax(Node x) {
    return x.graph().apply(new LogSoftmax(), x);
  }

  /** The sum over the last axis, which stays as an axis of 1. */
  public static Node sumLast(Node x) {
    return sum(x, List.of(x.shape().rank() - 1), true);
  }

  // Folding axes.

  public static Node sum(Node x, List<Integer> axes, boolean keepDims) {
    return x.graph().apply(new Sum(axes, keepDims), x);
  }

  /** The sum of all elements, a scalar of rank 0. */
  public static Node sum(Node x) {
    return sum(x, allAxes(x), false);
  }

  public static Node mean(Node x, List<Integer> axes, boolean keepDims) {
    return x.graph().apply(new Mean(axes, keepDims), x);
  }

  /** The mean of all elements, a scalar of rank 0. */
  public static Node mean(Node x) {
    return mean(x, allAxes(x), false);
  }

  public static Node reduceMax(Node x, List<Integer> axes, boolean keepDims) {
    return x.graph().apply(new ReduceMax(axes, keepDims), x);
  }

  // Products.

  /** [M, K] · [K, N] → [M, N]. */
  public static Node matmul(Node a, Node b) {
    return matmul(a, b, false, false);
  }

  public static Node matmul(Node a, Node b, boolean transposeA, boolean transposeB) {
    return a.graph().apply(new MatMul(transposeA, transposeB), a, b);
  }

  // Fused.

  /**
   * The hidden states of an LSTM over all steps, time-major [T·B, H], or the last step's [B, H]:
   * see {@link LstmSequence}.
   */
  public static Node lstm(
      Node x, Node kernel, Node bias, Node recurrent, int steps, boolean lastOnly) {
    Node sequence =
        steps == 1
            ? LstmSequence.expand(List.of(x, kernel, bias, recurrent), 1)
            : x.graph().apply(new LstmSequence(steps), x, kernel, bias, recurrent);
    int rows = x.shape().dim(0);
    int count = lastOnly ? rows / steps : rows;
    return LstmSequence.part(sequence, LstmLayout.HIDDEN, rows - count, count);
  }

  /** decay·s + x: see {@link DecayedSum}. */
  public static Node decayedSum(double decay, Node s, Node x) {
    return s.graph().apply(new DecayedSum((float) decay, false), s, x);
  }

  /** decay·s + x²: see {@link DecayedSum}. */
  public static Node decayedSumOfSquares(double decay, Node s, Node x) {
    return s.graph().apply(new DecayedSum((float) decay, true), s, x);
  }

  /** w − rate·m / (√v + floor): see {@link AdamStep}. */
  public static Node adamStep(Node w, Node m, Node v, Node rate, Node floor) {
    return w.graph().apply(new AdamStep(), w, m, v, rate, floor);
  }

  /** −x at each row's label: see {@link NegativeLogLikelihood}. */
  public static Node negativeLogLikelihood(Node logProbabilities, Node labels) {
    return labels.graph().apply(new NegativeLogLikelihood(), logProbabilities, labels);
  }

  /** w − rate·x: see {@link SubScaled}. */
  public static Node subScaled(Node w, Node x, Node rate) {
    return w.graph().apply(new SubScaled(), w, x, rate);
  }

  /** a · sign(b): see {@link MulSign}. */
  static Node mulSign(Node a, Node b) {
    return a.graph().apply(new MulSign(), a, b);
  }

  /** The sum of the squares of all elements, a scalar of rank 0. */
  public static Node sumOfSquares(Node x) {
    return x.graph().apply(new SumOfSquares(), x);
  }

  // Shape.

  public static Node reshape(Node x, Shape shape) {
    return x.shape().equals(shape) ? x : x.graph().apply(new Reshape(shape), x);
  }

  public static Node transpose(Node x, List<Integer> order) {
    return x.graph().apply(new Transpose(order), x);
  }

  public static Node concat(List<Node> parts, int axis) {
    if (parts.isEmpty()) {
      throw new ShapeException(Message.of("shape.some"), Message.of("shape.nothing"));
    }
    Node first = parts.get(0);
    return parts.size() == 1 && hasAxis(first, axis)
        ? first
        : first.graph().apply(new Concat(axis), parts.toArray(new Node[0]));
  }

  public static Node slice(Node x, int axis, int begin, int length) {
    return hasAxis(x, axis) && begin == 0 && length == x.shape().dim(axis)
        ? x
        : x.graph().apply(new Slice(axis, begin, length), x);
  }

  public static Node pad(Node x, int axis, int before, int after) {
    return hasAxis(x, axis) && before == 0 && after == 0
        ? x
        : x.graph().apply(new Pad(axis, before, after), x);
  }

  public static Node broadcastTo(Node x, Shape shape) {
    return x.shape().equals(shape) ? x : x.graph().apply(new BroadcastTo(shape), x);
  }

  // Indices.

  /** Rows of a table [V, D] by int32 indices [...] → [..., D]. */
  public static Node gather(Node table, Node indices) {
    return table.graph().apply(new Gather(), table, indices);
  }

  /** Rows [..., D] added into a table of zeros [rows, D] at int32 indices [...]. */
  public static Node scatterAdd(Node indices, Node updates, int rows) {
    return indices.graph().apply(new ScatterAdd(rows), indices, updates);
  }

  /** int32 indices [...] → float32 [..., depth]. */
  public static Node oneHot(Node indices, int depth) {
    return indices.graph().apply(new OneHot(depth), indices);
  }

  // Differentiation.

  /**
   * The derivatives of a loss with one element with respect to some nodes, each of that node's
   * shape.
   */
  public static List<Node> gradients(Node loss, List<Node> variables) {
    return Gradients.of(loss, variables, GradientSum::of);
  }

  private static boolean hasAxis(Node x, int axis) {
    return axis >= 0 && axis < x.shape().rank();
  }

  private static List<Integer> allAxes(Node x) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < x.shape().rank(); axis++) {
      axes.add(axis);
    }
    return axes;
  }
}
