package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * Which language a call asks for. It is looked for before the arguments are read, so that help and
 * errors about the arguments speak it too; the machine's own language plays no part, as outputs are
 * to be the same everywhere.
 */
final class Languages {
  static final String OPTION = "--lang";
  static final String VARIABLE = "HONE_LANG";

  private Languages() {}

  /** The tags that are allowed. */
  static List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (Language language : Language.values()) {
      tags.add(language.tag());
    }
    return tags;
  }

  /**
   * The language of the last {@code --lang}, else of the variable, else English.
   *
   * @param variable what {@code HONE_LANG} says, or null
   * @throws InvalidInputException for a language that Hone does not speak
   */
  static Language asked(String[] args, String variable) {
    String tag = null;
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].startsWith(OPTION + "=")) {
        tag = args[i].substring(OPTION.length() + 1);
      } else if (args[i].equals(OPTION) && i + 1 < args.length) {
        tag = args[++i];
      }
    }
    if (tag != null) {
      return find(OPTION, tag);
    }
    return variable == null || variable.isEmpty() ? Language.EN : find(VARIABLE, variable);
  }

  /**
   * The language of the variable where it names one, else English: to say that the other is
   * unknown.
   */
  static Language spoken(String variable) {
    return variable != null && tags().contains(variable) ? Language.of(variable) : Language.EN;
  }

  private static Language find(String where, String tag) {
    if (!tags().contains(tag)) {
      throw InvalidInputException.value(where, tag, tags());
    }
    return Language.of(tag);
  }
}
