package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import java.util.List;

/** All optimisers by name, and their JSON form {@code {"name": "adam", "beta1": 0.9, …}}. */
public final class Optimizers {
  private static final Registry<Optimizer> ALL = new Registry<>("optimizer");

  static {
    Momentum momentum = new Momentum();
    Nesterov nesterov = new Nesterov();
    Adagrad adagrad = new Adagrad();
    Adadelta adadelta = new Adadelta();
    RmsProp rmsProp = new RmsProp();
    Adam adam = new Adam();
    AdamW adamW = new AdamW();
    FtrlProximal ftrl = new FtrlProximal();
    ALL.add("sgd", json -> new Sgd());
    ALL.add("momentum", json -> new Momentum(json.number("momentum", momentum.momentum())));
    ALL.add("nesterov", json -> new Nesterov(json.number("momentum", nesterov.momentum())));
    ALL.add("adagrad", json -> new Adagrad(json.number("epsilon", adagrad.epsilon())));
    ALL.add(
        "adadelta",
        json ->
            new Adadelta(
                json.number("rho", adadelta.rho()), json.number("epsilon", adadelta.epsilon())));
    ALL.add(
        "rmsprop",
        json ->
            new RmsProp(
                json.number("alpha", rmsProp.alpha()), json.number("epsilon", rmsProp.epsilon())));
    ALL.add(
        "adam",
        json ->
            new Adam(
                json.number("beta1", adam.beta1()),
                json.number("beta2", adam.beta2()),
                json.number("epsilon", adam.epsilon())));
    ALL.add(
        "adamw",
        json ->
            new AdamW(
                json.number("beta1", adamW.beta1()),
                json.number("beta2", adamW.beta2()),
                json.number("epsilon", adamW.epsilon()),
                json.number("weightDecay", adamW.weightDecay())));
    ALL.add(
        "ftrl",
        json ->
            new FtrlProximal(
                json.number("beta", ftrl.beta()),
                json.number("l1", ftrl.l1()),
                json.number("l2", ftrl.l2())));
  }

  private Optimizers() {}

  /** The names that {@link #of} knows. */
  public static List<String> names() {
    return ALL.names();
  }

  /**
   * An optimiser with its default options.
   *
   * @throws InvalidInputException listing the names there are
   */
  public static Optimizer of(String name) {
    return ALL.withDefaults(name);
  }

  /**
   * Reads {@code name} and the options of that optimiser, and ends the object.
   *
   * @throws InvalidInputException for an unknown name, listing those there are, an unknown option
   *     or one out of range
   */
  public static Optimizer fromJson(JsonFields json) {
    return ALL.read(json);
  }

  /** What {@link #fromJson} reads: the name and every option. */
  public static JsonObject toJson(Optimizer optimizer) {
    JsonObject json = new JsonObject();
    json.addProperty("name", optimizer.name());
    optimizer.describe(json);
    return json;
  }
}
