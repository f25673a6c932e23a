package dev.hone.nn.family;

import dev.hone.base.Registry;
import dev.hone.base.Registry.Entry;
import dev.hone.base.Values;
import java.util.List;

/** The families there are. */
public final class Families {
  public static final Registry<Family> ALL =
      new Registry<>(
          "family",
          List.of(
              Entry.of(MlpFamily.CARD, values -> new MlpFamily()),
              Entry.of(RnnFamily.CARD, values -> new RnnFamily()),
              Entry.of(LstmFamily.CARD, values -> new LstmFamily()),
              Entry.of(GruFamily.CARD, values -> new GruFamily())));

  private Families() {}

  /**
   * The family of a key.
   *
   * @param where the field or option that the key was given in
   * @throws dev.hone.base.InvalidInputException listing the keys there are
   */
  public static Family of(Object where, String key) {
    Entry<Family> entry = ALL.find(where, key);
    return ALL.make(Values.usual(entry.card()));
  }

  /** The family that is used for data when nothing is said. */
  public static Family usual(boolean sequences) {
    return sequences ? new LstmFamily() : new MlpFamily();
  }
}
