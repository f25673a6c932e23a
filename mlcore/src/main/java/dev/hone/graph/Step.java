package dev.hone.graph;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an executor compiles: a graph with the nodes to be read after each run and the variables
 * that each run changes. All assignments see the variables' values from before the step.
 *
 * @param name names the step within its model: "train", "infer"
 * @param outputs by the name under which they are read; must not be empty
 */
public record Step(
    String name, Graph graph, Map<String, Node> outputs, List<Assignment> assignments) {
  public Step {
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("step " + name + " has no output");
    }
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    assignments = List.copyOf(assignments);
    for (Node node : outputs.values()) {
      requireOwn(name, graph, node);
      if (node.type().dtype() != DType.FLOAT32) {
        throw new IllegalArgumentException(
            "step " + name + ": expected a float32 output, received " + node);
      }
    }
    Set<Node> assigned = new HashSet<>();
    for (Assignment assignment : assignments) {
      requireOwn(name, graph, assignment.variable());
      requireOwn(name, graph, assignment.value());
      if (!assigned.add(assignment.variable())) {
        throw new IllegalArgumentException(
            "step " + name + " assigns " + assignment.variable().name() + " twice");
      }
    }
  }

  private static void requireOwn(String name, Graph graph, Node node) {
    if (node.graph() != graph) {
      throw new IllegalArgumentException("step " + name + ": " + node + " is of another graph");
    }
  }
}
