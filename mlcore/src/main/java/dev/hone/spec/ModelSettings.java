package dev.hone.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.nn.Network;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.nn.family.ModelSpec;
import dev.hone.nn.family.Models;
import dev.hone.regularizers.Composer;
import dev.hone.regularizers.Regularization;
import java.util.List;

/**
 * The network that all arms share; what regularises it comes from the arm, its width at both ends
 * from the data.
 *
 * @param family what its hidden blocks are
 * @param hidden units of each hidden layer
 * @param activation of the hidden layers
 * @param initializer of the kernels
 * @param residual whether each hidden layer's input is added to its output
 */
public record ModelSettings(
    Family family,
    List<Integer> hidden,
    Activation activation,
    Initializer initializer,
    boolean residual) {
  private static final int MAX_UNITS = 4096;

  public ModelSettings {
    hidden = List.copyOf(hidden);
    for (int units : hidden) {
      Range.whole(1, MAX_UNITS).check(Message.of("spec.model"), Message.of("spec.hidden"), units);
    }
    // The rules between family, layers and activation are the model's own.
    new ModelSpec(family, hidden, activation, initializer, residual);
  }

  /** A family with its usual activation and initializer. */
  public static ModelSettings of(Family family, List<Integer> hidden) {
    return new ModelSettings(family, hidden, family.activation(), family.initializer(), false);
  }

  /**
   * The network with an arm's regularization.
   *
   * @param outputs width of the output
   * @param everyStep whether each time step of a sequence gives an output
   */
  public Network network(Regularization regularization, int outputs, boolean everyStep) {
    return Models.network(
        new ModelSpec(family, hidden, activation, initializer, residual),
        Composer.places(regularization),
        outputs,
        everyStep);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("kind", family.card().key());
    JsonArray units = new JsonArray();
    hidden.forEach(units::add);
    json.add("hidden", units);
    json.addProperty("activation", activation.text());
    json.addProperty("initializer", initializer.toString());
    json.addProperty("residual", residual);
    return json;
  }

  static ModelSettings fromJson(JsonFields fields) {
    String kind = fields.string("kind", null);
    Family family = kind == null ? Families.usual(false) : Families.of(fields.at("kind"), kind);
    String activation = fields.string("activation", null);
    String initializer = fields.string("initializer", null);
    ModelSettings result =
        new ModelSettings(
            family,
            fields.integers("hidden"),
            activation == null
                ? family.activation()
                : Activations.ALL.parse(fields.at("activation"), activation),
            initializer == null
                ? family.initializer()
                : Initializers.ALL.parse(fields.at("initializer"), initializer),
            fields.bool("residual", false));
    fields.end();
    return result;
  }
}
