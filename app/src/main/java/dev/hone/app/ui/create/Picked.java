package dev.hone.app.ui.create;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Parameter;
import dev.hone.base.Values;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something of a registry as it was chosen.
 *
 * @param key of its card
 * @param typed what stands in the field of each parameter, right or wrong
 */
record Picked(String key, Map<String, String> typed) {
  private static final String TRUE = "true";

  Picked {
    typed = Collections.unmodifiableMap(new LinkedHashMap<>(typed));
  }

  /** As usual. */
  static Picked usual(Card card) {
    return of(Values.usual(card));
  }

  static Picked of(Values values) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (Parameter parameter : values.card().parameters()) {
      double value = values.number(parameter.key());
      typed.put(parameter.key(), parameter.isFlag() ? Boolean.toString(value == 1) : plain(value));
    }
    return new Picked(values.card().key(), typed);
  }

  /** With another text for a parameter. */
  Picked with(String parameter, String text) {
    Map<String, String> other = new LinkedHashMap<>(typed);
    other.put(parameter, text);
    return new Picked(key, other);
  }

  /**
   * The values that are typed.
   *
   * @throws InvalidInputException naming the parameter, what was typed and what is allowed
   */
  Values values(Card card) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Parameter parameter : card.parameters()) {
      numbers.put(
          parameter.key(), number(card, parameter, typed.getOrDefault(parameter.key(), "")));
    }
    return Values.of(card, numbers);
  }

  private static double number(Card card, Parameter parameter, String text) {
    if (parameter.isFlag()) {
      return TRUE.equals(text) ? 1 : 0;
    }
    double number;
    try {
      number = Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      throw new InvalidInputException(said(card, parameter, text), e);
    }
    if (!parameter.range().contains(number)) {
      throw new InvalidInputException(said(card, parameter, text));
    }
    return number;
  }

  private static Message said(Card card, Parameter parameter, String text) {
    return InvalidInputException.value(
            card.name(), card.parameterName(parameter.key()), text.trim(), parameter.range())
        .said();
  }

  /** A number as people type it: all digits that count, no exponent. */
  static String plain(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return (exact.signum() == 0 ? BigDecimal.ZERO : exact).toPlainString();
  }
}
