package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;

/**
 * Follow the (proximally) regularised leader, with learning rates for each coordinate and exact
 * zeros under an L1 penalty.
 *
 * <p>McMahan et al., Ad Click Prediction: a View from the Trenches, KDD 2013, algorithm 1, with α =
 * the learning rate:
 *
 * <ul>
 *   <li>σ = (√(n + g²) − √n) / α, z ← z + g − σw, n ← n + g²
 *   <li>w ← 0 if |z| ≤ λ₁, else −(z − sign(z)·λ₁) / (q + λ₂), where q = (β + √n) / α
 * </ul>
 *
 * <p>Instead of z, r = −(z + qw) is kept, which is the subgradient of λ₁|w| + ½λ₂w² in force at w.
 * It gives the same weights as the paper for weights that start at 0 and an α that stays, as the
 * paper has them. With z, other starting weights would be pulled to 0 at the first step, and so
 * would all weights whenever a schedule lowers α; with r = 0 at the start, the proximal terms are
 * centred on the starting weights (z₀ = −βw₀/α). Without penalties both are Adagrad with β for ε: w
 * ← w − g/q.
 *
 * <p>λ₁ and λ₂ act on the sum of all gradients so far, not on each step's mean loss, and on
 * parameters of role {@code WEIGHT} only.
 *
 * @param beta β, above 0
 * @param l1 λ₁, 0 or above
 * @param l2 λ₂, 0 or above; Keras's {@code l2_regularization_strength} is half of it
 */
record FtrlProximal(double beta, double l1, double l2) implements Optimizer {
  static final Registry.Entry<Optimizer> ENTRY =
      Registry.Entry.of(
          Card.of(
                  KIND,
                  "ftrl",
                  Parameter.of("beta", Range.positive(), 1),
                  Parameter.of("l1", Range.notNegative(), 0),
                  Parameter.of("l2", Range.notNegative(), 0))
              .withPaper("McMahan et al. 2013"),
          FtrlProximal::new);

  public FtrlProximal {
    Values.inOrder(ENTRY.card(), beta, l1, l2);
  }

  private FtrlProximal(Values values) {
    this(values.number("beta"), values.number("l1"), values.number("l2"));
  }

  /** As usual. */
  public FtrlProximal() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), beta, l1, l2);
  }

  @Override
  public Adapts adapts() {
    return Adapts.RATE;
  }

  @Override
  public double suggestedLearningRate() {
    return 0.1;
  }

  @Override
  public Updater begin(StepBuilder builder, Node learningRate) {
    return (parameter, gradient) -> {
      Node squares = Slots.of(builder, parameter, "squares");
      Node root = Ops.sqrt(Slots.sum(builder, squares, Ops.square(gradient)));
      Node q = Ops.div(Ops.add(beta, root), learningRate);
      return parameter.role() == Variable.Role.WEIGHT && (l1 > 0 || l2 > 0)
          ? penalised(builder, parameter, gradient, q)
          : Ops.sub(parameter.node(), Ops.div(gradient, q));
    };
  }

  private Node penalised(StepBuilder builder, Variable parameter, Node gradient, Node q) {
    Node subgradient = Slots.of(builder, parameter, "subgradient");
    Node minusZ = Ops.sub(Ops.add(Ops.mul(q, parameter.node()), subgradient), gradient);
    Node pull = Ops.minimum(Ops.maximum(minusZ, -l1), l1);
    Node updated = Ops.div(Ops.sub(minusZ, pull), Ops.add(l2, q));
    builder.assign(subgradient, Ops.add(pull, Ops.mul(l2, updated)));
    return updated;
  }
}
