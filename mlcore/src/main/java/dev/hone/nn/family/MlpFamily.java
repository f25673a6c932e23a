package dev.hone.nn.family;

import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.base.Card;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.nn.Activated;
import dev.hone.nn.Dense;
import dev.hone.nn.Layer;
import dev.hone.nn.Places;
import java.util.ArrayList;
import java.util.List;

/** The multilayer perceptron: dense layers; one without hidden layers is linear. */
public record MlpFamily() implements Family {
  static final Card CARD =
      Card.of("family", "mlp").withPaper("Rumelhart, Hinton and Williams 1986");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Activation activation() {
    return Activations.RELU;
  }

  @Override
  public Initializer initializer() {
    return Initializers.HE_NORMAL;
  }

  @Override
  public List<Integer> hidden() {
    return List.of(64, 64);
  }

  @Override
  public boolean allows(Activation activation) {
    return true;
  }

  @Override
  public List<Layer> block(ModelSpec spec, int units, boolean sequence, Places places) {
    List<Layer> block = new ArrayList<>();
    block.add(new Dense(units, Activations.LINEAR, true, spec.initializer()));
    block.addAll(places.afterProduct());
    if (!spec.activation().equals(Activations.LINEAR)) {
      block.add(new Activated(spec.activation()));
    }
    block.addAll(places.afterActivation());
    return block;
  }
}
