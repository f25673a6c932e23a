package dev.hone.optim;

import com.google.gson.JsonObject;
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
public record Sgd() implements Optimizer {
  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public double suggestedLearningRate() {
    return 0.1;
  }

  @Override
  public void describe(JsonObject options) {}

  @Override
  public Updater begin(StepBuilder builder, Node learningRate) {
    return (parameter, gradient) -> Ops.subScaled(parameter.node(), gradient, learningRate);
  }
}
