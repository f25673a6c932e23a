package dev.hone.activations;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.op.Ops;

/**
 * x above 0, k·x below (Maas et al. 2013): a unit that is never above 0 goes on learning.
 *
 * @param k the slope below 0, at least 0 and below 1
 */
record LeakyRelu(double k) implements Fixed {
  static final Registry.Entry<Activation> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "leaky-relu", Parameter.of("k", Range.fraction(), 0.01))
              .withPaper("Maas et al. 2013"),
          values -> new LeakyRelu(values.number("k")));

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), k);
  }

  @Override
  public double at(double x) {
    return x > 0 ? x : k * x;
  }

  @Override
  public double derivative(double x) {
    return x > 0 ? 1 : k;
  }

  @Override
  public Node of(Node x) {
    return Ops.leakyRelu(x, k);
  }
}
