package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.nn.Dropout;
import dev.hone.nn.Places;

/**
 * In training, a share of the units of each hidden block set to zero and the others made larger by
 * as much: {@link Dropout}. In recurrent blocks between layers, not from time step to time step
 * (Zaremba et al. 2014).
 */
record UnitDropout(double rate) implements ChangesNetwork {
  static final Card CARD =
      Card.of(
              KIND,
              "dropout",
              Parameter.of("rate", Range.fraction(), 0.3).withGrid(0.05, 0.1, 0.2, 0.3, 0.5, 0.8))
          .withPaper("Srivastava et al. 2014");

  UnitDropout(Values values) {
    this(values.number("rate"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Places in(Places places) {
    return places.withAfterActivation(new Dropout(rate));
  }

  @Override
  public boolean staysInNetwork() {
    return false;
  }
}
