package dev.hone.finetune;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.TensorType;
import dev.hone.nn.Network;

/**
 * The last layers from the base's weights; the others are frozen.
 *
 * @param layers how many, at least 1
 */
record LastLayers(int layers) implements Strategy {
  static final Registry.Entry<Strategy> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "last", Parameter.of("layers", Range.whole(1), 1)),
          values -> new LastLayers(values.integer("layers")));

  LastLayers {
    Values.inOrder(ENTRY.card(), layers);
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), layers);
  }

  @Override
  public Network freeze(Network network, TensorType rows) {
    return network.frozenExceptLast(layers, rows);
  }

  @Override
  public String text() {
    return values().card().key() + "=" + layers;
  }
}
