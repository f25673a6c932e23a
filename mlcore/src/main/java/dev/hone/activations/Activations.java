package dev.hone.activations;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Registry;
import java.util.List;

/** All activations, and those that are used where nothing is said. */
public final class Activations {
  public static final Registry<Activation> ALL =
      new Registry<>(
          Activation.KIND,
          List.of(
              Linear.ENTRY,
              Sigmoid.ENTRY,
              Tanh.ENTRY,
              Relu.ENTRY,
              LeakyRelu.ENTRY,
              Prelu.ENTRY,
              Elu.ENTRY,
              Softplus.ENTRY));

  public static final Activation LINEAR = new Linear();
  public static final Activation SIGMOID = new Sigmoid();
  public static final Activation TANH = new Tanh();
  public static final Activation RELU = new Relu();

  private Activations() {}

  /**
   * The activation that a text names: {@code relu}, {@code leaky-relu(0.02)}, {@code elu}.
   *
   * @throws InvalidInputException listing the names there are, or the range of a parameter
   */
  public static Activation of(String text) {
    return ALL.parse(text);
  }
}
