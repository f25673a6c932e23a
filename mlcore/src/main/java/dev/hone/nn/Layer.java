package dev.hone.nn;

import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;

/**
 * A part of a network: an immutable record of settings that adds operations and variables to a
 * step. The same layer applied under the same name to a training and to an inference step declares
 * the same variables, which is how the two steps share them.
 */
public interface Layer {
  /**
   * What the layer is called in variable names: lower case with hyphens. It is written into saved
   * files, so it must not change.
   */
  String kind();

  /**
   * Adds the layer to the step.
   *
   * @param x the input, [B, ...]: the batch comes first, features last
   * @param name prefix of the layer's variables and scope of its operations, unique in the step:
   *     {@code dense1} makes {@code dense1/kernel}
   * @return the layer's output
   * @throws dev.hone.base.InvalidInputException if the input's shape or type does not suit
   */
  default Node apply(Node x, StepBuilder builder, String name) {
    Graph graph = builder.graph();
    String before = graph.scope(name);
    try {
      return build(x, builder, name);
    } finally {
      graph.scope(before);
    }
  }

  /**
   * What {@link #apply} does within the layer's scope; for layers to implement, not to be called.
   */
  Node build(Node x, StepBuilder builder, String name);
}
