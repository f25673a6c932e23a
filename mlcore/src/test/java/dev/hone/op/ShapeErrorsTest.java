package dev.hone.op;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** What each operation says to inputs that do not fit it. */
public class ShapeErrorsTest {
  /** Inputs that do not fit, and the parts of the message after operation and node. */
  private record Wrong(Op op, String expected, String received, List<TensorType> inputs) {}

  private static final List<Wrong> WRONG = new ArrayList<>();

  static {
    List<Op> unary =
        List.of(
            new Abs(),
            new Elu(),
            new Exp(),
            new LeakyRelu(0.1f),
            new Log(),
            new LogSoftmax(),
            new Neg(),
            new Relu(),
            new Rsqrt(),
            new Sigmoid(),
            new Sign(),
            new Softmax(),
            new Softplus(),
            new Sqrt(),
            new Square(),
            new Tanh());
    for (Op op : unary) {
      wrong(op, "one float32 tensor", "[int32 [2]]", i(2));
      wrong(op, "one float32 tensor", "[[2], [2]]", f(2), f(2));
    }
    wrong(new Softmax(), "a tensor of rank 1 or more", "[]", f());
    wrong(new LogSoftmax(), "a tensor of rank 1 or more", "[]", f());

    String alike = "shapes that are equal or 1 along each axis, counted from the last";
    for (Op op :
        List.of(new Add(), new Sub(), new Mul(), new Div(), new Maximum(), new Minimum())) {
      wrong(op, alike, "[2, 3] and [2]", f(2, 3), f(2));
      wrong(op, alike, "[3] and [4]", f(3), f(4));
      wrong(op, alike, "[2, 1, 3] and [3, 1, 3]", f(2, 1, 3), f(3, 1, 3));
      wrong(op, "two float32 tensors", "[[2], int32 [2]]", f(2), i(2));
      wrong(op, "two float32 tensors", "[[2]]", f(2));
    }

    for (Op op : reductions(List.of(1, 0))) {
      wrong(op, "ascending axes of the tensor", "[1, 0] of [2, 3]", f(2, 3));
    }
    for (Op op : reductions(List.of(1, 1))) {
      wrong(op, "ascending axes of the tensor", "[1, 1] of [2, 3]", f(2, 3));
    }
    for (Op op : reductions(List.of(2))) {
      wrong(op, "ascending axes of the tensor", "[2] of [2, 3]", f(2, 3));
    }
    for (Op op : reductions(List.of(-1))) {
      wrong(op, "ascending axes of the tensor", "[-1] of [2, 3]", f(2, 3));
      wrong(op, "one float32 tensor", "[int32 [2]]", i(2));
    }

    String inner = "equal inner dimensions";
    wrong(new MatMul(false, false), inner, "[2, 3] · [4, 5]", f(2, 3), f(4, 5));
    wrong(new MatMul(true, false), inner, "[2, 3]ᵀ · [3, 5]", f(2, 3), f(3, 5));
    wrong(new MatMul(false, true), inner, "[2, 3] · [3, 5]ᵀ", f(2, 3), f(3, 5));
    wrong(new MatMul(true, true), inner, "[2, 3]ᵀ · [2, 3]ᵀ", f(2, 3), f(2, 3));
    wrong(new MatMul(false, false), "two float32 matrices", "[[3], [3, 2]]", f(3), f(3, 2));
    wrong(
        new MatMul(false, false),
        "two float32 matrices",
        "[[2, 3], int32 [3, 2]]",
        f(2, 3),
        i(3, 2));

    wrong(new SumOfSquares(), "one float32 tensor", "[int32 [2]]", i(2));
    String two = "2 float32 tensors of one shape";
    wrong(new DecayedSum(0.9f, false), two, "[[2], [3]]", f(2), f(3));
    wrong(new DecayedSum(0.9f, true), two, "[int32 [2], int32 [2]]", i(2), i(2));
    wrong(new DecayedSum(0.9f, true), two, "[[2]]", f(2));
    String three = "3 float32 tensors of one shape";
    wrong(new AdamStep(), three, "[[2], [3], [2]]", f(2), f(3), f(2), f(1), f(1));
    String adam = "w, m and v of one shape, rate [1] and floor [1]";
    wrong(new AdamStep(), adam, "[[2], [2], [2], [2], [1]]", f(2), f(2), f(2), f(2), f(1));

    String descent = "w and x of one shape and rate [1]";
    wrong(new SubScaled(), descent, "[[2], [2], [2]]", f(2), f(2), f(2));
    wrong(new SubScaled(), two, "[[2], [3]]", f(2), f(3), f(1));
    wrong(new MulSign(), two, "[[2], [3]]", f(2), f(3));

    String lstm =
        "x [T*B, F] of 2 steps, a kernel [F, 4H], a bias [4H] and a recurrent kernel [H, 4H]";
    Op sequence = new LstmSequence(2);
    wrong(sequence, lstm, "[[3, 5], [5, 8], [8], [2, 8]]", f(3, 5), f(5, 8), f(8), f(2, 8));
    wrong(sequence, lstm, "[[4, 5], [4, 8], [8], [2, 8]]", f(4, 5), f(4, 8), f(8), f(2, 8));
    wrong(sequence, lstm, "[[4, 5], [5, 8], [4], [2, 8]]", f(4, 5), f(5, 8), f(4), f(2, 8));
    wrong(sequence, lstm, "[[4, 5], [5, 8], [8], [3, 8]]", f(4, 5), f(5, 8), f(8), f(3, 8));
    wrong(sequence, lstm, "[[4, 5], [5, 8], [8]]", f(4, 5), f(5, 8), f(8));
    String values = "values [7T*B, H] of 2 steps, kernel [H, 4H] and gradient [T*B, H]";
    String joined = "values [7T*B, H] of 2 steps and x [T*B, F]";
    wrong(new LstmInputs(2), joined, "[[28, 2], [5, 3]]", f(28, 2), f(5, 3));
    wrong(new LstmInputs(2), joined, "[[21, 2], [3, 3]]", f(21, 2), f(3, 3));
    wrong(new LstmGradient(2), values, "[[8, 2], [2, 8], [4, 2]]", f(8, 2), f(2, 8), f(4, 2));
    wrong(new LstmGradient(2), values, "[[28, 2], [2, 8], [4, 3]]", f(28, 2), f(2, 8), f(4, 3));

    Op repeat = new BroadcastTo(Shape.of(2, 3));
    wrong(repeat, "a tensor that broadcasts to [2, 3]", "[5, 2, 3]", f(5, 2, 3));
    wrong(repeat, alike, "[2] and [2, 3]", f(2));
    wrong(new BroadcastTo(Shape.of(1, 3)), "a tensor that broadcasts to [1, 3]", "[2, 3]", f(2, 3));
    wrong(new Reshape(Shape.of(2, 3)), "a tensor of 6 elements for [2, 3]", "[5]", f(5));
    String order = "an order of all axes of the tensor";
    wrong(new Transpose(List.of(0)), order, "[0] for [2, 3]", f(2, 3));
    wrong(new Transpose(List.of(0, 0)), order, "[0, 0] for [2, 3]", f(2, 3));
    wrong(new Transpose(List.of(1, 2)), order, "[1, 2] for [2, 3]", f(2, 3));

    String but = "float32 tensors alike but for axis 0";
    wrong(new Concat(0), but, "[[2, 3], [2, 4]]", f(2, 3), f(2, 4));
    wrong(new Concat(0), but, "[[3], [1, 3]]", f(3), f(1, 3));
    wrong(new Concat(0), but, "[[3], int32 [3]]", f(3), i(3));
    wrong(new Concat(2), "an axis of the tensors", "2 for [2, 3]", f(2, 3), f(2, 3));
    wrong(new Concat(-1), "an axis of the tensors", "-1 for [2, 3]", f(2, 3), f(2, 3));
    wrong(new Concat(0), "at least one tensor", "none");

    String inside = "a part inside the tensor";
    wrong(new Slice(1, 2, 2), inside, "axis 1 from 2 length 2 of [2, 3]", f(2, 3));
    wrong(new Slice(0, -1, 2), inside, "axis 0 from -1 length 2 of [2, 3]", f(2, 3));
    wrong(new Slice(0, 0, 0), inside, "axis 0 from 0 length 0 of [2, 3]", f(2, 3));
    wrong(new Slice(2, 0, 1), inside, "axis 2 from 0 length 1 of [2, 3]", f(2, 3));
    wrong(
        new Slice(0, 1, Integer.MAX_VALUE), inside, "axis 0 from 1 length 2147483647 of [3]", f(3));
    String counts = "an axis of the tensor and counts of 0 or more";
    wrong(new Pad(1, 0, 1), counts, "axis 1, 0 before, 1 after, for [3]", f(3));
    wrong(new Pad(0, -1, 1), counts, "axis 0, -1 before, 1 after, for [3]", f(3));

    String table = "a float32 table [V, D] and int32 indices";
    wrong(new Gather(), table, "[[4], int32 [2]]", f(4), i(2));
    wrong(new Gather(), table, "[[4, 3], [2]]", f(4, 3), f(2));
    String rows = "int32 indices [...] and float32 rows [..., D]";
    wrong(new ScatterAdd(4), rows, "[int32 [2], [3, 5]]", i(2), f(3, 5));
    wrong(new ScatterAdd(4), rows, "[int32 [], []]", i(), f());
    wrong(new ScatterAdd(4), rows, "[[2], [2, 5]]", f(2), f(2, 5));
    wrong(new ScatterAdd(0), "dimensions of at least 1", "[0, 5]", i(2), f(2, 5));
    String likelihood = "float32 rows [..., C] and int32 labels [...]";
    wrong(new NegativeLogLikelihood(), likelihood, "[[2, 3], [2]]", f(2, 3), f(2));
    wrong(new NegativeLogLikelihood(), likelihood, "[[2, 3], int32 [3]]", f(2, 3), i(3));
    String entropy = "float32 rows [..., C], their gradient [..., 1] and int32 labels [...]";
    Op back = new CrossEntropyGradient();
    wrong(back, entropy, "[[2, 3], [2], int32 [2]]", f(2, 3), f(2), i(2));
    wrong(back, entropy, "[[2, 3], [2, 1], int32 [3]]", f(2, 3), f(2, 1), i(3));
    wrong(new OneHot(3), "one int32 tensor and a depth of at least 1", "depth 3 for [[2]]", f(2));
    wrong(
        new OneHot(0),
        "one int32 tensor and a depth of at least 1",
        "depth 0 for [int32 [2]]",
        i(2));
  }

