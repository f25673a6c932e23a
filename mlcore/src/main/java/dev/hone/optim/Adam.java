package dev.hone.optim;

import com.google.gson.JsonObject;
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
  public Adam {
    Range.fraction("adam", "beta1", beta1);
    Range.fraction("adam", "beta2", beta2);
    Range.positive("adam", "epsilon", epsilon);
  }

  /** β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
  public Adam() {
    this(0.9, 0.999, 1e-8);
  }

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public double suggestedLearningRate() {
    return 0.001;
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("beta1", beta1);
    options.addProperty("beta2", beta2);
    options.addProperty("epsilon", epsilon);
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
