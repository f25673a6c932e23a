package dev.hone.nn;

import dev.hone.base.Message;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/** The last step of a sequence: [B, T, F] → [B, F]. */
public record LastStep() implements Layer {
  @Override
  public String kind() {
    return "last-step";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    Checks.floats(name, x, 3, 3, Message.of("shape.steps"));
    Shape shape = x.shape();
    return Ops.reshape(Ops.slice(x, 1, shape.dim(1) - 1, 1), Shape.of(shape.dim(0), shape.dim(2)));
  }
}
