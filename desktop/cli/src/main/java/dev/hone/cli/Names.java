package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** Constants by the names that they have in specs. */
final class Names {
  private Names() {}

  /** The constant with this name; {@code otherwise} when the text is null. */
  static <E extends Enum<E>> E oneOf(String option, Class<E> type, String text, E otherwise) {
    if (text == null) {
      return otherwise;
    }
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (JsonFields.jsonName(constant).equals(text)) {
        return constant;
      }
      allowed.add(JsonFields.jsonName(constant));
    }
    throw InvalidInputException.value(option, text, allowed);
  }
}
