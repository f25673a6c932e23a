package dev.hone.optim;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Things by name, each with a reader of its options. */
final class Registry<T> {
  private final String kind;
  private final Map<String, Function<JsonFields, T>> readers = new LinkedHashMap<>();

  /** A registry of things that error messages call {@code kind}. */
  Registry(String kind) {
    this.kind = kind;
  }

  void add(String name, Function<JsonFields, T> reader) {
    readers.put(name, reader);
  }

  List<String> names() {
    return List.copyOf(readers.keySet());
  }

  T withDefaults(String name) {
    return reader(kind, name).apply(JsonFields.parse(kind, "{}"));
  }

  T read(JsonFields json) {
    T result = reader(json.at("name"), json.string("name")).apply(json);
    json.end();
    return result;
  }

  private Function<JsonFields, T> reader(String where, String name) {
    Function<JsonFields, T> reader = readers.get(name);
    if (reader == null) {
      throw InvalidInputException.of(
          "%s is \"%s\"%s; allowed are %s",
          where, name, Nearest.hint(name, readers.keySet()), String.join(", ", readers.keySet()));
    }
    return reader;
  }
}
