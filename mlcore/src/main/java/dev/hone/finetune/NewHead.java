package dev.hone.finetune;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.TensorType;
import dev.hone.nn.Network;

/** A new output layer on the base's other layers, which are frozen. */
record NewHead() implements Strategy {
  static final Registry.Entry<Strategy> ENTRY =
      Registry.Entry.of(Card.of(KIND, "head"), values -> new NewHead());

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }

  @Override
  public boolean newHead() {
    return true;
  }

  @Override
  public Network freeze(Network network, TensorType rows) {
    return network.frozenExceptLast(1, rows);
  }
}
