package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/**
 * Nesterov's accelerated gradient: v ← μv + g, w ← w − lr·(g + μv), with the new v.
 *
 * <p>Nesterov 1983; Sutskever, Martens, Dahl and Hinton, On the importance of initialization and
 * momentum in deep learning, ICML 2013; in PyTorch's form, which takes the gradient where the
 * parameters are.
 *
 * @param momentum μ, at least 0 and below 1
 */
public record Nesterov(double momentum) implements Optimizer {
  public Nesterov {
    Range.fraction("nesterov", "momentum", momentum);
  }

  /** μ = 0.9. */
  public Nesterov() {
    this(0.9);
  }

  @Override
  public String name() {
    return "nesterov";
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
      Node ahead = Ops.add(gradient, Ops.mul(momentum, next));
      return Ops.subScaled(parameter.node(), ahead, learningRate);
    };
  }
}
