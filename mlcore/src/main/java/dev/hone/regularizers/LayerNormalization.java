package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.nn.LayerNorm;
import dev.hone.nn.Places;

/** Layer normalisation of each hidden block: {@link LayerNorm}. */
record LayerNormalization() implements ChangesNetwork {
  static final Card CARD = Card.of(KIND, "layer-norm").withPaper("Ba, Kiros and Hinton 2016");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Places in(Places places) {
    return places.withAfterProduct(new LayerNorm());
  }

  @Override
  public boolean staysInNetwork() {
    return true;
  }
}
