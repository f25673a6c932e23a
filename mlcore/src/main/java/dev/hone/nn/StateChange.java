package dev.hone.nn;

import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;

/** What happens to a recurrent layer's state on its way to the next time step. */
public interface StateChange {
  /** The states that recurrent layers carry. */
  enum State {
    /** Of every recurrent layer; also its output. */
    HIDDEN,
    /** The memory c of an LSTM. */
    CELL
  }

  /**
   * The state that is carried on.
   *
   * @param before the state of the time step before, [B, H]; null at the first, when it is zero
   * @param now what the layer has made of it, [B, H]
   * @param name prefix for noise inputs, unique to the layer and the time step
   * @return [B, H]
   */
  Node next(State state, Node before, Node now, StepBuilder builder, String name);
}
