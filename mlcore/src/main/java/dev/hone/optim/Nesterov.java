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
 * Nesterov's accelerated gradient: v ← μv + g, w ← w − lr·(g + μv), with the new v.
 *
 * <p>Nesterov 1983; Sutskever, Martens, Dahl and Hinton, On the importance of initialization and
 * momentum in deep learning, ICML 2013; in PyTorch's form, which takes the gradient where the
 * parameters are.
 *
 * @param momentum μ, at least 0 and below 1
 */
record Nesterov(double momentum) implements Optimizer {
  static final Registry.Entry<Optimizer> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "nesterov", Parameter.of("momentum", Range.fraction(), 0.9))
              .withPaper("Nesterov 1983; Sutskever et al. 2013"),
          Nesterov::new);

  public Nesterov {
    Values.inOrder(ENTRY.card(), momentum);
  }

  private Nesterov(Values values) {
    this(values.number("momentum"));
  }

  /** As usual. */
  public Nesterov() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), momentum);
  }

  @Override
  public Adapts adapts() {
    return Adapts.DIRECTION;
  }

  @Override
  public double suggestedLearningRate() {
    return 0.02;
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
