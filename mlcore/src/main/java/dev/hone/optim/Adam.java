package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/**
 * Adam: steps of the mean gradient over the root of the mean squared gradient.
 *
 * <ul>
 *   <li>m ← β₁m + (1 − β₁)g, m̂ = m / (1 − β₁ᵗ)
 *   <li>v ← β₂v + (1 − β₂)g², v̂ = v / (1 − β₂ᵗ)
 *   <li>w ← w − lr·m̂ / (√v̂ + ε)
 * </ul>
 *
 * <p>Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1. Bias
 * correction appears here as what it is, a weighted mean: m̂ is the sum Σ β₁ᵗ⁻ⁱgᵢ over the sum of
 * its weights cₜ = Σ β₁ᵗ⁻ⁱ = (1 − β₁ᵗ) / (1 − β₁), kept by c ← β₁c + 1. That is exact at the first
 * step, where 1 − β₂ formed in float32 is off by 1e-5.
 *
 * @param beta1 β₁, at least 0 and below 1
 * @param beta2 β₂, at least 0 and below 1
 * @param epsilon ε, above 0
 */
public record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
  static final Registry.Entry<Optimizer> ENTRY =
      Registry.Entry.of(
          Card.of(
                  KIND,
                  "adam",
                  Parameter.of("beta1", Range.fraction(), 0.9),
                  Parameter.of("beta2", Range.fraction(), 0.999),
                  Parameter.of("epsilon", Range.positive(), 1e-8).logarithmic())
              .withPaper("Kingma and Ba 2015"),
          Adam::new);

  public Adam {
    Values.inOrder(ENTRY.card(), beta1, beta2, epsilon);
  }

  private Adam(Values values) {
    this(values.number("beta1"), values.number("beta2"), values.number("epsilon"));
  }

  /** As usual. */
  public Adam() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), beta1, beta2, epsilon);
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
    Node one = builder.graph().filled(learningRate.shape(), 1);
    Node c1 = Slots.decayingSum(builder, Slots.shared(builder, "weights1"), beta1, one);
    Node c2 = Slots.decayingSum(builder, Slots.shared(builder, "weights2"), beta2, one);
    // lr (m/c1) / (sqrt(v/c2) + e) = (lr sqrt(c2)/c1) m / (sqrt(v) + e sqrt(c2)), m and v being
    // sums
    Node root = Ops.sqrt(c2);
    Node rate = Ops.mul(learningRate, Ops.div(root, c1));
    Node floor = Ops.mul(epsilon, root);
    return (parameter, gradient) -> {
      Node m = Slots.of(builder, parameter, "gradients");
      Node v = Slots.of(builder, parameter, "squares");
      Node nextM = Slots.decayingSum(builder, m, beta1, gradient);
      Node nextV = Slots.decayingSumOfSquares(builder, v, beta2, gradient);
      return Ops.adamStep(parameter.node(), nextM, nextV, rate, floor);
    };
  }
}
