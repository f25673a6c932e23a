package dev.hone.data.table;

import dev.hone.base.Card;

/** Features as they are. */
final class Unscaled {
  static final Scaling SCALING =
      new Scaling(Card.of(Scaling.KIND, "none"), null, Scaling.Rotation.NONE);

  private Unscaled() {}
}
