package dev.hone.op;

import static org.junit.Assert.assertEquals;

import dev.hone.base.Seed;
import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Test;

/** Contributions to one gradient: joined where they can be, and always equal to their plain sum. */
public class GradientSumTest {
  private final Graph graph = new Graph();
  private final Map<Node, NdArray> values = new LinkedHashMap<>();
  private final UniformRandomProvider random = new Seed(3).generator();

  @Test
  public void slicesOfAllSteps_areJoinedWithoutPads() {
    Node x = leaf("x", 5, 3, 2);
    Node gradient =
        checked(
            lossOfSlices(
                x, part(0, 0, 1), part(0, 1, 1), part(0, 2, 1), part(0, 3, 1), part(0, 4, 1)),
            x);
    assertEquals(0, count(gradient, Pad.class));
    assertEquals(1, count(gradient, Concat.class));
    assertEquals(0, count(gradient, Add.class));
  }

  @Test
  public void slicesOfAnInnerAxis_areJoined() {
    Node x = leaf("x", 2, 5, 3);
    Node gradient = checked(lossOfSlices(x, part(1, 3, 2), part(1, 0, 1), part(1, 1, 2)), x);
    assertEquals(0, count(gradient, Pad.class));
    assertEquals(1, count(gradient, Concat.class));
  }

  @Test
  public void slicesWithGaps_areJoinedWithZerosBetween() {
    Node x = leaf("x", 5, 3);
    Node gradient = checked(lossOfSlices(x, part(0, 1, 1), part(0, 3, 1)), x);
    assertEquals(0, count(gradient, Pad.class));
    assertEquals(1, count(gradient, Concat.class));
    assertEquals("gap, slice, gap, slice, gap", 5, gradient.inputs().size());
  }

  @Test
  public void overlappingSlices_areAdded() {
    Node x = leaf("x", 5, 3);
    Node gradient = checked(lossOfSlices(x, part(0, 0, 3), part(0, 2, 3)), x);
    assertEquals(2, count(gradient, Pad.class));
    assertEquals(0, count(gradient, Concat.class));
  }

  @Test
  public void slicesWithOneBeginAndDifferentLengths_areAdded() {
    Node x = leaf("x", 5, 3);
    Node gradient = checked(lossOfSlices(x, part(0, 0, 2), part(0, 0, 3), part(0, 3, 2)), x);
    assertEquals(3, count(gradient, Pad.class));
  }

  @Test
  public void theSameSliceTwice_isAddedBeforeItIsJoined() {
    Node x = leaf("x", 5, 3);
    Node gradient =
        checked(lossOfSlices(x, part(0, 0, 2), part(0, 0, 2), part(0, 2, 3), part(0, 0, 2)), x);
    assertEquals(0, count(gradient, Pad.class));
    assertEquals(1, count(gradient, Concat.class));
    assertEquals(Shape.of(2, 3), gradient.inputs().get(0).shape());
    assertEquals(2, gradient.inputs().size());
  }

  @Test
  public void oneSliceTwiceAndNoOther_isPaddedOnce() {
    Node x = leaf("x", 5, 3);
    Node gradient = checked(lossOfSlices(x, part(0, 1, 2), part(0, 1, 2)), x);
    assertEquals(1, count(gradient, Pad.class) + count(gradient, Concat.class));
  }

  @Test
  public void slicesAlongTwoAxes_areJoinedAlongEach() {
    Node x = leaf("x", 4, 3);
    Node gradient =
        checked(lossOfSlices(x, part(0, 0, 2), part(1, 0, 1), part(0, 2, 2), part(1, 1, 2)), x);
    assertEquals(0, count(gradient, Pad.class));
    assertEquals(2, count(gradient, Concat.class));
    assertEquals(1, count(gradient, Add.class));
  }

  @Test
  public void slicesBesideAnotherUse_areJoinedAndAdded() {
    Node x = leaf("x", 4, 3);
    Node loss = Ops.add(lossOfSlices(x, part(0, 0, 2), part(0, 2, 2)), Ops.sum(Ops.square(x)));
    Node gradient = checked(loss, x);
    assertEquals(0, count(gradient, Pad.class));
    assertEquals(1, count(gradient, Concat.class));
  }

  @Test
  public void matrixSharedOverSteps_becomesOneProduct() {
    Node w = leaf("w", 3, 4);
    Node loss = graph.constant(0);
    for (int t = 0; t < 5; t++) {
      Node y = Ops.matmul(leaf("x" + t, 2, 3), w);
      loss = Ops.add(loss, weighted(y));
    }
    Node gradient = checked(loss, w);
    assertEquals(1, count(gradient, MatMul.class));
    assertEquals(new MatMul(true, false), gradient.op());
    assertEquals("rows of all steps", Shape.of(10, 3), gradient.inputs().get(0).shape());
    assertEquals(0, count(gradient, Add.class));
  }

