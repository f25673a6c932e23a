package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/**
 * Gradient descent with momentum: v ← μv + g, w ← w − lr·v.
 *
 * <p>Polyak, Some methods of speeding up the convergence of iteration methods, 1964; in PyTorch's
 * form, where the learning rate multiplies v as it is now, not each gradient as it came in.
 *
 * @param momentum μ, at least 0 and below 1
 */
public record Momentum(double momentum) implements Optimizer {
  public Momentum {
    Range.fraction("momentum", "momentum", momentum);
  }

  /** μ = 0.9. */
  public Momentum() {
    this(0.9);
  }

  @Override
  public String name() {
    return "momentum";
  }

  @Override
  public double suggestedLearningRate() {
    return 0.02;
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("momentum", momentum);
  }

  @Override
  public Updater begin(StepBuilder builder, Node learningRate) {
    return (parameter, gradient) -> {
      Node velocity = Slots.of(builder, parameter, "velocity");
      Node next = Slots.decayingSum(builder, velocity, momentum, gradient);
      return Ops.subScaled(parameter.node(), next, learningRate);
    };
  }
}
