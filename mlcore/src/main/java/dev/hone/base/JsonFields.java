package dev.hone.base;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the fields of one JSON object, each once and with its type; every error names the field by
 * its path from the top ({@code arms[2].dropout}) and what is allowed there. Call {@link #end}
 * last: fields nobody asked for are errors.
 */
public final class JsonFields {
  private static final int MAX_SHOWN = 60;
  private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

  private final JsonObject object;
  private final String path;
  private final Set<String> asked = new LinkedHashSet<>();

  private JsonFields(JsonObject object, String path) {
    this.object = object;
    this.path = path;
  }

  /**
   * Parses a text that holds one JSON object.
   *
   * @param what what the text is, for the error message, a text or message: "experiment spec
   *     my.json"
   */
  public static JsonFields parse(Object what, String text) {
    JsonElement element;
    try {
      element = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new InvalidInputException(invalid(what, e), e);
    }
    if (!element.isJsonObject()) {
      throw new InvalidInputException(Message.of("json.no-object", what));
    }
    return new JsonFields(element.getAsJsonObject(), "");
  }

  /** Where the parser stumbled, without its advice to programmers. */
  private static Message invalid(Object what, JsonParseException e) {
    Matcher matcher = PLACE.matcher(String.valueOf(e.getMessage()));
    return matcher.find()
        ? Message.of("json.invalid.at", what, matcher.group(1), matcher.group(2))
        : Message.of("json.invalid", what);
  }

  public boolean has(String name) {
    return object.has(name) && !object.get(name).isJsonNull();
  }

  /** The names of all fields, in the order of the text. */
  public List<String> names() {
    return new ArrayList<>(object.keySet());
  }

  public String string(String name, String whenAbsent) {
    JsonPrimitive value = primitive(name);
    if (value == null) {
      return whenAbsent;
    }
    if (!value.isString()) {
      throw wrong(name, "json.text", value);
    }
    return value.getAsString();
  }

  public String string(String name) {
    require(name);
    return string(name, null);
  }

  /** A text, or a number as it is written; null where there is none. */
  public String numberOrString(String name) {
    JsonPrimitive value = primitive(name);
    return value != null && value.isNumber() ? value.getAsString() : string(name, null);
  }

  public boolean bool(String name, boolean whenAbsent) {
    JsonPrimitive value = primitive(name);
    if (value == null) {
      return whenAbsent;
    }
    if (!value.isBoolean()) {
      throw wrong(name, "json.flag", value);
    }
    return value.getAsBoolean();
  }

  /** A finite number; its range is the business of the record that takes it. */
  public double number(String name, double whenAbsent) {
    JsonPrimitive value = primitive(name);
    return value == null ? whenAbsent : toNumber(name, value);
  }

  public double number(String name) {
    require(name);
    return number(name, 0);
  }

  public int integer(String name, int whenAbsent) {
    JsonPrimitive value = primitive(name);
    if (value == null) {
      return whenAbsent;
    }
    double number = toNumber(name, value);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw wrong(name, "json.integer", value);
    }
    return (int) number;
  }

  public int integer(String name) {
    require(name);
    return integer(name, 0);
  }

  /** A whole number of 64 bits, such as a seed. */
  public long longInteger(String name, long whenAbsent) {
    JsonPrimitive value = primitive(name);
    if (value == null) {
      return whenAbsent;
    }
    try {
      return Long.parseLong(value.getAsString());
    } catch (NumberFormatException e) {
      throw wrong(name, "json.long", value);
    }
  }

  /** One of the constants of an enum, written in lower case with hyphens. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E whenAbsent) {
    String text = string(name, null);
    if (text == null) {
      return whenAbsent;
    }
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (jsonName(constant).equals(text)) {
        return constant;
      }
      allowed.add(jsonName(constant));
    }
    throw InvalidInputException.value(at(name), text, allowed);
  }

  /**
   * How an enum constant is written in JSON and on the command line: {@code BATCH_NORM} → {@code
   * batch-norm}.
   */
  public static String jsonName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The object in this field, or null when it is absent. */
  public JsonFields object(String name) {
    JsonElement value = element(name);
    if (value == null) {
      return null;
    }
    if (!value.isJsonObject()) {
      throw wrong(name, "json.object", value);
    }
    return new JsonFields(value.getAsJsonObject(), at(name));
  }

  /** The object in this field, which has to be there. */
  public JsonFields objectOrFail(String name) {
    require(name);
    return object(name);
  }

  /** A copy of the object in this field as it stands, unread; it has to be there. */
  public JsonObject json(String name) {
    objectOrFail(name);
    return object.getAsJsonObject(name).deepCopy();
  }

  /** A copy of this whole object as it stands, unread. */
  public JsonObject all() {
    return object.deepCopy();
  }

  /** The objects in this array, empty when it is absent. */
  public List<JsonFields> objects(String name) {
    List<JsonFields> result = new ArrayList<>();
    JsonArray array = array(name);
    for (int i = 0; i < array.size(); i++) {
      if (!array.get(i).isJsonObject()) {
        throw wrong(name + "[" + i + "]", "json.object", array.get(i));
      }
      result.add(new JsonFields(array.get(i).getAsJsonObject(), at(name) + "[" + i + "]"));
    }
    return result;
  }

  /** The numbers in this array, empty when it is absent. */
  public double[] numbers(String name) {
    JsonArray array = array(name);
    double[] result = new double[array.size()];
    for (int i = 0; i < result.length; i++) {
      String field = name + "[" + i + "]";
      if (!array.get(i).isJsonPrimitive()) {
        throw wrong(field, "json.number", array.get(i));
      }
      result[i] = toNumber(field, array.get(i).getAsJsonPrimitive());
    }
    return result;
  }

  /** The whole numbers in this array, empty when it is absent. */
  public List<Integer> integers(String name) {
    List<Integer> result = new ArrayList<>();
    for (double number : numbers(name)) {
      if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw InvalidInputException.value(at(name), number, Message.of("json.integer"));
      }
      result.add((int) number);
    }
    return result;
  }

  /** The texts in this array, empty when it is absent. */
  public List<String> strings(String name) {
    JsonArray array = array(name);
    List<String> result = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonElement value = array.get(i);
      if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
        throw wrong(name + "[" + i + "]", "json.text", value);
      }
      result.add(value.getAsString());
    }
    return result;
  }

  /**
   * Call after the last field was read.
   *
   * @throws InvalidInputException if the object has a field that was not asked for
   */
  public void end() {
    for (String name : object.keySet()) {
      if (!asked.contains(name)) {
        throw new InvalidInputException(
            Nearest.hinted(
                Message.of("json.unknown", at(name), new ArrayList<>(asked)), name, asked));
      }
    }
  }

  /**
   * Writes a number that JSON can hold; one that is NaN or infinite is left out, since JSON has no
   * way to write it. Read it back with {@code number(name, Double.NaN)}.
   */
  public static void putFinite(JsonObject object, String name, double value) {
    if (!Double.isNaN(value) && !Double.isInfinite(value)) {
      object.addProperty(name, value);
    }
  }

  /** The path of a field from the top of the text, for messages. */
  public String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private JsonArray array(String name) {
    JsonElement value = element(name);
    if (value == null) {
      return new JsonArray();
    }
    if (!value.isJsonArray()) {
      throw wrong(name, "json.list", value);
    }
    return value.getAsJsonArray();
  }

  private JsonPrimitive primitive(String name) {
    JsonElement value = element(name);
    if (value == null) {
      return null;
    }
    if (!value.isJsonPrimitive()) {
      throw wrong(name, "json.single", value);
    }
    return value.getAsJsonPrimitive();
  }

  private JsonElement element(String name) {
    asked.add(name);
    return has(name) ? object.get(name) : null;
  }

  private double toNumber(String name, JsonPrimitive value) {
    double number = Double.NaN;
    if (value.isNumber()) {
      try {
        number = value.getAsDouble();
      } catch (NumberFormatException e) {
        throw wrong(name, "json.number", value);
      }
    }
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw wrong(name, "json.number", value);
    }
    return number;
  }

  private void require(String name) {
    asked.add(name);
    if (!has(name)) {
      throw new InvalidInputException(Message.of("error.missing", at(name)));
    }
  }

  private InvalidInputException wrong(String name, String allowed, JsonElement received) {
    String text = received.toString();
    return InvalidInputException.value(
        at(name),
        Message.plain(text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text),
        Message.of(allowed));
  }
}
