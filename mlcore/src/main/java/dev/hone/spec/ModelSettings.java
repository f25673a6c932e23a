package dev.hone.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.nn.ModelSpec;
import dev.hone.regularizers.Regularization;
import java.util.List;

/**
 * The network that all arms share; what regularises it comes from the arm, its width at both ends
 * from the data.
 *
 * @param kind MLP, RNN, LSTM or GRU
 * @param hidden units of each hidden layer
 * @param activation of the hidden layers
 * @param initializer of the kernels
 * @param residual whether each hidden layer's input is added to its output
 */
public record ModelSettings(
    ModelSpec.Kind kind,
    List<Integer> hidden,
    Activation activation,
    Initializer initializer,
    boolean residual) {
  private static final int MAX_UNITS = 4096;

  public ModelSettings {
    hidden = List.copyOf(hidden);
    for (int units : hidden) {
      if (units < 1 || units > MAX_UNITS) {
        throw InvalidInputException.of(
            "hidden should have layers of 1 to %d units, but is %s", MAX_UNITS, hidden);
      }
    }
    // The rules between kind, layers and activation are the model's own.
    ModelSpec.of(kind, hidden, 1);
  }

  /** A kind with its usual activation and initialiser. */
  public static ModelSettings of(ModelSpec.Kind kind, List<Integer> hidden) {
    return new ModelSettings(
        kind, hidden, kind.defaultActivation(), kind.defaultInitializer(), false);
  }

  /** The whole specification with an arm's regularisation. */
  public ModelSpec with(Regularization regularization, int outputs, boolean sequenceOutput) {
    return new ModelSpec(
        kind,
        hidden,
        activation,
        initializer,
        regularization.batchNorm(),
        regularization.layerNorm(),
        residual,
        regularization.dropout(),
        regularization.inputNoise(),
        outputs,
        sequenceOutput);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("kind", JsonFields.jsonName(kind));
    JsonArray units = new JsonArray();
    hidden.forEach(units::add);
    json.add("hidden", units);
    json.addProperty("activation", activation.text());
    json.addProperty("initializer", initializer.toString());
    json.addProperty("residual", residual);
    return json;
  }

  static ModelSettings fromJson(JsonFields fields) {
    ModelSpec.Kind kind = fields.oneOf("kind", ModelSpec.Kind.class, ModelSpec.Kind.MLP);
    String activation = fields.string("activation", null);
    String initializer = fields.string("initializer", null);
    ModelSettings result =
        new ModelSettings(
            kind,
            fields.integers("hidden"),
            activation == null ? kind.defaultActivation() : Activations.of(activation),
            initializer == null ? kind.defaultInitializer() : Initializers.of(initializer),
            fields.bool("residual", false));
    fields.end();
    return result;
  }
}
