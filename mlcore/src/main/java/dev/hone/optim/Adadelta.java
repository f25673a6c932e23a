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
record Adadelta(double rho, double epsilon) implements Optimizer {
  static final Registry.Entry<Optimizer> ENTRY =
      Registry.Entry.of(
          Card.of(
                  KIND,
                  "adadelta",
                  Parameter.of("rho", Range.fraction(), 0.9),
                  Parameter.of("epsilon", Range.positive(), 1e-6).logarithmic())
              .withPaper("Zeiler 2012"),
          Adadelta::new);

  public Adadelta {
    Values.inOrder(ENTRY.card(), rho, epsilon);
  }

  private Adadelta(Values values) {
    this(values.number("rho"), values.number("epsilon"));
  }

  /** As usual. */
  public Adadelta() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), rho, epsilon);
  }

  @Override
  public Adapts adapts() {
    return Adapts.RATE;
  }

  @Override
  public double suggestedLearningRate() {
    return 1;
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
