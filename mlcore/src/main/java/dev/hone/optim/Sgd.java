package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/**
 * Stochastic gradient descent: w ← w − lr·g. Online, mini-batch or full batch is a matter of the
 * batch size.
 *
 * <p>Robbins and Monro, A Stochastic Approximation Method, Annals of Mathematical Statistics 22,
 * 1951.
 */
record Sgd() implements Optimizer {
  static final Registry.Entry<Optimizer> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "sgd").withPaper("Robbins and Monro 1951"), values -> new Sgd());

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card());
  }

  @Override
  public Adapts adapts() {
    return Adapts.NOTHING;
  }

  @Override
  public double suggestedLearningRate() {
    return 0.1;
  }

  @Override
  public Updater begin(StepBuilder builder, Node learningRate) {
    return (parameter, gradient) -> Ops.subScaled(parameter.node(), gradient, learningRate);
  }
}
