package dev.hone.data.table;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Registry;
import java.util.List;
import java.util.stream.Collectors;

/** All scalings. */
public final class Scalings {
  public static final Registry<Scaling> ALL =
      new Registry<>(
          Scaling.KIND,
          List.of(
              line(Unscaled.SCALING),
              MinMax.ENTRY,
              line(Standard.SCALING),
              line(Robust.SCALING),
              line(PcaWhitening.SCALING),
              line(ZcaWhitening.SCALING)));

  private Scalings() {}

  private static Registry.Entry<Scaling> line(Scaling scaling) {
    return Registry.Entry.of(scaling.card(), values -> scaling);
  }

  /** All of them, in the order of the list. */
  public static List<Scaling> all() {
    return ALL.names().stream().map(ALL::parse).collect(Collectors.toList());
  }

  /** The one that is used when nothing is said. */
  public static Scaling usual() {
    return Standard.SCALING;
  }

  /**
   * The scaling with this key.
   *
   * @param where the field or option that it was given in, a text or message
   * @throws InvalidInputException naming the keys there are, and the one that was probably meant
   */
  public static Scaling find(Object where, String key) {
    return ALL.parse(where, key);
  }
}
