package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/**
 * Adadelta: steps sized by the root mean square of the steps before them.
 *
 * <ul>
 *   <li>v ← ρv + (1 − ρ)g²
 *   <li>Δ = g·√(u + ε) / √(v + ε)
 *   <li>u ← ρu + (1 − ρ)Δ²
 *   <li>w ← w − lr·Δ, where the paper has lr = 1
 * </ul>
 *
 * <p>Zeiler, ADADELTA: An Adaptive Learning Rate Method, arXiv:1212.5701, 2012.
 *
 * @param rho ρ, at least 0 and below 1
 * @param epsilon ε, above 0; inside both roots, it sets the size of the first steps
 */
public record Adadelta(double rho, double epsilon) implements Optimizer {
  public Adadelta {
    Range.fraction("adadelta", "rho", rho);
    Range.positive("adadelta", "epsilon", epsilon);
  }

  /** ρ = 0.9, ε = 1e-6. */
  public Adadelta() {
    this(0.9, 1e-6);
  }

  @Override
  public String name() {
    return "adadelta";
  }

  @Override
  public double suggestedLearningRate() {
    return 1;
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("rho", rho);
    options.addProperty("epsilon", epsilon);
  }

  @Override
  public Updater begin(StepBuilder builder, Node learningRate) {
    // Both slots are sums, 1 / (1 - rho) times the averages; so is epsilon here, and the ratio
    // stays.
    double scaledEpsilon = epsilon / (1 - rho);
    return (parameter, gradient) -> {
      Node squares = Slots.of(builder, parameter, "squares");
      Node steps = Slots.of(builder, parameter, "steps");
      Node nextSquares = Slots.decayingSumOfSquares(builder, squares, rho, gradient);
      Node ratio = Ops.div(Ops.add(scaledEpsilon, steps), Ops.add(scaledEpsilon, nextSquares));
      Node step = Ops.mul(gradient, Ops.sqrt(ratio));
      Slots.decayingSumOfSquares(builder, steps, rho, step);
      return Ops.subScaled(parameter.node(), step, learningRate);
    };
  }
}
