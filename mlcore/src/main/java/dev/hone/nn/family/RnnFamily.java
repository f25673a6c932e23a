package dev.hone.nn.family;

import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.base.Card;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.nn.Layer;
import dev.hone.nn.Places;
import dev.hone.nn.SimpleRnn;
import java.util.List;

/** Simple recurrent networks: {@link SimpleRnn}. */
record RnnFamily() implements Family {
  static final Card CARD = Card.of("family", "rnn").withPaper("Elman 1990").withNeeds(SEQUENCES);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Activation activation() {
    return Activations.TANH;
  }

  @Override
  public Initializer initializer() {
    return Initializers.GLOROT_UNIFORM;
  }

  @Override
  public List<Integer> hidden() {
    return RecurrentBlock.HIDDEN;
  }

  @Override
  public boolean allows(Activation activation) {
    return true;
  }

  @Override
  public List<Layer> block(ModelSpec spec, int units, boolean sequence, Places places) {
    Initializer recurrent = RecurrentBlock.recurrent(spec.initializer());
    return RecurrentBlock.of(
        new SimpleRnn(
            units, sequence, spec.activation(), spec.initializer(), recurrent, places.state()),
        places);
  }
}
