package dev.hone.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * All things of one kind by their keys, each with its card and a way to make it from values. Texts,
 * JSON, validation and help read this list; nothing else names the things.
 *
 * @param <T> what is made
 */
public final class Registry<T> {
  private final String kind;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

  /** One line of the list. */
  public static final class Entry<T> {
    private final Card card;
    private final BiFunction<Values, JsonFields, T> maker;

    private Entry(Card card, BiFunction<Values, JsonFields, T> maker) {
      this.card = card;
      this.maker = maker;
    }

    /** A thing that is made from its values. */
    public static <T> Entry<T> of(Card card, Function<Values, ? extends T> maker) {
      return new Entry<>(card, (values, json) -> maker.apply(values));
    }

    /**
     * A thing that also reads fields of its own, such as another thing inside; the object is empty
     * where it is made from a text.
     */
    public static <T> Entry<T> reading(Card card, BiFunction<Values, JsonFields, T> maker) {
      return new Entry<>(card, maker);
    }

    public Card card() {
      return card;
    }

    /** Makes it; values of another card are a fault of the program. */
    public T make(Values values) {
      return make(values, JsonFields.parse(card.kind(), "{}"));
    }

    private T make(Values values, JsonFields json) {
      if (!values.card().equals(card)) {
        throw new IllegalStateException("values of " + values.card().key() + " for " + card.key());
      }
      return maker.apply(values, json);
    }
  }

  /**
   * A registry of these entries, in this order.
   *
   * @param kind what the things are: {@code optimizer}, with words under {@code kind.optimizer}
   * @throws IllegalStateException if two entries have one key, one is of another kind or clashes
   *     with what is not there, or the bundles lack the kind
   */
  public Registry(String kind, List<Entry<T>> entries) {
    this.kind = kind;
    if (!Words.of(Language.EN).has(kindName().key())) {
      throw new IllegalStateException("the bundles have no key " + kindName().key());
    }
    for (Entry<T> entry : entries) {
      Card card = entry.card();
      if (!card.kind().equals(kind)) {
        throw new IllegalStateException(card.key() + " is of kind " + card.kind());
      }
      if (this.entries.put(card.key(), entry) != null) {
        throw new IllegalStateException("two of kind " + kind + " have the key " + card.key());
      }
    }
    for (Entry<T> entry : entries) {
      if (!this.entries.keySet().containsAll(entry.card().clashes())) {
        throw new IllegalStateException(entry.card().key() + " clashes with what is not there");
      }
    }
  }

  /** What the things are called. */
  public Message kindName() {
    return Message.of("kind." + kind);
  }

  /** The keys, in the order of the list. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  public List<Entry<T>> all() {
    return List.copyOf(entries.values());
  }

  /**
   * The card of a key.
   *
   * @throws InvalidInputException listing the keys there are
   */
  public Card card(String name) {
    return find(kindName(), name).card();
  }

  /**
   * The entry of a key.
   *
   * @param where the field or option that the name was given in, a text or message
   * @throws InvalidInputException listing the keys there are, and the one that was probably meant
   */
  public Entry<T> find(Object where, String name) {
    Entry<T> entry = entries.get(name);
    if (entry == null) {
      throw InvalidInputException.value(where, name, names());
    }
    return entry;
  }

  /** Makes the thing that the values are for. */
  public T make(Values values) {
    return find(kindName(), values.card().key()).make(values);
  }

  /**
   * Makes what a text names: {@code adam}, {@code leaky-relu(0.02)}, {@code adam(0.9,
   * epsilon=1e-7)}.
   *
   * @throws InvalidInputException for an unknown name or parameter, or a value out of range
   */
  public T parse(String text) {
    return parse(kindName(), text);
  }

  /**
   * The same, where an error about the name or form says which field or option the text was in.
   *
   * @param where a text or message
   */
  public T parse(Object where, String text) {
    return make(values(where, text));
  }

  /** The values in a text, as {@link #parse} reads it. */
  public Values values(String text) {
    return values(kindName(), text);
  }

  private Values values(Object where, String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return Values.usual(find(where, text.trim()).card());
    }
    if (!text.endsWith(")")) {
      throw InvalidInputException.value(where, text, Message.of("value.form"));
    }
    Card card = find(where, text.substring(0, open).trim()).card();
    String inside = text.substring(open + 1, text.length() - 1);
    List<String> items = new ArrayList<>();
    if (!inside.trim().isEmpty()) {
      for (String item : inside.split(",", -1)) {
        items.add(item.trim());
      }
    }
    return Values.parse(card, items);
  }

  /**
   * Makes what an object describes, and ends the object: {@code {"name": "adam", "beta1": 0.9}}.
   *
   * @throws InvalidInputException for an unknown name or field, or a value out of range
   */
  public T read(JsonFields json) {
    Entry<T> entry = find(json.at("name"), json.string("name"));
    T result = entry.make(Values.read(entry.card(), json), json);
    json.end();
    return result;
  }
}
