package dev.hone.nn;

import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;

/**
 * A layer that is used as it is: its variables keep their names and values, no gradient is made for
 * them, dropout within it is off, and batch normalisation uses its moving statistics and does not
 * change them (a few rows of somebody else's would otherwise shift what the layers above rely on).
 */
public record Frozen(Layer layer) implements Layer {
  public Frozen {
    Checks.given("frozen.layer", layer);
  }

  /** That of the layer, so that variables keep their names. */
  @Override
  public String kind() {
    return layer.kind();
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    boolean before = builder.frozen(true);
    try {
      return layer.build(x, builder, name);
    } finally {
      builder.frozen(before);
    }
  }
}
