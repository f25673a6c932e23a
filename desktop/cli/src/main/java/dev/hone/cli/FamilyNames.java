package dev.hone.cli;

import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import java.util.ArrayList;
import java.util.Locale;

/** The families of models as people write them, for help. */
final class FamilyNames extends ArrayList<String> {
  private static final long serialVersionUID = 1L;

  FamilyNames() {
    Families.ALL.names().forEach(key -> add(key.toUpperCase(Locale.ROOT)));
  }

  /** The family of a name in letters of any case. */
  static Family family(String option, String name) {
    return Families.of(option, name.toLowerCase(Locale.ROOT));
  }
}
