package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.StepBuilder;
import dev.hone.nn.Layer;
import dev.hone.nn.Places;
import dev.hone.op.Ops;

/**
 * Sets each scaled feature to 0 with some probability while training, which for standardised
 * features is to put the mean in its place. Unlike dropout on the input, what is left is not made
 * larger: the network sees the sizes that it will see when it predicts, and sums come out smaller
 * while it trains.
 *
 * <p>DeVries and Taylor, Improved Regularization of Convolutional Neural Networks with Cutout,
 * 2017, for single features in place of squares of an image.
 *
 * @param probability 0 ≤ probability < 1
 */
record InputCutout(double probability) implements ChangesNetwork, Layer {
  static final Card CARD =
      Card.of(
              KIND,
              "input-cutout",
              Parameter.of("probability", Range.fraction(), 0.1).withGrid(0.05, 0.1, 0.2, 0.3, 0.5))
          .withPaper("DeVries and Taylor 2017");

  InputCutout(Values values) {
    this(values.number("probability"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Places in(Places places) {
    return places.withInput(this);
  }

  @Override
  public boolean staysInNetwork() {
    return false;
  }

  @Override
  public String kind() {
    return CARD.key();
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    return builder.training()
        ? Ops.mul(x, builder.noise(name + "/mask", x.shape(), Noise.Kind.MASK, probability))
        : x;
  }
}
