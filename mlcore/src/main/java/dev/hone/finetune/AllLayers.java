package dev.hone.finetune;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/** All layers from the base's weights. */
record AllLayers() implements Strategy {
  static final Registry.Entry<Strategy> ENTRY =
      Registry.Entry.of(Card.of(KIND, "all"), values -> new AllLayers());

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }
}
