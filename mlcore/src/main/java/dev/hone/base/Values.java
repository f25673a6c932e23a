package dev.hone.base;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A value for each parameter of a card, in the card's order; those not given have their usual one.
 * Immutable, and equal to others of the same card with the same values.
 */
public final class Values {
  private final Card card;
  private final Map<String, Double> numbers;

  private Values(Card card, Map<String, Double> numbers) {
    this.card = card;
    this.numbers = numbers;
  }

  /** All as usual. */
  public static Values usual(Card card) {
    return of(card, Map.of());
  }

  /**
   * The values given, and the usual ones for the rest.
   *
   * @throws InvalidInputException for a key that the card does not have, or a value out of range
   */
  public static Values of(Card card, Map<String, ? extends Number> given) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Parameter parameter : card.parameters()) {
      Number number = given.get(parameter.key());
      double value = number == null ? parameter.usual() : number.doubleValue();
      parameter.range().check(card.key(), parameter.key(), value);
      numbers.put(parameter.key(), value + 0.0);
    }
    for (String key : given.keySet()) {
      if (!numbers.containsKey(key)) {
        throw unknown(card, key);
      }
    }
    return new Values(card, numbers);
  }

  /**
   * A value for each parameter, in the card's order.
   *
   * @throws InvalidInputException for a value out of range
   */
  public static Values inOrder(Card card, double... numbers) {
    if (numbers.length != card.parameters().size()) {
      throw new IllegalStateException(numbers.length + " values for " + card.key());
    }
    Map<String, Double> given = new LinkedHashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      given.put(card.parameters().get(i).key(), numbers[i]);
    }
    return of(card, given);
  }

  /**
   * Reads the card's parameters from the fields of an object, which is not ended.
   *
   * @throws InvalidInputException for a value of the wrong type or out of range
   */
  public static Values read(Card card, JsonFields json) {
    Map<String, Double> given = new LinkedHashMap<>();
    for (Parameter parameter : card.parameters()) {
      String key = parameter.key();
      double value =
          parameter.isFlag()
              ? (json.bool(key, parameter.usual() == 1) ? 1 : 0)
              : json.number(key, parameter.usual());
      parameter.range().check(card.key(), json.at(key), value);
      given.put(key, value);
    }
    return of(card, given);
  }

  /**
   * Reads what stands between the parentheses of {@code adam(0.9, epsilon=1e-7)}: values by
   * position, then by key.
   */
  static Values parse(Card card, List<String> items) {
    List<Parameter> parameters = card.parameters();
    if (items.size() > parameters.size()) {
      throw InvalidInputException.value(
          card.key(), Message.of("value.values"), items.size(), Range.whole(0, parameters.size()));
    }
    Map<String, Double> given = new LinkedHashMap<>();
    boolean byKey = false;
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i);
      int equals = item.indexOf('=');
      byKey |= equals >= 0;
      if (byKey && equals < 0) {
        throw InvalidInputException.value(
            card.key(), Message.of("value.parameter"), item, Message.of("value.by-key"));
      }
      String key = byKey ? item.substring(0, equals).trim() : parameters.get(i).key();
      Parameter parameter = find(card, key);
      if (given.put(key, number(card, parameter, item.substring(equals + 1).trim())) != null) {
        throw new InvalidInputException(Message.of("error.twice", card.key(), key));
      }
    }
    return of(card, given);
  }

  private static Parameter find(Card card, String key) {
    for (Parameter parameter : card.parameters()) {
      if (parameter.key().equals(key)) {
        return parameter;
      }
    }
    throw unknown(card, key);
  }

  private static double number(Card card, Parameter parameter, String text) {
    if (parameter.isFlag() && (text.equals("true") || text.equals("false"))) {
      return text.equals("true") ? 1 : 0;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          InvalidInputException.value(card.key(), parameter.key(), text, parameter.range()).said(),
          e);
    }
  }

  private static InvalidInputException unknown(Card card, String key) {
    List<String> keys = new ArrayList<>();
    for (Parameter parameter : card.parameters()) {
      keys.add(parameter.key());
    }
    return InvalidInputException.value(
        card.key(),
        Message.of("value.parameter"),
        key,
        keys.isEmpty() ? Message.of("value.none") : keys);
  }

  /** What the values are for. */
  public Card card() {
    return card;
  }

  /** The value of a parameter; one that is not there is a fault of the program. */
  public double number(String key) {
    return numbers.get(card.parameter(key).key());
  }

  /** The value of a parameter of whole numbers. */
  public int integer(String key) {
    if (!card.parameter(key).range().whole()) {
      throw new IllegalStateException(card.key() + ": " + key + " is not of whole numbers");
    }
    return (int) number(key);
  }

  /** The value of a switch. */
  public boolean flag(String key) {
    return integer(key) == 1;
  }

  /** {@code {"name": "adam", "beta1": 0.9, …}}: the key of the card, then every value. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", card.key());
    for (Parameter parameter : card.parameters()) {
      String key = parameter.key();
      if (parameter.isFlag()) {
        json.addProperty(key, flag(key));
      } else if (parameter.range().whole()) {
        json.addProperty(key, integer(key));
      } else {
        json.addProperty(key, number(key));
      }
    }
    return json;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Values values
        && card.equals(values.card)
        && numbers.equals(values.numbers);
  }

  @Override
  public int hashCode() {
    return 31 * card.hashCode() + numbers.hashCode();
  }

  /**
   * As {@link Registry#parse} reads it, with every value: {@code sgd}, {@code leaky-relu(0.02)},
   * {@code elu(alpha=1, …)}.
   */
  @Override
  public String toString() {
    List<String> items = new ArrayList<>();
    for (Parameter parameter : card.parameters()) {
      double value = number(parameter.key());
      String text = parameter.isFlag() ? String.valueOf(value == 1) : text(value);
      items.add(card.parameters().size() == 1 ? text : parameter.key() + "=" + text);
    }
    return items.isEmpty() ? card.key() : card.key() + "(" + String.join(", ", items) + ")";
  }

  /** How a number is written in the text of an arm or option: 3, 0.5, 1.0e-4. */
  public static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return String.format(Locale.ROOT, "%d", (long) value);
    }
    return value >= 0.01 ? Double.toString(value) : Double.toString(value).replace('E', 'e');
  }
}
