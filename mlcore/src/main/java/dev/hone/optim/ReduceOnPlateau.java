package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/**
 * Times a factor when the validation loss has not fallen for more than {@code patience} epochs, as
 * PyTorch's {@code ReduceLROnPlateau} does with an absolute threshold; worked out from all losses
 * so far each time. An epoch counts as better when its loss is below the best before it by more
 * than {@code minDelta}; NaN never is. Without validation losses the factor stays 1.
 *
 * @param factor of one reduction, above 0 and below 1
 * @param patience epochs without improvement that are borne, 0 or above
 * @param minDelta 0 or above, in the loss's unit
 * @param cooldown epochs after a reduction that are not counted, 0 or above
 * @param floor the least product of reductions, at least 0 and at most 1
 */
record ReduceOnPlateau(double factor, int patience, double minDelta, int cooldown, double floor)
    implements Schedule {
  static final Registry.Entry<Schedule> ENTRY =
      Registry.Entry.of(
          Card.of(
              KIND,
              "reduce-on-plateau",
              Parameter.of("factor", Range.inside(), 0.5),
              Parameter.of("patience", Range.whole(0), 5).withUnit("epochs"),
              Parameter.of("minDelta", Range.notNegative(), 0),
              Parameter.of("cooldown", Range.whole(0), 0).withUnit("epochs"),
              Parameter.of("floor", Range.share(), 0.001)),
          ReduceOnPlateau::new);

  public ReduceOnPlateau {
    Values.inOrder(ENTRY.card(), factor, patience, minDelta, cooldown, floor);
  }

  private ReduceOnPlateau(Values values) {
    this(
        values.number("factor"),
        values.integer("patience"),
        values.number("minDelta"),
        values.integer("cooldown"),
        values.number("floor"));
  }

  /** As usual. */
  public ReduceOnPlateau() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), factor, patience, minDelta, cooldown, floor);
  }

  @Override
  public double factor(Progress progress) {
    double product = 1;
    double best = Double.POSITIVE_INFINITY;
    int withoutImprovement = 0;
    int cooling = 0;
    for (double loss : progress.validationLosses()) {
      if (loss < best - minDelta) {
        best = loss;
        withoutImprovement = 0;
      } else {
        withoutImprovement++;
      }
      if (cooling > 0) {
        cooling--;
        withoutImprovement = 0;
      }
      if (withoutImprovement > patience) {
        product = Math.max(floor, product * factor);
        cooling = cooldown;
        withoutImprovement = 0;
      }
    }
    return product;
  }
}
