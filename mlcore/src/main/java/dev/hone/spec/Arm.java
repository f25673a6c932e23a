package dev.hone.spec;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.regularizers.Regularization;

/**
 * One of the things that an experiment compares.
 *
 * @param name how it is called in tables; unique in its experiment
 * @param regularization what it does
 * @param replicate 0 shares initial weights and the order of rows with the other arms; any other
 *     number draws its own. The same setting twice, once with a replicate, shows how far chance
 *     alone goes.
 */
public record Arm(String name, Regularization regularization, int replicate) {
  private static final int MAX_NAME = 80;

  public Arm {
    if (name.trim().isEmpty() || name.length() > MAX_NAME) {
      throw InvalidInputException.value(
          Message.of("spec.arm-name"), name, Message.of("spec.arm-names", MAX_NAME));
    }
    Range.whole(0).check(Message.of("place.arm", name), Message.of("spec.replicate"), replicate);
  }

  /**
   * Reads {@code dropout=0.3}, {@code l1=1e-4+l2=1e-3}, {@code none}; with a name of its own {@code
   * mild:l2=1e-4}; with another draw of weights and order {@code none@1}.
   */
  public static Arm parse(String text) {
    String name = text;
    String setting = text;
    int colon = text.indexOf(':');
    if (colon >= 0) {
      name = text.substring(0, colon);
      setting = text.substring(colon + 1);
    }
    int replicate = 0;
    int at = setting.lastIndexOf('@');
    if (at >= 0) {
      String number = setting.substring(at + 1);
      try {
        replicate = Integer.parseInt(number);
      } catch (NumberFormatException e) {
        throw new InvalidInputException(
            InvalidInputException.value(
                    Message.of("place.arm", text),
                    Message.of("spec.replicate"),
                    number,
                    Range.whole(0))
                .said(),
            e);
      }
      setting = setting.substring(0, at);
    }
    return new Arm(name, Regularization.parse(setting), replicate);
  }

  /** What people are told instead of its name, which is for specs and files. */
  public Message title() {
    return ArmName.of(this);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.add("regularization", regularization.toJson());
    if (replicate != 0) {
      json.addProperty("replicate", replicate);
    }
    return json;
  }

  public static Arm fromJson(JsonFields fields) {
    String name = fields.string("name");
    JsonFields setting = fields.object("regularization");
    int replicate = fields.integer("replicate", 0);
    fields.end();
    return new Arm(
        name, setting == null ? Regularization.NONE : Regularization.fromJson(setting), replicate);
  }
}
