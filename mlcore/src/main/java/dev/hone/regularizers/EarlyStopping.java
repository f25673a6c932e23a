package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import java.util.Map;

/**
 * Stops a run when the validation loss has not fallen for a while, and goes back to the weights of
 * the best epoch.
 *
 * @param patience how many epochs without improvement are waited for, at least 1
 */
public record EarlyStopping(int patience) implements StopsRun, ChoosesWeights {
  static final Card CARD =
      Card.of(
              KIND,
              "early-stopping",
              Parameter.of("patience", Range.whole(0), 10)
                  .withUnit("epochs")
                  .withGrid(2.0, 5.0, 10.0, 20.0, 50.0))
          .withPaper("Prechelt 1998")
          .withNeeds(VALIDATION);

  EarlyStopping(Values values) {
    this(values.integer("patience"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  /** Early stopping and nothing else. */
  public static Regularization after(int patience) {
    return Regularization.of(Values.of(CARD, Map.of("patience", patience)));
  }

  @Override
  public boolean stopsAfter(int epoch, int bestEpoch) {
    return epoch - bestEpoch >= patience;
  }

  @Override
  public boolean better(double validationLoss, double bestLoss) {
    return validationLoss < bestLoss;
  }
}
