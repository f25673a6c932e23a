package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.optim.DecoupledDecay;
import dev.hone.optim.Optimizer;

/**
 * Decoupled decay: each step w ← w − rate·strength·w for weights, outside the loss, with the rate
 * of the schedule and the w from before the step. It adds to that of the optimizer AdamW.
 */
public record WeightDecay(double strength) implements DecaysWeights {
  static final Card CARD =
      Card.of(
              KIND,
              "weight-decay",
              Parameter.of("strength", Range.notNegative(), 0.01)
                  .withGrid(1e-4, 1e-3, 0.01, 0.1, 1.0, 10.0)
                  .logarithmic())
          .withPaper("Loshchilov and Hutter 2019");

  WeightDecay(Values values) {
    this(values.number("strength"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Optimizer.Updater around(Optimizer.Updater updater, Node learningRate) {
    return DecoupledDecay.beside(updater, strength, learningRate);
  }
}
