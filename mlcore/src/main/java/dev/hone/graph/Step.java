package dev.hone.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    }
    for (Assignment assignment : assignments) {
      requireOwn(name, graph, assignment.variable());
      requireOwn(name, graph, assignment.value());
    }
    long distinct = assignments.stream().map(Assignment::variable).distinct().count();
    if (distinct != assignments.size()) {
      throw new IllegalArgumentException("step " + name + " assigns a variable twice");
    }
  }

  private static void requireOwn(String name, Graph graph, Node node) {
    if (node.graph() != graph) {
      throw new IllegalArgumentException("step " + name + ": " + node + " is of another graph");
    }
  }
}
