package dev.hone.graph;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.op.Ops;
import java.util.List;
import org.junit.Test;

public class GraphTest {
  private final Graph graph = new Graph();

  @Test
  public void nodes_areNumberedInTheOrderOfTheirMaking() {
    Node a = graph.input("a", Shape.of(2));
    Node b = graph.parameter("b", Shape.of(2));
    Node sum = Ops.add(a, b);
    assertEquals(List.of(a, b, sum), graph.nodes());
    assertEquals(2, sum.id());
    assertEquals(List.of(a, b), sum.inputs());
    assertThrows(UnsupportedOperationException.class, () -> graph.nodes().remove(0));
  }

  @Test
  public void leaves_haveTheirKind() {
    assertEquals(Node.Kind.INPUT, graph.input("a", Shape.of(2)).kind());
    Node parameter = graph.parameter("b", Shape.of(2));
    Node state = graph.state("c", Shape.of(2));
    assertEquals(Node.Kind.PARAMETER, parameter.kind());
    assertEquals(Node.Kind.STATE, state.kind());
    assertTrue(parameter.isVariable() && state.isVariable());
    assertFalse(graph.constant(1).isVariable());
    assertEquals(DType.INT32, graph.input("d", TensorType.int32(Shape.of(2))).type().dtype());
  }

  @Test
  public void leaf_isFoundByName() {
    Node a = graph.input("a", Shape.of(2));
    assertSame(a, graph.leaf("a"));
    assertNull(graph.leaf("b"));
  }

  @Test
  public void leafNameGivenTwice_isRefused() {
    graph.input("a", Shape.of(2));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> graph.parameter("a", Shape.of(2)));
    assertEquals("the graph has a leaf named a already", e.getMessage());
    assertEquals(1, graph.nodes().size());
  }

  @Test
  public void variableOfRankZero_isRefused() {
    ShapeException e = assertThrows(ShapeException.class, () -> graph.state("steps", Shape.SCALAR));
    assertEquals("expected rank 1 or more for variable steps, received []", e.getMessage());
    assertThrows(ShapeException.class, () -> graph.parameter("w", Shape.SCALAR));
  }

  @Test
  public void constant_holdsACopyOfItsValues() {
    float[] values = {1, 2};
    Node constant = graph.constant(Shape.of(2), values);
    values[0] = 9;
    constant.constantValues()[1] = 9;
    assertArrayEquals(new float[] {1, 2}, constant.constantValues(), 0);
    assertArrayEquals(new float[] {3, 3}, graph.filled(Shape.of(2), 3).constantValues(), 0);
    assertEquals(Shape.SCALAR, graph.constant(1).shape());
  }

  @Test
  public void constantWithAnotherNumberOfValues_isRefused() {
    ShapeException e = assertThrows(ShapeException.class, () -> graph.constant(Shape.of(3), 1, 2));
    assertEquals("expected 3 values for constant [3], received 2", e.getMessage());
  }

  @Test
  public void valuesOfANodeThatIsNoConstant_areRefused() {
    Node a = graph.input("a", Shape.of(2));
    assertThrows(IllegalStateException.class, a::constantValues);
  }

  @Test
  public void inputOfAnotherGraph_isRefused() {
    Node a = graph.input("a", Shape.of(2));
    Node foreign = new Graph().input("b", Shape.of(2));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Ops.add(a, foreign));
    assertEquals("Add#1: input b[2] belongs to another graph", e.getMessage());
  }

  @Test
  public void scope_standsBeforeTheNamesOfOperations() {
    Node a = graph.input("a", Shape.of(2));
    assertEquals("", graph.scope("encoder"));
    assertEquals("encoder/Neg#1", Ops.neg(a).name());
    assertEquals("a leaf keeps its name", "b", graph.input("b", Shape.of(2)).name());
    assertEquals("encoder", graph.scope("decoder"));
    assertEquals("decoder", graph.scope(""));
    assertEquals("Neg#3", Ops.neg(a).name());
  }

  @Test
  public void node_isPrintedWithNameAndShape() {
    assertEquals("a[2, 3]", graph.input("a", Shape.of(2, 3)).toString());
    assertEquals(
        "labelsint32 [4]", graph.input("labels", TensorType.int32(Shape.of(4))).toString());
  }
}
