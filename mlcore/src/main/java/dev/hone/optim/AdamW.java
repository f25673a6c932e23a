package dev.hone.optim;

import com.google.gson.JsonObject;
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
public record AdamW(double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {
  public AdamW {
    Range.fraction("adamw", "beta1", beta1);
    Range.fraction("adamw", "beta2", beta2);
    Range.positive("adamw", "epsilon", epsilon);
    Range.notNegative("adamw", "weightDecay", weightDecay);
  }

  /** β₁ = 0.9, β₂ = 0.999, ε = 1e-8, λ = 0.01. */
  public AdamW() {
    this(0.9, 0.999, 1e-8, 0.01);
  }

  @Override
  public String name() {
    return "adamw";
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
    options.addProperty("weightDecay", weightDecay);
  }

  @Override
  public Updater begin(StepBuilder builder, Node learningRate) {
    Updater adam = new Adam(beta1, beta2, epsilon).begin(builder, learningRate);
    return DecoupledDecay.beside(adam, weightDecay, learningRate);
  }
}
