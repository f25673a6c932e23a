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
   * The language of {@code --lang}, else of the variable, else English.
   *
   * @param variable what {@code HONE_LANG} says, or null
   * @throws InvalidInputException for a language that Hone does not speak
   */
  static Language asked(String[] args, String variable) {
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].startsWith(OPTION + "=")) {
        return find(OPTION, args[i].substring(OPTION.length() + 1));
      }
      if (args[i].equals(OPTION) && i + 1 < args.length) {
        return find(OPTION, args[i + 1]);
      }
    }
    return variable == null || variable.isEmpty() ? Language.EN : find(VARIABLE, variable);
  }

  private static Language find(String where, String tag) {
    if (!tags().contains(tag)) {
      throw InvalidInputException.value(where, tag, tags());
    }
    return Language.of(tag);
  }
}
