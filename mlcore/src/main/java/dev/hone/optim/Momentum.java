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
 * Gradient descent with momentum: v ← μv + g, w ← w − lr·v.
 *
 * <p>Polyak, Some methods of speeding up the convergence of iteration methods, 1964; in PyTorch's
 * form, where the learning rate multiplies v as it is now, not each gradient as it came in.
 *
 * @param momentum μ, at least 0 and below 1
 */
public record Momentum(double momentum) implements Optimizer {
  static final Registry.Entry<Optimizer> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "momentum", Parameter.of("momentum", Range.fraction(), 0.9))
              .withPaper("Polyak 1964"),
          Momentum::new);

  public Momentum {
    Values.inOrder(ENTRY.card(), momentum);
  }

  private Momentum(Values values) {
    this(values.number("momentum"));
  }

  /** As usual. */
  public Momentum() {
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
      return Ops.subScaled(parameter.node(), next, learningRate);
    };
  }
}
