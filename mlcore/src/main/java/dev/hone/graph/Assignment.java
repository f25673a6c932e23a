package dev.hone.graph;

import dev.hone.base.Message;

/** At the end of a step the variable takes the value of another node of its shape. */
public record Assignment(Node variable, Node value) {
  public Assignment {
    if (!variable.isVariable()) {
      throw new IllegalArgumentException(variable + " is no parameter or state");
    }
    if (!variable.type().equals(value.type())) {
      throw new ShapeException(
          Message.of("shape.assignment", variable.type().toString(), variable.name()), value);
    }
  }
}
