package dev.hone.graph;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.op.DoubleInterpreter;
import dev.hone.op.NdArray;
import dev.hone.op.Ops;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Differentiation as such; each operation's own gradient is tried in OperationsTest. */
public class GradientsTest {
  private final Graph graph = new Graph();
  private final Map<Node, NdArray> values = new HashMap<>();
  private final Node x = leaf("x", 3, -2);
  private final Node y = leaf("y", 5, 7);

  @Test
  public void nodeReachedBySeveralPaths_getsTheirSum() {
    // x·x + x·y + 4x
    Node loss = Ops.sum(Ops.add(Ops.add(Ops.mul(x, x), Ops.mul(x, y)), Ops.mul(4, x)));
    assertGradient(loss, x, 2 * 3 + 5 + 4, 2 * -2 + 7 + 4);
    assertGradient(loss, y, 3, -2);
  }

  @Test
  public void intermediateNodeReachedBySeveralPaths_isPassedOnce() {
    // s = x²; s·s + 3s = x⁴ + 3x²
    Node s = Ops.square(x);
    Node loss = Ops.sum(Ops.add(Ops.mul(s, s), Ops.mul(3, s)));
    assertGradient(loss, x, 4 * 27 + 6 * 3, 4 * -8 + 6 * -2);
    assertGradient(loss, s, 2 * 9 + 3, 2 * 4 + 3);
  }

  @Test
  public void chain_multiplies() {
    // (3(2x + 1))² → 36(2x + 1)
    Node loss = Ops.sum(Ops.square(Ops.mul(3, Ops.add(Ops.mul(2, x), graph.constant(1)))));
    assertGradient(loss, x, 36 * 7, 36 * -3);
  }

  @Test
  public void lossIndependentOfAVariable_givesZeros() {
    Node loss = Ops.sum(Ops.square(x));
    Node later = leaf("later", 1, 1);
    List<Node> gradients = Ops.gradients(loss, List.of(y, x, later));
    assertEquals(Node.Kind.CONSTANT, gradients.get(0).kind());
    assertArrayEquals(new float[] {0, 0}, gradients.get(0).constantValues(), 0);
    assertArrayEquals(new float[] {0, 0}, gradients.get(2).constantValues(), 0);
    assertArrayEquals(new double[] {6, -4}, value(gradients.get(1)), 0);
  }

  @Test
  public void pathThroughSign_carriesNothing() {
    assertGradient(Ops.sum(Ops.mul(Ops.sign(x), x)), x, 1, -1);
    assertGradient(Ops.sum(Ops.sign(x)), x, 0, 0);
  }

  @Test
  public void constantsAndOtherInputs_getNoBackwardPass() {
    Node loss = Ops.sum(Ops.mul(Ops.exp(y), x));
    int before = graph.nodes().size();
    Ops.gradients(loss, List.of(x));
    List<Node> added = graph.nodes().subList(before, graph.nodes().size());
    Node expOfY = loss.inputs().get(0).inputs().get(0);
    assertEquals(
        "only the gradient by x uses the product's other factor",
        1,
        added.stream().filter(node -> node.inputs().contains(expOfY)).count());
  }

  @Test
  public void variableIsTheLoss_givesOne() {
    Node one = graph.input("one", Shape.of(1, 1));
    assertArrayEquals(new float[] {1}, Ops.gradients(one, List.of(one)).get(0).constantValues(), 0);
  }

  @Test
  public void sameVariableAskedTwice_isAnsweredTwice() {
    List<Node> gradients = Ops.gradients(Ops.sum(Ops.square(x)), List.of(x, x));
    assertEquals(gradients.get(0), gradients.get(1));
  }

  @Test
  public void lossWithSeveralElements_isRefused() {
    ShapeException e = assertThrows(ShapeException.class, () -> Ops.gradients(x, List.of(x)));
    assertEquals("expected a loss with one element, received x[2]", e.getMessage());
  }

  @Test
  public void variableOfAnotherGraph_isRefused() {
    Node loss = Ops.sum(x);
    Node foreign = new Graph().input("w", Shape.of(2));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Ops.gradients(loss, List.of(foreign)));
    assertEquals(
        "gradient of " + loss + ": variable w[2] belongs to another graph", e.getMessage());
  }

  @Test
  public void lossOrVariableOfInt32_isRefused() {
    Node labels = graph.input("labels", TensorType.int32(Shape.of(1)));
    assertThrows(ShapeException.class, () -> Ops.gradients(labels, List.of(x)));
    assertThrows(ShapeException.class, () -> Ops.gradients(Ops.sum(x), List.of(labels)));
  }

  private Node leaf(String name, double... elements) {
    Node leaf = graph.input(name, Shape.of(elements.length));
    values.put(leaf, new NdArray(leaf.shape(), elements));
    return leaf;
  }

  private double[] value(Node node) {
    return new DoubleInterpreter(values).value(node).values();
  }

  private void assertGradient(Node loss, Node variable, double... expected) {
    assertArrayEquals(expected, value(Ops.gradients(loss, List.of(variable)).get(0)), 1e-12);
  }
}