  @Test
  public void message_namesOperationNodeExpectedAndReceived() {
    for (Wrong wrong : WRONG) {
      Graph graph = new Graph();
      graph.scope("hidden");
      Node[] inputs = new Node[wrong.inputs().size()];
      StringBuilder listed = new StringBuilder();
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = graph.input("x" + i, wrong.inputs().get(i));
        listed.append(i == 0 ? "" : ", ").append("x").append(i).append(wrong.inputs().get(i));
      }
      ShapeException e =
          assertThrows(
              wrong.toString(), ShapeException.class, () -> graph.apply(wrong.op(), inputs));
      String name = wrong.op().name();
      assertEquals(
          name
              + (" at hidden/" + name + "#" + inputs.length + "[" + listed + "]")
              + (": expected " + wrong.expected() + ", received " + wrong.received()),
          e.getMessage());
      assertEquals("a refused node stays out of the graph", inputs.length, graph.nodes().size());
    }
  }

  @Test
  public void everyOperation_isTried() {
    Set<Class<?>> tried = new HashSet<>();
    WRONG.forEach(wrong -> tried.add(wrong.op().getClass()));
    assertEquals(new HashSet<Class<?>>(Ops.ALL), tried);
  }

  @Test
  public void functionsWithShortcuts_refuseWrongAxes() {
    Node x = new Graph().input("x", Shape.of(2, 3));
    assertThrows(ShapeException.class, () -> Ops.slice(x, 2, 0, 3));
    assertThrows(ShapeException.class, () -> Ops.slice(x, -1, 0, 3));
    assertThrows(ShapeException.class, () -> Ops.slice(x, -3, 0, 3));
    assertThrows(ShapeException.class, () -> Ops.pad(x, 2, 0, 0));
    assertThrows(ShapeException.class, () -> Ops.concat(List.of(x), 2));
    IllegalArgumentException empty =
        assertThrows(IllegalArgumentException.class, () -> Ops.concat(List.of(), 0));
    assertTrue(empty.getMessage(), empty.getMessage().contains("at least one tensor"));
    assertThrows(ShapeException.class, () -> Ops.sumLast(new Graph().constant(1)));
  }

  @Test
  public void functionsWithShortcuts_returnTheInputWhereNothingChanges() {
    Node x = new Graph().input("x", Shape.of(2, 3));
    assertEquals(x, Ops.slice(x, 1, 0, 3));
    assertEquals(x, Ops.pad(x, 1, 0, 0));
    assertEquals(x, Ops.concat(List.of(x), 1));
    assertEquals(x, Ops.reshape(x, Shape.of(2, 3)));
    assertEquals(x, Ops.broadcastTo(x, Shape.of(2, 3)));
    assertEquals(1, x.graph().nodes().size());
  }

  @Test
  public void indexOutOfRange_isNamedWithItsPlaceAndTheLimits() {
    Graph graph = new Graph();
    Node table = graph.input("table", Shape.of(4, 2));
    Node indices = graph.input("indices", TensorType.int32(Shape.of(3)));
    Node rows = graph.input("rows", Shape.of(3, 2));
    assertIndexError("Gather", 4, Ops.gather(table, indices), table, indices, rows);
    assertIndexError("ScatterAdd", -1, Ops.scatterAdd(indices, rows, 4), table, indices, rows);
    assertIndexError("OneHot", 4, Ops.oneHot(indices, 4), table, indices, rows);
    Node wide = Ops.concat(List.of(rows, rows), 1);
    Node likelihood = Ops.negativeLogLikelihood(wide, indices);
    assertIndexError("NegativeLogLikelihood", 4, likelihood, table, indices, rows);
    Node back = graph.apply(new CrossEntropyGradient(), wide, Ops.slice(rows, 1, 0, 1), indices);
    assertIndexError("CrossEntropyGradient", -1, back, table, indices, rows);
  }

  private static void assertIndexError(
      String operation, int index, Node node, Node table, Node indices, Node rows) {
    Map<Node, NdArray> values =
        Map.of(
            table, NdArray.of(table.shape(), new float[8]),
            indices, NdArray.of(indices.shape(), new float[] {0, 3, index}),
            rows, NdArray.of(rows.shape(), new float[6]));
    IndexOutOfBoundsException e =
        assertThrows(IndexOutOfBoundsException.class, () -> JavaRun.values(List.of(node), values));
    assertEquals(operation + ": index " + index + " at position 2 is not in 0..3", e.getMessage());
  }

  private static List<Op> reductions(List<Integer> axes) {
    return List.of(new Sum(axes, true), new Mean(axes, false), new ReduceMax(axes, true));
  }

  private static void wrong(Op op, String expected, String received, TensorType... inputs) {
    WRONG.add(new Wrong(op, expected, received, List.of(inputs)));
  }

  private static TensorType f(int... dims) {
    return TensorType.float32(Shape.of(dims));
  }

  private static TensorType i(int... dims) {
    return TensorType.int32(Shape.of(dims));
  }
}
