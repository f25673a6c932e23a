package dev.hone.finetune;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/** The base as it is. */
record AsItIs() implements Strategy {
  static final Registry.Entry<Strategy> ENTRY =
      Registry.Entry.of(Card.of(KIND, "none"), values -> new AsItIs());

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }

  @Override
  public boolean trains() {
    return false;
  }
}
