package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.losses.Loss;

/** A share of the target's probability spread over all classes. */
record LabelSmoothing(double share) implements ChangesTarget {
  static final Card CARD =
      Card.of(
              KIND,
              "label-smoothing",
              Parameter.of("share", Range.fraction(), 0.1).withGrid(0.05, 0.1, 0.2, 0.3, 0.5))
          .withPaper("Szegedy et al. 2016")
          .withNeeds(CLASSES);

  LabelSmoothing(Values values) {
    this(values.number("share"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Loss aim(Loss loss) {
    return loss.smoothed(share);
  }
}
