package dev.hone.activations;

import dev.hone.base.Values;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import java.util.function.UnaryOperator;

/**
 * A function on each element of a layer's output; an immutable record of its parameters. {@link
 * Activations} lists all.
 */
public interface Activation {
  /** The kind's name in registries and words. */
  String KIND = "activation";

  /** Card and parameters. */
  Values values();

  /** The function at x; one that is learned as it starts. */
  double at(double x);

  /** Its derivative at x; at a kink that of the side below. */
  double derivative(double x);

  /**
   * Adds what the function learns, if anything, to a step.
   *
   * @param name prefix of its variables, unique in the step
   * @param units width of the last axis of what it will be applied to
   * @return applies the function, as often as needed: [..., units] → the same shape
   */
  UnaryOperator<Node> begin(StepBuilder builder, String name, int units);

  /** As written in specifications and on the command line, without parameters. */
  default String key() {
    return values().card().key();
  }

  /** As {@link Activations#of} reads it: with its parameters where they are not the usual ones. */
  default String text() {
    return values().equals(Values.usual(values().card())) ? key() : values().toString();
  }
}
