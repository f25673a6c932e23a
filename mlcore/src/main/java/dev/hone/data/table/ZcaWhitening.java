package dev.hone.data.table;

import dev.hone.base.Card;

/** All features to uncorrelated ones of variance 1, each as close to its own as can be. */
final class ZcaWhitening {
  static final Scaling SCALING =
      new Scaling(
          Card.of(Scaling.KIND, "zca-whitening").withPaper("Kessy, Lewin and Strimmer 2018"),
          new Standard(),
          Scaling.Rotation.AND_BACK);

  private ZcaWhitening() {}
}
