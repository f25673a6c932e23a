package dev.hone.graph;

import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reverse-mode differentiation: adds the backward pass of a loss to the graph that holds it. */
public final class Gradients {
  private Gradients() {}

  /**
   * Derivatives of a loss.
   *
   * @param loss a node with one element
   * @param variables the nodes to differentiate with respect to
   * @param sum adds the contributions that reach a node by several paths, all of the node's shape
   *     (the operations live a floor above, so addition is handed in)
   * @return for each variable a node of its shape; constant zeros where the loss does not depend on
   *     it
   */
  public static List<Node> of(Node loss, List<Node> variables, Function<List<Node>, Node> sum) {
    if (loss.shape().size() != 1) {
      throw new ShapeException(Message.of("shape.loss"), loss);
    }
    Graph graph = loss.graph();
    for (Node variable : variables) {
      if (variable.graph() != graph) {
        throw new IllegalArgumentException(
            "gradient of " + loss + ": variable " + variable + " belongs to another graph");
      }
      requireFloat(variable);
    }
    requireFloat(loss);
    boolean[] dependsOnVariable = dependants(graph, variables, loss.id());
    List<List<Node>> contributions = new ArrayList<>();
    for (int id = 0; id <= loss.id(); id++) {
      contributions.add(new ArrayList<>());
    }
    contributions.get(loss.id()).add(graph.filled(loss.shape(), 1));

    Node[] gradients = new Node[loss.id() + 1];
    for (int id = loss.id(); id >= 0; id--) {
      if (!dependsOnVariable[id] || contributions.get(id).isEmpty()) {
        continue;
      }
      Node node = graph.nodes().get(id);
      Node upstream = sum.apply(contributions.get(id));
      gradients[id] = upstream;
      if (node.kind() == Node.Kind.OPERATION) {
        Node[] flows = node.op().gradient(node, upstream);
        for (int i = 0; i < flows.length; i++) {
          Node input = node.inputs().get(i);
          if (flows[i] != Op.NOT_DIFFERENTIABLE && dependsOnVariable[input.id()]) {
            checkShape(node, input, flows[i]);
            contributions.get(input.id()).add(flows[i]);
          }
        }
      }
    }

    List<Node> result = new ArrayList<>();
    for (Node variable : variables) {
      Node gradient = variable.id() <= loss.id() ? gradients[variable.id()] : null;
      result.add(gradient != null ? gradient : graph.filled(variable.shape(), 0));
    }
    return result;
  }

  private static void requireFloat(Node node) {
    if (node.type().dtype() != DType.FLOAT32) {
      throw new ShapeException(Message.of("shape.differentiable"), node);
    }
  }

  private static boolean[] dependants(Graph graph, List<Node> variables, int last) {
    boolean[] depends = new boolean[last + 1];
    for (Node variable : variables) {
      if (variable.id() <= last) {
        depends[variable.id()] = true;
      }
    }
    for (int id = 0; id <= last; id++) {
      for (Node input : graph.nodes().get(id).inputs()) {
        depends[id] |= depends[input.id()];
      }
    }
    return depends;
  }

  private static void checkShape(Node node, Node input, Node gradient) {
    if (!gradient.shape().equals(input.shape())) {
      throw new IllegalStateException(
          "gradient of " + node + " with respect to " + input + " has shape " + gradient.shape());
    }
  }
}
