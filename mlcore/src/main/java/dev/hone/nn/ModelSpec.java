package dev.hone.nn;

import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import java.util.List;

/**
 * What a network looks like, as far as a user chooses it; {@link Models#network} builds it.
 *
 * @param hidden units of each hidden layer, each at least 1; empty for a linear MLP, at least one
 *     layer for the recurrent kinds
 * @param activation of the hidden layers; LSTM and GRU have tanh and no other
 * @param initializer of all kernels; recurrent kernels are orthogonal unless it is zeros
 * @param batchNorm whether each hidden layer is followed by batch normalisation
 * @param layerNorm whether each hidden layer is followed by layer normalisation; not with batchNorm
 * @param residual whether each hidden layer's input is added to its output
 * @param dropout rate after each hidden layer, 0 ≤ dropout < 1
 * @param inputNoise standard deviation of normal noise on the input, at least 0
 * @param outputs width of the output: classes, or values to predict; at least 1
 * @param sequenceOutput whether each step of a sequence gives an output, or the whole sequence one
 */
public record ModelSpec(
    Kind kind,
    List<Integer> hidden,
    Activation activation,
    Initializer initializer,
    boolean batchNorm,
    boolean layerNorm,
    boolean residual,
    double dropout,
    double inputNoise,
    int outputs,
    boolean sequenceOutput) {
  /** The families of networks. */
  public enum Kind {
    MLP,
    RNN,
    LSTM,
    GRU;

    /** The activation of the hidden layers when nothing is said: ReLU, and tanh if recurrent. */
    public Activation defaultActivation() {
      return this == MLP ? Activations.RELU : Activations.TANH;
    }

    /** The initialiser when nothing is said: He normal, and Glorot uniform if recurrent. */
    public Initializer defaultInitializer() {
      return this == MLP ? Initializers.HE_NORMAL : Initializers.GLOROT_UNIFORM;
    }
  }

  public ModelSpec {
    Checks.given("kind", kind);
    Checks.given("activation", activation);
    Checks.given("initializer", initializer);
    hidden = List.copyOf(hidden);
    for (int i = 0; i < hidden.size(); i++) {
      Checks.positive("hidden[" + i + "]", hidden.get(i));
    }
    String model = JsonFields.jsonName(kind);
    if (hidden.isEmpty() && kind != Kind.MLP) {
      throw InvalidInputException.of("hidden is empty; allowed are 1 or more layers of %s", model);
    }
    if ((kind == Kind.LSTM || kind == Kind.GRU) && !activation.equals(Activations.TANH)) {
      throw InvalidInputException.of(
          "activation is %s; allowed is tanh, the only one of %s", activation.text(), model);
    }
    if (batchNorm && layerNorm) {
      throw new InvalidInputException(
          "batchNorm and layerNorm are both true; allowed is one of the two");
    }
    Checks.belowOne("dropout", dropout);
    Checks.atLeastZero("inputNoise", inputNoise);
    Checks.positive("outputs", outputs);
  }

  /** A plain network: defaults of its kind, no regularisation, one output a row or sequence. */
  public static ModelSpec of(Kind kind, List<Integer> hidden, int outputs) {
    return new ModelSpec(
        kind,
        hidden,
        kind.defaultActivation(),
        kind.defaultInitializer(),
        false,
        false,
        false,
        0,
        0,
        outputs,
        false);
  }
}
