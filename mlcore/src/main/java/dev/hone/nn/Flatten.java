package dev.hone.nn;

import dev.hone.base.Message;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/** All features of a row in one axis: [B, ...] → [B, F]. */
public record Flatten() implements Layer {
  @Override
  public String kind() {
    return "flatten";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    Checks.floats(name, x, 1, Integer.MAX_VALUE, Message.plain("[batch, …]"));
    int batch = x.shape().dim(0);
    return Ops.reshape(x, Shape.of(batch, x.shape().size() / batch));
  }
}
