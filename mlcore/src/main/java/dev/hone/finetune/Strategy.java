package dev.hone.finetune;

import dev.hone.base.Values;
import dev.hone.graph.TensorType;
import dev.hone.nn.Network;
import java.util.Map;

/** What is trained of a base, and from where; {@link Strategies} lists all. */
public interface Strategy {
  /** The kind's name in registries and words. */
  String KIND = "strategy";

  /** Card and parameters. */
  Values values();

  /** Whether anything is trained. */
  default boolean trains() {
    return true;
  }

  /** Whether nothing is taken from the base but its architecture and scaling. */
  default boolean fresh() {
    return false;
  }

  /** Whether the output layer is a new one even where the base's would fit. */
  default boolean newHead() {
    return fresh();
  }

  /**
   * The network with what is not trained frozen.
   *
   * @param rows type of the network's input
   * @throws dev.hone.base.InvalidInputException if the network does not suit
   */
  default Network freeze(Network network, TensorType rows) {
    return network;
  }

  /**
   * Weights to start from, by name; what is not among them is drawn.
   *
   * @throws dev.hone.base.InvalidInputException if the base does not suit
   */
  default Map<String, float[]> start(Start from) {
    return fresh() ? Map.of() : from.weights();
  }

  /** As {@link Strategies#of} reads it. */
  default String text() {
    return values().card().key();
  }
}
