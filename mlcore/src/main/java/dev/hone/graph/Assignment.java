package dev.hone.graph;

/** At the end of a step the variable takes the value of another node of its shape. */
public record Assignment(Node variable, Node value) {
  public Assignment {
    if (!variable.isVariable()) {
      throw new IllegalArgumentException(variable + " is no parameter or state");
    }
    if (!variable.type().equals(value.type())) {
      throw new ShapeException(variable.type() + " for variable " + variable.name(), value);
    }
  }
}
