package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.StepBuilder;
import dev.hone.nn.Places;
import dev.hone.nn.StateChange;
import dev.hone.op.Ops;
import java.util.Locale;

/**
 * Lets each unit of a recurrent layer keep its state of the time step before with some probability
 * while training: s = d·before + (1 − d)·now with d drawn for each unit, row and time step. In
 * inference d is its expectation, the rate. An LSTM's hidden state is made from its memory as it
 * was before being kept, as in the paper.
 *
 * <p>Krueger et al., Zoneout: Regularizing RNNs by Randomly Preserving Hidden Activations, ICLR
 * 2017.
 *
 * @param cell rate of an LSTM's memory, 0 ≤ cell < 1; other layers have none
 * @param hidden rate of the hidden state, 0 ≤ hidden < 1
 */
record Zoneout(double cell, double hidden) implements ChangesNetwork, StateChange {
  static final Card CARD =
      Card.of(
              KIND,
              "zoneout",
              Parameter.of("cell", Range.fraction(), 0.5).withGrid(0.0, 0.05, 0.1, 0.2, 0.5, 0.8),
              Parameter.of("hidden", Range.fraction(), 0.05)
                  .withGrid(0.0, 0.05, 0.1, 0.2, 0.5, 0.8))
          .withPaper("Krueger et al. 2017")
          .withNeeds(SEQUENCES);

  Zoneout(Values values) {
    this(values.number("cell"), values.number("hidden"));
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Places in(Places places) {
    return places.withState(this);
  }

  @Override
  public boolean staysInNetwork() {
    return true;
  }

  @Override
  public Node next(State state, Node before, Node now, StepBuilder builder, String name) {
    double rate = state == State.CELL ? cell : hidden;
    if (rate == 0) {
      return now;
    }
    if (!builder.training()) {
      Node fresh = Ops.mul(1 - rate, now);
      return before == null ? fresh : Ops.add(Ops.mul(rate, before), fresh);
    }
    String mask = name + "/zoneout-" + state.name().toLowerCase(Locale.ROOT);
    Node fresh = builder.noise(mask, now.shape(), Noise.Kind.MASK, rate);
    return before == null
        ? Ops.mul(fresh, now)
        : Ops.add(before, Ops.mul(fresh, Ops.sub(now, before)));
  }
}
