package dev.hone.nn.family;

import dev.hone.activations.Activation;
import dev.hone.base.Card;
import dev.hone.initializers.Initializer;
import dev.hone.nn.Layer;
import dev.hone.nn.Places;
import java.util.List;

/** A family of networks; an immutable record, equal to others of its class. */
public interface Family {
  /** The need of a card whose thing takes [B, T, F]. */
  String SEQUENCES = "sequences";

  Card card();

  /** The activation of the hidden layers when nothing is said. */
  Activation activation();

  /** The initializer when nothing is said. */
  Initializer initializer();

  /**
   * Units of the hidden layers when nothing is said; enough to learn small data by heart. A family
   * for sequences needs at least one layer.
   */
  List<Integer> hidden();

  /** Whether its hidden layers can have an activation. */
  boolean allows(Activation activation);

  /**
   * The layers of one hidden block: its product, and what the places hold, in this order: product
   * (with changes of state) → after product → activation → after activation.
   *
   * @param units of the block
   * @param sequence for a family for sequences: whether the block gives all time steps, [B, T,
   *     units], or the last, [B, units]
   */
  List<Layer> block(ModelSpec spec, int units, boolean sequence, Places places);

  /**
   * How many products a unit of a block has: one, and in a recurrent one a product for each gate.
   */
  default int products() {
    return 1;
  }

  /** Whether it takes [B, T, F], going from time step to time step. */
  default boolean sequences() {
    return card().needs().contains(SEQUENCES);
  }
}
