package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/**
 * RMSprop: v ← αv + (1 − α)g², w ← w − lr·g / (√v + ε).
 *
 * <p>Tieleman and Hinton, Lecture 6.5, Coursera: Neural Networks for Machine Learning, 2012; ε
 * stands outside the root, as in PyTorch. v starts at 0 without correction, so the first step is 1
 * / √(1 − α) times as long as Adam's.
 *
 * @param alpha α, at least 0 and below 1
 * @param epsilon ε, above 0
 */
public record RmsProp(double alpha, double epsilon) implements Optimizer {
  public RmsProp {
    Range.fraction("rmsprop", "alpha", alpha);
    Range.positive("rmsprop", "epsilon", epsilon);
  }

  /** α = 0.99, ε = 1e-8. */
  public RmsProp() {
    this(0.99, 1e-8);
  }

  @Override
  public String name() {
    return "rmsprop";
  }

  @Override
  public double suggestedLearningRate() {
    return 0.001;
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("alpha", alpha);
    options.addProperty("epsilon", epsilon);
  }

  @Override
  public Updater begin(StepBuilder builder, Node learningRate) {
    // √v = scale · √s for the sum s; dividing numerator and denominator by the scale:
    double scale = Math.sqrt(1 - alpha);
    Node rate = Ops.mul(1 / scale, learningRate);
    return (parameter, gradient) -> {
      Node squares = Slots.of(builder, parameter, "squares");
      Node next = Slots.decayingSumOfSquares(builder, squares, alpha, gradient);
      Node step = Ops.div(gradient, Ops.add(epsilon / scale, Ops.sqrt(next)));
      return Ops.subScaled(parameter.node(), step, rate);
    };
  }
}
