package dev.hone.regularizers;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What keeps a network from learning its training rows by heart. 0 or false switches a part off.
 *
 * @param l1 penalty l1·Σ|w| in the loss
 * @param l2 penalty l2·½Σw² in the loss
 * @param weightDecay decoupled decay: each step w ← w − rate·weightDecay·w, outside the loss
 *     (Loshchilov and Hutter 2019)
 * @param maxNorm largest norm of the weights into one unit
 * @param dropout share of activations set to zero while training, below 1
 * @param batchNorm batch normalisation in every hidden layer
 * @param layerNorm layer normalisation in every hidden layer
 * @param labelSmoothing share of the target's probability that is spread over all classes, below 1;
 *     classification only
 * @param inputNoise standard deviation of normal noise added to the (scaled) inputs while training
 * @param earlyStopping epochs without a better validation loss after which to stop and go back to
 *     the best weights
 */
public record Regularization(
    double l1,
    double l2,
    double weightDecay,
    double maxNorm,
    double dropout,
    boolean batchNorm,
    boolean layerNorm,
    double labelSmoothing,
    double inputNoise,
    int earlyStopping) {
  /** No regularisation. */
  public static final Regularization NONE =
      new Regularization(0, 0, 0, 0, 0, false, false, 0, 0, 0);

  public Regularization {
    atLeastZero("l1", l1);
    atLeastZero("l2", l2);
    atLeastZero("weight-decay", weightDecay);
    atLeastZero("max-norm", maxNorm);
    atLeastZero("input-noise", inputNoise);
    share("dropout", dropout);
    share("label-smoothing", labelSmoothing);
    if (earlyStopping < 0) {
      throw InvalidInputException.of(
          "early-stopping should be a patience of 1 epoch or more, but is %d", earlyStopping);
    }
    if (batchNorm && layerNorm) {
      throw new InvalidInputException(
          "batch-norm and layer-norm cannot be used together: choose one");
    }
  }

  private static void atLeastZero(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw InvalidInputException.of("%s should be 0 or more, but is %s", name, value);
    }
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw InvalidInputException.of("%s should be at least 0 and below 1, but is %s", name, value);
    }
  }

  /** One part of a setting: how it is written, and what it is without a value. */
  private enum Part {
    L1,
    L2,
    WEIGHT_DECAY,
    MAX_NORM,
    DROPOUT,
    BATCH_NORM,
    LAYER_NORM,
    LABEL_SMOOTHING,
    INPUT_NOISE,
    EARLY_STOPPING;

    String text() {
      return JsonFields.jsonName(this);
    }
  }

  /**
   * Reads {@code none}, or parts joined by plus signs: {@code l2=1e-3+dropout=0.2}, {@code
   * batch-norm}.
   *
   * @throws InvalidInputException naming the part that is wrong and what is allowed
   */
  public static Regularization parse(String text) {
    JsonObject json = new JsonObject();
    if (!text.equals("none")) {
      // "1e+3" has a plus of its own.
      for (String part : text.split("(?<![0-9][eE])\\+", -1)) {
        String[] nameAndValue = part.split("=", 2);
        addPart(json, text, nameAndValue[0], nameAndValue.length == 2 ? nameAndValue[1] : null);
      }
    }
    return fromJson(JsonFields.parse("arm " + text, json.toString()));
  }

  private static void addPart(JsonObject json, String text, String name, String value) {
    Part part = null;
    List<String> names = new ArrayList<>();
    for (Part each : Part.values()) {
      names.add(each.text());
      if (each.text().equals(name)) {
        part = each;
      }
    }
    if (part == null) {
      throw InvalidInputException.of(
          "arm \"%s\": there is no regulariser \"%s\"%s; allowed are none, %s, joined by +",
          text, name, Nearest.hint(name, names), String.join(", ", names));
    }
    if (json.has(name)) {
      throw InvalidInputException.of("arm \"%s\" gives %s twice", text, name);
    }
    if (part == Part.BATCH_NORM || part == Part.LAYER_NORM) {
      if (value != null) {
        throw InvalidInputException.of(
            "arm \"%s\": %s takes no value, received \"%s\"", text, name, value);
      }
      json.addProperty(name, true);
      return;
    }
    if (value == null) {
      throw InvalidInputException.of("arm \"%s\": %s needs a value: %s=…", text, name, name);
    }
    try {
      json.addProperty(name, Double.parseDouble(value));
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "arm \"" + text + "\": " + name + " should be a number, but is \"" + value + "\"", e);
    }
  }

  /** The fields that are not off, under the names of {@link #parse}. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    addIfSet(json, Part.L1, l1);
    addIfSet(json, Part.L2, l2);
    addIfSet(json, Part.WEIGHT_DECAY, weightDecay);
    addIfSet(json, Part.MAX_NORM, maxNorm);
    addIfSet(json, Part.DROPOUT, dropout);
    if (batchNorm) {
      json.addProperty(Part.BATCH_NORM.text(), true);
    }
    if (layerNorm) {
      json.addProperty(Part.LAYER_NORM.text(), true);
    }
    addIfSet(json, Part.LABEL_SMOOTHING, labelSmoothing);
    addIfSet(json, Part.INPUT_NOISE, inputNoise);
    if (earlyStopping > 0) {
      json.addProperty(Part.EARLY_STOPPING.text(), earlyStopping);
    }
    return json;
  }

  private static void addIfSet(JsonObject json, Part part, double value) {
    if (value != 0) {
      json.addProperty(part.text(), value);
    }
  }

  /** Reads all fields of the object; absent ones are off. */
  public static Regularization fromJson(JsonFields fields) {
    Regularization result =
        new Regularization(
            fields.number(Part.L1.text(), 0),
            fields.number(Part.L2.text(), 0),
            fields.number(Part.WEIGHT_DECAY.text(), 0),
            fields.number(Part.MAX_NORM.text(), 0),
            fields.number(Part.DROPOUT.text(), 0),
            fields.bool(Part.BATCH_NORM.text(), false),
            fields.bool(Part.LAYER_NORM.text(), false),
            fields.number(Part.LABEL_SMOOTHING.text(), 0),
            fields.number(Part.INPUT_NOISE.text(), 0),
            fields.integer(Part.EARLY_STOPPING.text(), 0));
    fields.end();
    return result;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    JsonObject json = toJson();
    if (json.size() == 0) {
      return "none";
    }
    return json.entrySet().stream()
        .map(
            entry ->
                entry.getValue().getAsJsonPrimitive().isBoolean()
                    ? entry.getKey()
                    : entry.getKey() + "=" + plain(entry.getValue().getAsDouble()))
        .collect(Collectors.joining("+"));
  }

  private static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return String.format(Locale.ROOT, "%d", (long) value);
    }
    return value >= 0.01
        ? Double.toString(value)
        : String.format(Locale.ROOT, "%s", value).replace("E", "e");
  }
}
