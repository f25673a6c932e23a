package dev.hone.exec;

import dev.hone.graph.Assignment;
import dev.hone.graph.Node;
import dev.hone.graph.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which operations of a step run, and where each result lives: in a buffer of a pool that is used
 * again when its value was read for the last time, over an input that dies there (elementwise
 * operations), or in the variable that it is assigned to.
 */
final class MemoryPlan {
  private static final int TO_THE_END = Integer.MAX_VALUE;

  private final List<Node> order = new ArrayList<>();
  private final Map<Node, Integer> lastRead = new HashMap<>();
  private final Map<Node, Node> inPlaceVariables = new HashMap<>();
  private final Map<Node, Integer> buffers = new HashMap<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Set<Integer> free = new HashSet<>();

  MemoryPlan(Step step) {
    Set<Node> kept = new HashSet<>(step.outputs().values());
    findOrder(step);
    findLifetimes(step, kept);
    placeInVariables(step, kept);
    for (Node node : order) {
      if (!inPlaceVariables.containsKey(node)) {
        buffers.put(node, kept.contains(node) ? newBuffer(node) : chooseBuffer(node));
      }
      release(node);
    }
  }

  /** The operations that the outputs and assignments need, each after its inputs. */
  List<Node> order() {
    return order;
  }

  /** The variable in whose array the node's value is made, or null. */
  Node inPlaceVariable(Node node) {
    return inPlaceVariables.get(node);
  }

  /** The pool's buffer for a node that has no {@link #inPlaceVariable}. */
  int buffer(Node node) {
    return buffers.get(node);
  }

  /** The pool: the length of each buffer in elements. */
  int[] bufferSizes() {
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  private void findOrder(Step step) {
    boolean[] needed = new boolean[step.graph().nodes().size()];
    step.outputs().values().forEach(node -> needed[node.id()] = true);
    step.assignments().forEach(assignment -> needed[assignment.value().id()] = true);
    for (int id = needed.length - 1; id >= 0; id--) {
      if (needed[id]) {
        step.graph().nodes().get(id).inputs().forEach(input -> needed[input.id()] = true);
      }
    }
    for (Node node : step.graph().nodes()) {
      if (needed[node.id()] && node.kind() == Node.Kind.OPERATION) {
        order.add(node);
      }
    }
  }

  private void findLifetimes(Step step, Set<Node> kept) {
    for (Node node : order) {
      node.inputs().forEach(input -> lastRead.put(input, node.id()));
    }
    kept.forEach(node -> lastRead.put(node, TO_THE_END));
    step.assignments().forEach(assignment -> lastRead.put(assignment.value(), TO_THE_END));
  }

  /** A new value may be made in its variable's own array if nobody reads the old one later. */
  private void placeInVariables(Step step, Set<Node> kept) {
    for (Assignment assignment : step.assignments()) {
      Node value = assignment.value();
      Node variable = assignment.variable();
      int lastReadOfOld = lastRead.getOrDefault(variable, -1);
      boolean overwritable =
          lastReadOfOld < value.id()
              || (lastReadOfOld == value.id() && value.op() != null && value.op().elementwise());
      if (value.kind() == Node.Kind.OPERATION
          && overwritable
          && !kept.contains(value)
          && !inPlaceVariables.containsKey(value)) {
        inPlaceVariables.put(value, variable);
      }
    }
  }

  private int chooseBuffer(Node node) {
    int size = node.shape().size();
    if (node.op().elementwise()) {
      for (Node input : node.inputs()) {
        Integer buffer = buffers.get(input);
        if (buffer != null && input.shape().size() == size && lastRead.get(input) == node.id()) {
          return buffer;
        }
      }
    }
    int best = -1;
    for (int buffer : free) {
      boolean fits = sizes.get(buffer) >= size;
      if (fits && (best < 0 || sizes.get(buffer) < sizes.get(best))) {
        best = buffer;
      }
    }
    if (best < 0) {
      return newBuffer(node);
    }
    free.remove(best);
    return best;
  }

  private int newBuffer(Node node) {
    sizes.add(node.shape().size());
    return sizes.size() - 1;
  }

  /**
   * Gives back the buffers of inputs that were read for the last time, but for one that the node
   * itself took over.
   */
  private void release(Node node) {
    for (Node input : node.inputs()) {
      Integer buffer = buffers.get(input);
      if (buffer != null && lastRead.get(input) == node.id() && !buffer.equals(buffers.get(node))) {
        free.add(buffer);
      }
    }
  }

  @Override
  public String toString() {
    return order.size() + " operations, buffers " + Arrays.toString(bufferSizes());
  }
}
