package dev.hone.graph;

/**
 * Tensors do not fit an operation. The message names the operation and the node (once {@link Graph}
 * knows them), what was expected and what was received.
 */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String received;

  public ShapeException(String expected, Object received) {
    super("expected " + expected + ", received " + received);
    this.expected = expected;
    this.received = String.valueOf(received);
  }

  private ShapeException(String operation, String node, ShapeException cause) {
    super(
        operation + " at " + node + ": expected " + cause.expected + ", received " + cause.received,
        cause);
    this.expected = cause.expected;
    this.received = cause.received;
  }

  ShapeException at(String operation, String node) {
    return new ShapeException(operation, node, this);
  }

  public String expected() {
    return expected;
  }

  public String received() {
    return received;
  }
}
