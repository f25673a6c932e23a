package dev.hone.nn;

import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import java.util.List;

/**
 * Layers one after another as one layer, named within it as in a {@link Network}: {@code
 * block1/dense1/kernel}.
 *
 * @param layers at least one
 */
public record Block(List<Layer> layers) implements Layer {
  static final String KIND = "block";

  public Block {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a block without layers");
    }
    layers = List.copyOf(layers);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    return Network.chain(layers, x, builder, name + "/");
  }
}
