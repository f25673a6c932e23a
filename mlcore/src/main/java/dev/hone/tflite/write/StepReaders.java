package dev.hone.tflite.write;

import dev.hone.graph.Node;
import dev.hone.graph.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes a step's outputs and assignments depend on, and what reads each of them. */
final class StepReaders {
  private final Step step;
  private final Set<Node> needed = new HashSet<>();
  private final Map<Node, Integer> uses = new HashMap<>();
  private final Map<Node, Integer> exits = new HashMap<>();

  StepReaders(Step step) {
    this.step = step;
    step.outputs().values().forEach(this::leaves);
    step.assignments().forEach(assignment -> leaves(assignment.value()));
  }

  private void leaves(Node root) {
    exits.merge(root, 1, Integer::sum);
    need(root);
  }

  private void need(Node root) {
    List<Node> stack = new ArrayList<>(List.of(root));
    while (!stack.isEmpty()) {
      Node next = stack.remove(stack.size() - 1);
      if (needed.add(next)) {
        for (Node input : next.inputs()) {
          uses.merge(input, 1, Integer::sum);
          stack.add(input);
        }
      }
    }
  }

  /** The nodes that an output or assignment depends on. */
  Set<Node> needed() {
    return needed;
  }

  /** How many operations, outputs and assignments read the node. */
  int count(Node node) {
    return uses.getOrDefault(node, 0) + exits.getOrDefault(node, 0);
  }

  /** Whether an operation reads the node. */
  boolean isReadInside(Node node) {
    return uses.containsKey(node);
  }

  /**
   * The sum of the node and a vector along its last axis, if that is all that happens to the node;
   * else null.
   *
   * @param vectors what may be added
   */
  Node biasSum(Node node, int width, Set<Node> vectors) {
    if (uses.getOrDefault(node, 0) != 1 || step.outputs().containsValue(node)) {
      return null;
    }
    for (Node next : step.graph().nodes()) {
      if (needed.contains(next)
          && next.inputs().contains(node)
          && next.op().name().equals("Add")
          && next.shape().equals(node.shape())) {
        Node other = addend(next, node);
        boolean vector =
            other.shape().rank() > 0
                && other.shape().size() == width
                && other.shape().dim(-1) == width;
        if (vectors.contains(other) && vector) {
          return next;
        }
      }
    }
    return null;
  }

  /** The other operand of a sum. */
  static Node addend(Node sum, Node node) {
    return sum.inputs().get(sum.inputs().get(0) == node ? 1 : 0);
  }
}
