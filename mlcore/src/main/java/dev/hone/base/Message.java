package dev.hone.base;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Something said, before it is put into a language: the key of a pattern in the bundles {@code
 * words_*.properties} and its arguments.
 *
 * <p>An argument is a text, a number, a message (put into the same language) or a list of these
 * (joined with commas). Whole numbers are kept as {@link Long} and others as {@link Double}, so
 * that a message read back from JSON equals the one written; both print as {@link String#valueOf}
 * does, unless the pattern names a format.
 *
 * @param key the key in the bundles
 * @param args the arguments {0}, {1}, …
 */
public record Message(String key, List<Object> args) {
  public Message {
    List<Object> kept = new ArrayList<>();
    for (Object arg : args) {
      kept.add(kept(key, arg));
    }
    args = List.copyOf(kept);
  }

  /** The pattern of a key with its arguments. */
  public static Message of(String key, Object... args) {
    return new Message(key, Arrays.asList(args));
  }

  /** A text that reads the same in every language. */
  public static Message plain(String text) {
    return of("error.plain", text);
  }

  /** {@code a, b and c}. */
  public static Message and(List<?> items) {
    int last = items.size() - 1;
    return last == 0
        ? of("list.one", items.get(0))
        : of("list.and", items.subList(0, last), items.get(last));
  }

  /**
   * The sentence in a language.
   *
   * @throws IllegalStateException naming the key, if the bundle lacks it, or its pattern reads an
   *     argument that is not there or not the number it should be
   */
  public String in(Language language) {
    return Words.of(language).put(key, args);
  }

  /** The English sentence. */
  @Override
  public String toString() {
    return in(Language.EN);
  }

  /** {@code {"key": …, "args": […]}}, to be read by {@link #fromJson}. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("key", key);
    json.add("args", array(args));
    return json;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param where the place for the error message: a file, a field
   * @throws InvalidInputException if it is no message, or one that this version does not know
   */
  public static Message fromJson(Object where, JsonElement json) {
    if (json.isJsonObject() && json.getAsJsonObject().get("args") instanceof JsonArray array) {
      JsonElement key = json.getAsJsonObject().get("key");
      if (key instanceof JsonPrimitive && Words.of(Language.EN).has(key.getAsString())) {
        List<Object> args = list(where, array);
        if (Words.of(Language.EN).phrase(key.getAsString()).fits(args)) {
          return new Message(key.getAsString(), args);
        }
      }
    }
    throw unknown(where, json);
  }

  private static InvalidInputException unknown(Object where, JsonElement json) {
    return InvalidInputException.value(
        where, of("value.message"), json.toString(), of("value.stored-message"));
  }

  private static Object kept(String key, Object arg) {
    if (arg instanceof String
        || arg instanceof Message
        || arg instanceof Long
        || arg instanceof Double) {
      return arg;
    }
    if (arg instanceof Integer || arg instanceof Short || arg instanceof Byte) {
      return ((Number) arg).longValue();
    }
    if (arg instanceof Float) {
      return Double.valueOf(arg.toString());
    }
    if (arg instanceof Collection<?> items) {
      List<Object> kept = new ArrayList<>();
      for (Object item : items) {
        kept.add(kept(key, item));
      }
      return List.copyOf(kept);
    }
    throw new IllegalStateException(
        "message " + key + ": an argument is neither text, number, message nor list: " + arg);
  }

  private static JsonArray array(List<?> args) {
    JsonArray array = new JsonArray();
    for (Object arg : args) {
      array.add(json(arg));
    }
    return array;
  }

  private static JsonElement json(Object arg) {
    if (arg instanceof Message message) {
      return message.toJson();
    }
    if (arg instanceof List<?> list) {
      return array(list);
    }
    if (arg instanceof Double number && (number.isNaN() || number.isInfinite())) {
      JsonObject json = new JsonObject();
      json.addProperty("number", number.toString());
      return json;
    }
    return arg instanceof Number number
        ? new JsonPrimitive(number)
        : new JsonPrimitive((String) arg);
  }

  private static List<Object> list(Object where, JsonArray array) {
    List<Object> args = new ArrayList<>();
    for (JsonElement json : array) {
      args.add(arg(where, json));
    }
    return args;
  }

  private static Object arg(Object where, JsonElement json) {
    if (json.isJsonArray()) {
      return list(where, json.getAsJsonArray());
    }
    if (json.isJsonObject()) {
      JsonElement number = json.getAsJsonObject().get("number");
      return number instanceof JsonPrimitive primitive
          ? number(where, primitive)
          : fromJson(where, json);
    }
    if (!json.isJsonPrimitive() || json.getAsJsonPrimitive().isBoolean()) {
      throw unknown(where, json);
    }
    JsonPrimitive primitive = json.getAsJsonPrimitive();
    return primitive.isNumber() ? number(where, primitive) : primitive.getAsString();
  }

  private static Number number(Object where, JsonPrimitive json) {
    String text = json.getAsString();
    try {
      return text.matches("-?[0-9]{1,19}") ? (Number) Long.valueOf(text) : Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(unknown(where, json).said(), e);
    }
  }
}
