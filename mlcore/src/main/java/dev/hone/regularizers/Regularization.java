package dev.hone.regularizers;

import com.google.gson.JsonObject;
import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Parameter;
import dev.hone.base.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What keeps a network from learning its training rows by heart: a set of regularizers with their
 * values. It does not matter in which order they are given, and one whose values are all 0 is off,
 * as if it were not there.
 */
public final class Regularization {
  /** No regularization. */
  public static final Regularization NONE = new Regularization(List.of());

  /** How {@link #NONE} is written. */
  public static final String NOTHING = "none";

  /** "1e+3" has a plus of its own. */
  private static final String PLUS = "(?<![0-9][eE])\\+";

  private final List<Values> values;
  private final List<Regularizer> things;

  private Regularization(List<Values> values) {
    this.values = values;
    this.things = values.stream().map(Regularizers.ALL::make).collect(Collectors.toList());
    for (Values one : values) {
      for (Values other : values) {
        if (one.card().clashes().contains(other.card().key())) {
          throw new InvalidInputException(
              Message.of("error.regularizer.clash", one.card().key(), other.card().key()));
        }
      }
    }
  }

  /**
   * A set of regularizers.
   *
   * @throws InvalidInputException if one is given twice, or two cannot be used together
   */
  public static Regularization of(Values... values) {
    return of(List.of(values));
  }

  private static Regularization of(List<Values> given) {
    List<Values> on = new ArrayList<>();
    for (Values one : given) {
      if (isOn(one)) {
        on.add(one);
      }
    }
    List<String> order = Regularizers.ALL.names();
    on.sort(Comparator.comparingInt(one -> order.indexOf(one.card().key())));
    for (int i = 1; i < on.size(); i++) {
      if (on.get(i).card().equals(on.get(i - 1).card())) {
        throw new InvalidInputException(
            Message.of(
                "error.twice", Message.of("kind." + Regularizer.KIND), on.get(i).card().key()));
      }
    }
    return on.isEmpty() ? NONE : new Regularization(List.copyOf(on));
  }

  private static boolean isOn(Values values) {
    List<Parameter> parameters = values.card().parameters();
    return parameters.isEmpty()
        || parameters.stream().anyMatch(each -> values.number(each.key()) != 0);
  }

  /**
   * Reads {@code none}, or regularizers joined by plus signs: {@code l2=1e-3+dropout=0.2}, {@code
   * batch-norm}; one with several values as {@code name(key=0.5,other=0.1)}, or by its name alone
   * for its usual values.
   *
   * @throws InvalidInputException naming what is wrong and what is allowed
   */
  public static Regularization parse(String text) {
    if (text.equals(NOTHING)) {
      return NONE;
    }
    Message where = Message.of("place.arm", text);
    Map<String, Values> given = new LinkedHashMap<>();
    for (String part : text.split(PLUS, -1)) {
      Values one = parsePart(where, part);
      if (given.put(one.card().key(), one) != null) {
        throw new InvalidInputException(Message.of("error.twice", where, one.card().key()));
      }
    }
    return of(new ArrayList<>(given.values()));
  }

  private static Values parsePart(Message where, String part) {
    String name = part.split("[=(]", 2)[0];
    List<String> allowed = new ArrayList<>(List.of(NOTHING));
    allowed.addAll(Regularizers.ALL.names());
    if (!Regularizers.ALL.names().contains(name)) {
      throw InvalidInputException.value(
          where, Message.of("kind." + Regularizer.KIND), name, allowed);
    }
    Card card = Regularizers.ALL.card(name);
    String value = part.substring(name.length());
    if (card.parameters().isEmpty() && !value.isEmpty()) {
      throw new InvalidInputException(
          Message.of("error.regularizer.no-value", where, name, value.substring(1)));
    }
    if (card.parameters().size() != 1) {
      if (value.startsWith("=")) {
        throw new InvalidInputException(
            Message.of("error.regularizer.form", where, name, Regularizers.form(card)));
      }
      return Regularizers.ALL.values(part);
    }
    if (!value.startsWith("=")) {
      throw new InvalidInputException(Message.of("error.regularizer.value", where, name));
    }
    Parameter only = card.parameters().get(0);
    double number;
    try {
      number = Double.parseDouble(value.substring(1));
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          InvalidInputException.value(where, name, value.substring(1), only.range()).said(), e);
    }
    only.range().check(where, name, number);
    return Values.of(card, Map.of(only.key(), number));
  }

  /** Those that are on, under their keys: a number, an object of numbers, or true. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    for (Values one : values) {
      JsonObject all = one.toJson();
      all.remove("name");
      String key = one.card().key();
      switch (all.size()) {
        case 0 -> json.addProperty(key, true);
        case 1 -> json.add(key, all.entrySet().iterator().next().getValue());
        default -> json.add(key, all);
      }
    }
    return json;
  }

  /** Reads all fields of the object; absent ones are off. */
  public static Regularization fromJson(JsonFields fields) {
    List<Values> given = new ArrayList<>();
    for (String key : Regularizers.ALL.names()) {
      Card card = Regularizers.ALL.card(key);
      switch (card.parameters().size()) {
        case 0 -> {
          if (fields.bool(key, false)) {
            given.add(Values.usual(card));
          }
        }
        case 1 -> {
          Parameter only = card.parameters().get(0);
          double number = only.range().whole() ? fields.integer(key, 0) : fields.number(key, 0);
          only.range().check(card.key(), fields.at(key), number);
          given.add(Values.of(card, Map.of(only.key(), number)));
        }
        default -> {
          JsonFields object = fields.object(key);
          if (object != null) {
            given.add(Values.read(card, object));
            object.end();
          }
        }
      }
    }
    fields.end();
    return of(given);
  }

  /** The values of those that are on, in the order of the list. */
  public List<Values> values() {
    return values;
  }

  /** Those that act in a role, in the order of the list. */
  public <R extends Regularizer> List<R> those(Class<R> role) {
    return things.stream().filter(role::isInstance).map(role::cast).collect(Collectors.toList());
  }

  /** Whether any of them has a need; see {@link Card#needs}. */
  public boolean needs(String need) {
    return values.stream().anyMatch(one -> one.card().needs().contains(need));
  }

  /** These and those of another set, which has none of these. */
  public Regularization plus(Regularization other) {
    List<Values> all = new ArrayList<>(values);
    all.addAll(other.values);
    return of(all);
  }

  /** Those alone that a trained network keeps; see {@link ChangesNetwork#staysInNetwork}. */
  public Regularization inNetwork() {
    return where(thing -> thing instanceof ChangesNetwork change && change.staysInNetwork());
  }

  /** Those alone that do not act in a role. */
  public Regularization without(Class<? extends Regularizer> role) {
    return where(thing -> !role.isInstance(thing));
  }

  private Regularization where(Predicate<Regularizer> condition) {
    List<Values> kept = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (condition.test(things.get(i))) {
        kept.add(values.get(i));
      }
    }
    return of(kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Regularization regularization && values.equals(regularization.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return values.isEmpty()
        ? NOTHING
        : values.stream().map(Regularization::text).collect(Collectors.joining("+"));
  }

  private static String text(Values one) {
    List<Parameter> parameters = one.card().parameters();
    return parameters.size() == 1
        ? one.card().key() + "=" + Values.text(one.number(parameters.get(0).key()))
        : one.toString().replace(", ", ",");
  }
}
