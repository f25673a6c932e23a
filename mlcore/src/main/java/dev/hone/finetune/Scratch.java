package dev.hone.finetune;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/** The base's architecture from drawn weights. */
record Scratch() implements Strategy {
  static final Registry.Entry<Strategy> ENTRY =
      Registry.Entry.of(Card.of(KIND, "scratch"), values -> new Scratch());

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }

  @Override
  public boolean fresh() {
    return true;
  }
}
