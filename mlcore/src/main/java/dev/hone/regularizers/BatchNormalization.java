package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.nn.BatchNorm;
import dev.hone.nn.Places;

/** Batch normalisation of each hidden block: {@link BatchNorm}. */
record BatchNormalization() implements ChangesNetwork {
  static final Card CARD =
      Card.of(KIND, "batch-norm")
          .withPaper("Ioffe and Szegedy 2015")
          .withClashes(LayerNormalization.CARD.key());

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Places in(Places places) {
    return places.withAfterProduct(new BatchNorm());
  }

  @Override
  public boolean staysInNetwork() {
    return true;
  }
}
