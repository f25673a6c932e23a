package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Constants by the names that they have in specs. */
final class Names {
  private Names() {}

  /** The family of a name in letters of any case. */
  static Family family(String option, String name) {
    return Families.of(option, name.toLowerCase(Locale.ROOT));
  }

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
