package dev.hone.graph;

import dev.hone.base.Message;

/**
 * Tensors do not fit an operation. The message names the operation and the node (once {@link Graph}
 * knows them), what was expected and what was received.
 */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Message said;

  /**
   * @param expected what the operation takes
   * @param received what it got: a message, or something whose text reads the same in every
   *     language
   */
  public ShapeException(Message expected, Object received) {
    this(
        Message.of(
            "shape.wrong",
            expected,
            received instanceof Message ? received : String.valueOf(received)),
        (Throwable) null);
  }

  private ShapeException(Message said, Throwable cause) {
    super(said.toString(), cause);
    this.said = said;
  }

  ShapeException at(String operation, String node) {
    return new ShapeException(Message.of("shape.at", operation, node, said), this);
  }

  /** What {@link #getMessage} says in English, for any language. */
  public Message said() {
    return said;
  }
}
