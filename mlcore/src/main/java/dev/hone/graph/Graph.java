package dev.hone.graph;

import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An append-only list of nodes, each after its inputs: its own topological order. Not safe for use
 * by several threads while it is built.
 */
public final class Graph {
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Node> leaves = new HashMap<>();
  private String scope = "";

  /** A tensor that is fed before each step. */
  public Node input(String name, TensorType type) {
    return leaf(Node.Kind.INPUT, name, type);
  }

  /** A float32 tensor that is fed before each step. */
  public Node input(String name, Shape shape) {
    return input(name, TensorType.float32(shape));
  }

  /**
   * A trained float32 tensor, of rank 1 or more (TensorFlow Lite's variables of rank 0 have no
   * static shape).
   */
  public Node parameter(String name, Shape shape) {
    return variable(Node.Kind.PARAMETER, name, shape);
  }

  /** A kept, untrained float32 tensor, of rank 1 or more. */
  public Node state(String name, Shape shape) {
    return variable(Node.Kind.STATE, name, shape);
  }

  /** A fixed float32 tensor. */
  public Node constant(Shape shape, float... values) {
    if (values.length != shape.size()) {
      throw new ShapeException(
          Message.of("shape.constant", shape.size(), shape.toString()), values.length);
    }
    return append(
        Node.Kind.CONSTANT,
        scope + "Constant#" + nodes.size(),
        Node.Application.NONE,
        TensorType.float32(shape),
        values.clone());
  }

  /** A fixed scalar of rank 0. */
  public Node constant(double value) {
    return constant(Shape.SCALAR, (float) value);
  }

  /** A fixed tensor with one value everywhere. */
  public Node filled(Shape shape, double value) {
    float[] values = new float[shape.size()];
    Arrays.fill(values, (float) value);
    return constant(shape, values);
  }

  /**
   * Applies an operation to nodes of this graph.
   *
   * @throws ShapeException naming operation, node, what was expected and what was received
   */
  public Node apply(Op op, Node... inputs) {
    String name = scope + op.name() + "#" + nodes.size();
    List<TensorType> types = new ArrayList<>(inputs.length);
    for (Node input : inputs) {
      if (input.graph() != this) {
        throw new IllegalArgumentException(name + ": input " + input + " belongs to another graph");
      }
      types.add(input.type());
    }
    TensorType type;
    try {
      type = op.type(types);
    } catch (ShapeException e) {
      throw e.at(op.name(), name + Arrays.toString(inputs));
    }
    return append(Node.Kind.OPERATION, name, new Node.Application(op, List.of(inputs)), type, null);
  }

  /**
   * Starts a named part, such as a layer: names of the operations that follow begin with {@code
   * scope/}. The empty scope ends it.
   *
   * @return the scope before, to be set again
   */
  public String scope(String newScope) {
    String before = scope.isEmpty() ? "" : scope.substring(0, scope.length() - 1);
    scope = newScope.isEmpty() ? "" : newScope + "/";
    return before;
  }

  /** All nodes in topological order; a node's index is its id. */
  public List<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** The leaf with this name, or null. */
  public Node leaf(String name) {
    return leaves.get(name);
  }

  private Node variable(Node.Kind kind, String name, Shape shape) {
    if (shape.rank() == 0) {
      throw new ShapeException(Message.of("shape.variable-rank", name), shape);
    }
    return leaf(kind, name, TensorType.float32(shape));
  }

  private Node leaf(Node.Kind kind, String name, TensorType type) {
    if (leaves.containsKey(name)) {
      throw new IllegalArgumentException("the graph has a leaf named " + name + " already");
    }
    Node node = append(kind, name, Node.Application.NONE, type, null);
    leaves.put(name, node);
    return node;
  }

  private Node append(
      Node.Kind kind,
      String name,
      Node.Application application,
      TensorType type,
      float[] constant) {
    Node node = new Node(this, nodes.size(), kind, name, application, type, constant);
    nodes.add(node);
    return node;
  }
}
