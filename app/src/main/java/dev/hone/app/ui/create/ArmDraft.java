package dev.hone.app.ui.create;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.regularizers.Regularization;
import dev.hone.regularizers.Regularizer;
import dev.hone.regularizers.Regularizers;
import dev.hone.spec.Arm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An arm while it is put together. What nobody touches stays as it was, to the last digit, and so
 * does a name that was given by hand.
 */
final class ArmDraft {
  private static final String ON = "on ";

  private final String name;
  private final int replicate;
  private final Set<String> on = new LinkedHashSet<>();
  private final Map<String, Picked> picked = new LinkedHashMap<>();

  private ArmDraft(String name, int replicate) {
    this.name = name;
    this.replicate = replicate;
    for (Registry.Entry<Regularizer> entry : Regularizers.ALL.all()) {
      picked.put(entry.card().key(), Picked.usual(entry.card()));
    }
  }

  static ArmDraft of(Arm arm) {
    boolean own = !arm.name().equals(name(arm.regularization(), arm.replicate()));
    ArmDraft draft = new ArmDraft(own ? arm.name() : null, arm.replicate());
    for (Values values : arm.regularization().values()) {
      draft.on.add(values.card().key());
      draft.picked.put(values.card().key(), Picked.of(values));
    }
    return draft;
  }

  private static String name(Regularization regularization, int replicate) {
    return regularization + (replicate == 0 ? "" : "@" + replicate);
  }

  boolean isOn(Card card) {
    return on.contains(card.key());
  }

  void turn(Card card, boolean isOn) {
    if (isOn) {
      on.add(card.key());
    } else {
      on.remove(card.key());
    }
  }

  String typed(Card card, String parameter) {
    return picked.get(card.key()).typed().get(parameter);
  }

  void type(Card card, String parameter, String text) {
    picked.put(card.key(), picked.get(card.key()).with(parameter, text));
  }

  /**
   * The arm.
   *
   * @throws InvalidInputException saying which value is wrong, or which regularizers cannot be used
   *     together
   */
  Arm arm() {
    List<Values> values = new ArrayList<>();
    for (String key : on) {
      values.add(picked.get(key).values(Regularizers.ALL.card(key)));
    }
    Regularization regularization = Regularization.of(values.toArray(new Values[0]));
    return new Arm(
        name == null ? name(regularization, replicate) : name, regularization, replicate);
  }

  /** What a screen keeps while it is turned. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    on.forEach(key -> lines.add(ON + key));
    picked.forEach(
        (key, one) ->
            one.typed()
                .forEach((parameter, text) -> lines.add(key + " " + parameter + " " + text)));
    return lines;
  }

  /** Takes up what was kept. */
  void restore(List<String> lines) {
    on.clear();
    for (String line : lines) {
      String[] parts = line.split(" ", 3);
      if (line.startsWith(ON)) {
        on.add(parts[1]);
      } else {
        picked.put(parts[0], picked.get(parts[0]).with(parts[1], parts[2]));
      }
    }
  }
}
