package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/**
 * Adagrad: n ← n + g², w ← w − lr·g / (√n + ε), with n starting at 0.
 *
 * <p>Duchi, Hazan and Singer, Adaptive Subgradient Methods for Online Learning and Stochastic
 * Optimization, JMLR 12, 2011; ε stands outside the root, as in PyTorch.
 *
 * @param epsilon ε, above 0
 */
public record Adagrad(double epsilon) implements Optimizer {
  public Adagrad {
    Range.positive("adagrad", "epsilon", epsilon);
  }

  /** ε = 1e-10. */
  public Adagrad() {
    this(1e-10);
  }

  @Override
  public String name() {
    return "adagrad";
  }

  @Override
  public double suggestedLearningRate() {
    return 0.05;
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("epsilon", epsilon);
  }

  @Override
  public Updater begin(StepBuilder builder, Node learningRate) {
    return (parameter, gradient) -> {
      Node squares = Slots.of(builder, parameter, "squares");
      Node next = Slots.sum(builder, squares, Ops.square(gradient));
      Node step = Ops.div(gradient, Ops.add(epsilon, Ops.sqrt(next)));
      return Ops.subScaled(parameter.node(), step, learningRate);
    };
  }
}
