package dev.hone.nn.family;

import dev.hone.activations.Activation;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.initializers.Initializer;
import dev.hone.nn.Checks;
import java.util.List;

/**
 * What a network looks like, as far as a user chooses it; {@link Models#network} builds it.
 *
 * @param hidden units of each hidden layer, each at least 1; empty for a linear network, at least
 *     one layer for families of sequences
 * @param activation of the hidden layers, one that the family allows
 * @param initializer of all kernels; recurrent kernels are orthogonal unless it is zeros
 * @param residual whether each hidden layer's input is added to its output
 */
public record ModelSpec(
    Family family,
    List<Integer> hidden,
    Activation activation,
    Initializer initializer,
    boolean residual) {
  public ModelSpec {
    Checks.given("kind", family);
    Checks.given("activation", activation);
    Checks.given("initializer", initializer);
    hidden = List.copyOf(hidden);
    for (int i = 0; i < hidden.size(); i++) {
      Checks.positive("hidden[" + i + "]", hidden.get(i));
    }
    String model = family.card().key();
    if (hidden.isEmpty() && family.sequences()) {
      throw new InvalidInputException(Message.of("error.model.no-layers", model));
    }
    if (!family.allows(activation)) {
      throw new InvalidInputException(
          Message.of(
              "error.model.activation", activation.text(), family.activation().text(), model));
    }
  }

  /** With the family's usual activation and initializer. */
  public static ModelSpec of(Family family, List<Integer> hidden) {
    return new ModelSpec(family, hidden, family.activation(), family.initializer(), false);
  }
}
