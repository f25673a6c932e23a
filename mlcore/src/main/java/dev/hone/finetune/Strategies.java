package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** All strategies of fine-tuning. */
public final class Strategies {
  public static final Registry<Strategy> ALL =
      new Registry<>(
          Strategy.KIND,
          List.of(
              AsItIs.ENTRY,
              Scratch.ENTRY,
              NewHead.ENTRY,
              LastLayers.ENTRY,
              AllLayers.ENTRY,
              Pretrained.ENTRY));

  private Strategies() {}

  /**
   * The strategy that a text names: {@code all}, {@code last=2}, which may be written {@code
   * last(2)}.
   *
   * @throws InvalidInputException listing the names there are, or the range of a parameter
   */
  public static Strategy of(String text) {
    int equals = text.indexOf('=');
    boolean inShort = equals >= 0 && text.indexOf('(') < 0;
    return ALL.parse(
        inShort ? text.substring(0, equals) + "(" + text.substring(equals + 1) + ")" : text);
  }

  /** The names of those of which something holds, as they are usually. */
  static List<String> names(Predicate<Strategy> holds) {
    List<String> names = new ArrayList<>();
    for (String name : ALL.names()) {
      if (holds.test(of(name))) {
        names.add(name);
      }
    }
    return names;
  }
}