  @Test
  public void transposedMatrixSharedOverSteps_becomesOneProduct() {
    Node w = leaf("w", 4, 3);
    Node loss = graph.constant(0);
    for (int t = 0; t < 5; t++) {
      loss = Ops.add(loss, weighted(Ops.matmul(leaf("x" + t, 1 + t, 3), w, false, true)));
    }
    Node gradient = checked(loss, w);
    assertEquals(1, count(gradient, MatMul.class));
    assertEquals("steps of 1 to 5 rows", Shape.of(15, 4), gradient.inputs().get(0).shape());
  }

  @Test
  public void matrixUsedStraightTransposedAndPenalised_isAdded() {
    Node w = leaf("w", 3, 3);
    Node x = leaf("x", 2, 3);
    Node y = Ops.matmul(Ops.tanh(Ops.matmul(x, w)), w, false, true);
    Node loss = Ops.add(weighted(y), Ops.sum(Ops.square(w)));
    Node gradient = checked(loss, w);
    assertEquals(Add.class, gradient.op().getClass());
    checked(loss, x);
  }

  @Test
  public void recurrentNet_overFiveSteps() {
    Node x = leaf("x", 5, 2, 3);
    Node w = leaf("w", 3, 4);
    Node u = leaf("u", 4, 4);
    Node b = leaf("b", 4);
    Node h = graph.constant(Shape.of(2, 4), new float[8]);
    for (int t = 0; t < 5; t++) {
      Node xt = Ops.reshape(Ops.slice(x, 0, t, 1), Shape.of(2, 3));
      h = Ops.tanh(Ops.add(Ops.add(Ops.matmul(xt, w), Ops.matmul(h, u)), b));
    }
    Node loss = weighted(h);
    List<Node> gradients = Ops.gradients(loss, List.of(x, w, u, b));
    check(loss, List.of(x, w, u, b), gradients);
    assertEquals(0, count(gradients.get(0), Pad.class));
    assertEquals("one product of all steps", new MatMul(true, false), gradients.get(1).op());
    assertEquals(new MatMul(true, false), gradients.get(2).op());
  }

  private record Part(int axis, int begin, int length) {}

  private static Part part(int axis, int begin, int length) {
    return new Part(axis, begin, length);
  }

  /** Each part goes through a non-linear function and is weighted, so that no two alike are. */
  private Node lossOfSlices(Node x, Part... parts) {
    Node loss = graph.constant(0);
    for (Part part : parts) {
      Node slice = graph.apply(new Slice(part.axis(), part.begin(), part.length()), x);
      loss = Ops.add(loss, weighted(Ops.square(slice)));
    }
    return loss;
  }

  private Node weighted(Node y) {
    return Ops.sum(Ops.mul(y, leaf("weights" + graph.nodes().size(), y.shape().dims())));
  }

  private Node leaf(String name, int... dims) {
    Node leaf = graph.input(name, Shape.of(dims));
    values.put(leaf, NdArray.of(leaf.shape(), index -> (float) random.nextDouble(-1, 1)));
    return leaf;
  }

  private Node checked(Node loss, Node variable) {
    Node gradient = Ops.gradients(loss, List.of(variable)).get(0);
    check(loss, List.of(variable), List.of(gradient));
    return gradient;
  }

  private void check(Node loss, List<Node> variables, List<Node> gradients) {
    DoubleInterpreter float64 = new DoubleInterpreter(values);
    List<float[]> kernels = JavaRun.values(gradients, values);
    for (int i = 0; i < variables.size(); i++) {
      Node variable = variables.get(i);
      for (int element = 0; element < variable.shape().size(); element++) {
        double expected = CentralDifferences.derivative(loss, values, variable, element);
        String what = variable + " element " + element;
        double limit = Math.max(1, Math.abs(expected));
        double actual = float64.value(gradients.get(i)).values()[element];
        assertEquals(what, expected, actual, OpTable.DIFFERENCES * limit);
        assertEquals(what, expected, kernels.get(i)[element], OpTable.GRADIENT_KERNELS * limit);
      }
    }
  }

  /** How many operations of a kind a node depends on. */
  private static long count(Node node, Class<? extends Op> op) {
    Set<Node> reached = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(node));
    while (!open.isEmpty()) {
      Node next = open.remove(open.size() - 1);
      if (reached.add(next)) {
        open.addAll(next.inputs());
      }
    }
    return reached.stream().filter(n -> op.isInstance(n.op())).count();
  }
}
