package dev.hone.nn;

import dev.hone.activations.Activation;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;

/**
 * An activation as a layer of its own, shape unchanged; its kind is the activation's key.
 * Variables: those that the activation learns, for the units of the last axis.
 */
public record Activated(Activation activation) implements Layer {
  @Override
  public String kind() {
    return activation.key();
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    return activation.begin(builder, name, x.shape().dim(-1)).apply(x);
  }
}
