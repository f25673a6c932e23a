package dev.hone.activations;

import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import java.util.function.UnaryOperator;

/** An activation that learns nothing. */
interface Fixed extends Activation {
  /** Applies the function, shape unchanged. */
  Node of(Node x);

  @Override
  default UnaryOperator<Node> begin(StepBuilder builder, String name, int units) {
    return this::of;
  }
}
