package dev.hone.optim;

import com.google.gson.JsonObject;

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
public record ReduceOnPlateau(
    double factor, int patience, double minDelta, int cooldown, double floor) implements Schedule {
  private static final String OWNER = "reduce-on-plateau schedule";

  public ReduceOnPlateau {
    Range.positive(OWNER, "factor", factor);
    Range.fraction(OWNER, "factor", factor);
    Range.atLeast(0, OWNER, "patience", patience);
    Range.notNegative(OWNER, "minDelta", minDelta);
    Range.atLeast(0, OWNER, "cooldown", cooldown);
    Range.share(OWNER, "floor", floor);
  }

  /** Half after more than five epochs without improvement, not below a thousandth. */
  public ReduceOnPlateau() {
    this(0.5, 5, 0, 0, 0.001);
  }

  @Override
  public String name() {
    return "reduce-on-plateau";
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

  @Override
  public void describe(JsonObject options) {
    options.addProperty("factor", factor);
    options.addProperty("patience", patience);
    options.addProperty("minDelta", minDelta);
    options.addProperty("cooldown", cooldown);
    options.addProperty("floor", floor);
  }
}
