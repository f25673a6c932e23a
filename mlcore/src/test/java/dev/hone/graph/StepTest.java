package dev.hone.graph;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.op.Ops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class StepTest {
  private final Graph graph = new Graph();
  private final Node w = graph.parameter("w", Shape.of(2));
  private final Node next = Ops.neg(w);

  @Test
  public void outputsAndAssignments_areCopied() {
    Map<String, Node> outputs = new LinkedHashMap<>(Map.of("next", next));
    Step step = new Step("train", graph, outputs, List.of(new Assignment(w, next)));
    outputs.clear();
    assertEquals(Map.of("next", next), step.outputs());
    assertThrows(UnsupportedOperationException.class, () -> step.outputs().clear());
    assertThrows(UnsupportedOperationException.class, () -> step.assignments().clear());
  }

  @Test
  public void stepWithoutOutput_isRefused() {
    assertMessage("step train has no output", () -> new Step("train", graph, Map.of(), List.of()));
  }

  @Test
  public void outputOfAnotherGraph_isRefused() {
    Node foreign = new Graph().input("x", Shape.of(2));
    assertMessage(
        "step infer: x[2] is of another graph",
        () -> new Step("infer", graph, Map.of("x", foreign), List.of()));
  }

  @Test
  public void outputOfInt32_isRefused() {
    Node labels = graph.input("labels", TensorType.int32(Shape.of(2)));
    assertMessage(
        "step infer: expected a float32 output, received labelsint32 [2]",
        () -> new Step("infer", graph, Map.of("labels", labels), List.of()));
  }

  @Test
  public void assignmentOfAnotherGraph_isRefused() {
    Node foreign = new Graph().parameter("v", Shape.of(2));
    Assignment assignment = new Assignment(foreign, foreign);
    assertMessage(
        "step train: v[2] is of another graph",
        () -> new Step("train", graph, Map.of("next", next), List.of(assignment)));
  }

  @Test
  public void variableAssignedTwice_isRefused() {
    Assignment assignment = new Assignment(w, next);
    assertMessage(
        "step train assigns w twice",
        () -> new Step("train", graph, Map.of("next", next), List.of(assignment, assignment)));
  }

  @Test
  public void assignmentToAnotherNodeThanAVariable_isRefused() {
    assertMessage(next + " is no parameter or state", () -> new Assignment(next, w));
  }

  @Test
  public void assignmentOfAnotherShape_isRefused() {
    Node sum = Ops.sum(w);
    assertMessage("expected [2] for variable w, received " + sum, () -> new Assignment(w, sum));
  }

  private static void assertMessage(String message, Runnable action) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(e.getMessage(), e.getMessage().endsWith(message));
  }
}
