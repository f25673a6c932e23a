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
 * Adagrad: n ← n + g², w ← w − lr·g / (√n + ε), with n starting at 0.
 *
 * <p>Duchi, Hazan and Singer, Adaptive Subgradient Methods for Online Learning and Stochastic
 * Optimization, JMLR 12, 2011; ε stands outside the root, as in PyTorch.
 *
 * @param epsilon ε, above 0
 */
record Adagrad(double epsilon) implements Optimizer {
  static final Registry.Entry<Optimizer> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "adagrad", Parameter.of("epsilon", Range.positive(), 1e-10).logarithmic())
              .withPaper("Duchi, Hazan and Singer 2011"),
          Adagrad::new);

  public Adagrad {
    Values.inOrder(ENTRY.card(), epsilon);
  }

  private Adagrad(Values values) {
    this(values.number("epsilon"));
  }

  /** As usual. */
  public Adagrad() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), epsilon);
  }

  @Override
  public Adapts adapts() {
    return Adapts.RATE;
  }

  @Override
  public double suggestedLearningRate() {
    return 0.05;
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
