package dev.hone.data.table;

import dev.hone.base.Card;

/** All features to uncorrelated ones of variance 1, along the principal components. */
final class PcaWhitening {
  static final Scaling SCALING =
      new Scaling(
          Card.of(Scaling.KIND, "pca-whitening").withPaper("Kessy, Lewin and Strimmer 2018"),
          new Standard(),
          Scaling.Rotation.TO_COMPONENTS);

  private PcaWhitening() {}
}
