package dev.hone.nn.family;

import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.base.Card;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.nn.Layer;
import dev.hone.nn.Lstm;
import dev.hone.nn.Places;
import java.util.List;

/** Long short-term memory: {@link Lstm}, whose gates fix the activation. */
public record LstmFamily() implements Family {
  static final Card CARD =
      Card.of("family", "lstm").withPaper("Hochreiter and Schmidhuber 1997").withNeeds(SEQUENCES);

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
  public int products() {
    return 4;
  }

  @Override
  public boolean allows(Activation activation) {
    return activation.equals(Activations.TANH);
  }

  @Override
  public List<Layer> block(ModelSpec spec, int units, boolean sequence, Places places) {
    Initializer recurrent = RecurrentBlock.recurrent(spec.initializer());
    return RecurrentBlock.of(
        new Lstm(units, sequence, spec.initializer(), recurrent, places.state()), places);
  }
}
