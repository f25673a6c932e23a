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
 * RMSprop: v ← αv + (1 − α)g², w ← w − lr·g / (√v + ε).
 *
 * <p>Tieleman and Hinton, Lecture 6.5, Coursera: Neural Networks for Machine Learning, 2012; ε
 * stands outside the root, as in PyTorch. v starts at 0 without correction, so the first step is 1
 * / √(1 − α) times as long as Adam's.
 *
 * @param alpha α, at least 0 and below 1
 * @param epsilon ε, above 0
 */
record RmsProp(double alpha, double epsilon) implements Optimizer {
  static final Registry.Entry<Optimizer> ENTRY =
      Registry.Entry.of(
          Card.of(
                  KIND,
                  "rmsprop",
                  Parameter.of("alpha", Range.fraction(), 0.99),
                  Parameter.of("epsilon", Range.positive(), 1e-8).logarithmic())
              .withPaper("Tieleman and Hinton 2012"),
          RmsProp::new);

  public RmsProp {
    Values.inOrder(ENTRY.card(), alpha, epsilon);
  }

  private RmsProp(Values values) {
    this(values.number("alpha"), values.number("epsilon"));
  }

  /** As usual. */
  public RmsProp() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), alpha, epsilon);
  }

  @Override
  public Adapts adapts() {
    return Adapts.RATE;
  }

  @Override
  public double suggestedLearningRate() {
    return 0.001;
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
