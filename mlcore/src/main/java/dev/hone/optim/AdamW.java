package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;

/**
 * {@link Adam} with decoupled weight decay: w ← w − lr·λ·w − lr·m̂ / (√v̂ + ε), the decay for
 * parameters of role {@code WEIGHT} only.
 *
 * <p>Loshchilov and Hutter, Decoupled Weight Decay Regularization, ICLR 2019; as in PyTorch, λ is
 * multiplied by the learning rate.
 *
 * @param beta1 β₁, at least 0 and below 1
 * @param beta2 β₂, at least 0 and below 1
 * @param epsilon ε, above 0
 * @param weightDecay λ, 0 or above
 */
record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
  static final Registry.Entry<Optimizer> ENTRY =
      Registry.Entry.of(
          Card.of(
                  KIND,
                  "adamw",
                  Parameter.of("beta1", Range.fraction(), 0.9),
                  Parameter.of("beta2", Range.fraction(), 0.999),
                  Parameter.of("epsilon", Range.positive(), 1e-8).logarithmic(),
                  Parameter.of("weightDecay", Range.notNegative(), 0.01).logarithmic())
              .withPaper("Loshchilov and Hutter 2019"),
          AdamW::new);

  public AdamW {
    Values.inOrder(ENTRY.card(), beta1, beta2, epsilon, weightDecay);
  }

  private AdamW(Values values) {
    this(
        values.number("beta1"),
        values.number("beta2"),
        values.number("epsilon"),
        values.number("weightDecay"));
  }

  /** As usual. */
  public AdamW() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), beta1, beta2, epsilon, weightDecay);
  }

  @Override
  public Adapts adapts() {
    return Adapts.BOTH;
  }

  @Override
  public double suggestedLearningRate() {
    return 0.001;
  }

  @Override
  public Updater begin(StepBuilder builder, Node learningRate) {
    Updater adam = new Adam(beta1, beta2, epsilon).begin(builder, learningRate);
    return DecoupledDecay.beside(adam, weightDecay, learningRate);
  }
}
