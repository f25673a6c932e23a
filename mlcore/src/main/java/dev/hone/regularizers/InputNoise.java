package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.nn.GaussianNoise;
import dev.hone.nn.Places;

/** Normal noise on the (scaled) inputs while training: {@link GaussianNoise}. */
record InputNoise(double sd) implements ChangesNetwork {
  static final Card CARD =
      Card.of(
              KIND,
              "input-noise",
              Parameter.of("sd", Range.notNegative(), 0.1).withGrid(0.05, 0.1, 0.2, 0.5, 1.0))
          .withPaper("Bishop 1995");

  InputNoise(Values values) {
    this(values.number("sd"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Places in(Places places) {
    return places.withInput(new GaussianNoise(sd));
  }

  @Override
  public boolean staysInNetwork() {
    return false;
  }
}
