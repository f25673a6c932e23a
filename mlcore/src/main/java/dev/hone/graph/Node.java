package dev.hone.graph;

import java.util.List;

/**
 * A tensor in a {@link Graph}: a leaf, or the result of an operation on earlier nodes. Immutable;
 * its id is its place in the graph's order.
 */
public final class Node {
  /** Where a node's value comes from. */
  public enum Kind {
    /** Fed before each step: batch, labels, masks, learning rate. */
    INPUT,
    /** Kept between steps and trained. */
    PARAMETER,
    /** Kept between steps, not trained: moments, moving averages, step count. */
    STATE,
    /** Fixed when the graph is built. */
    CONSTANT,
    /** The result of an {@link Op}. */
    OPERATION
  }

  /**
   * An operation on nodes.
   *
   * @param op null where a node is a leaf
   */
  record Application(Op op, List<Node> inputs) {
    static final Application NONE = new Application(null, List.of());
  }

  private final Graph graph;
  private final int id;
  private final Kind kind;
  private final String name;
  private final Application application;
  private final TensorType type;
  private final float[] constant;

  Node(
      Graph graph,
      int id,
      Kind kind,
      String name,
      Application application,
      TensorType type,
      float[] constant) {
    this.graph = graph;
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.application = application;
    this.type = type;
    this.constant = constant;
  }

  public Graph graph() {
    return graph;
  }

  public int id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  /** Unique among leaves; for operations the scope, the operation and the id. */
  public String name() {
    return name;
  }

  /** The operation, or null for a leaf. */
  public Op op() {
    return application.op();
  }

  public List<Node> inputs() {
    return application.inputs();
  }

  public TensorType type() {
    return type;
  }

  public Shape shape() {
    return type.shape();
  }

  /** Whether the value is kept between steps: a parameter or a state. */
  public boolean isVariable() {
    return kind == Kind.PARAMETER || kind == Kind.STATE;
  }

  /** A copy of a constant's values, row-major. */
  public float[] constantValues() {
    if (kind != Kind.CONSTANT) {
      throw new IllegalStateException(name + " is no constant but " + kind);
    }
    return constant.clone();
  }

  @Override
  public String toString() {
    return name + type;
  }
}
