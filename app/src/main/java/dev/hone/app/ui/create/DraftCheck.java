package dev.hone.app.ui.create;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.spec.Plan;
import dev.hone.stats.Looks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says at each field, and at each thing that is picked, what is wrong with it. */
final class DraftCheck {
  /** Where a message about the list of arms stands. */
  enum Place {
    ARMS
  }

  private static final int PER_CENT = 100;
  private static final int MOST = 100_000;
  private static final int MOST_REPEATS = 100;
  private static final int MOST_RATE = 1000;
  private static final double MOST_SEED = 1e15; // a double holds every whole number below

  private final Draft draft;
  private final Map<Enum<?>, Message> errors = new LinkedHashMap<>();

  private DraftCheck(Draft draft) {
    this.draft = draft;
  }

  /** Empty when the draft is right, as far as its parts go. */
  static Map<Enum<?>, Message> of(Draft draft) {
    DraftCheck check = new DraftCheck(draft);
    for (Field field : Field.values()) {
      check.field(field);
    }
    for (Pick pick : Pick.values()) {
      check.pick(pick);
    }
    if (draft.arms().size() < 2) {
      check.errors.put(Place.ARMS, Message.of("phone.form.arms"));
    }
    return check.errors;
  }

  private void field(Field field) {
    String text = draft.text(field);
    switch (field) {
      case NAME -> {
        if (text.isEmpty()) {
          errors.put(field, Message.of("phone.form.name"));
        }
      }
      case HIDDEN -> hidden(text);
      case FOLDS -> folds(text);
      case SAME_WITHIN -> sameWithin(text);
      case MINUTES -> {
        if (draft.untilDecided()) {
          number(field, text);
        }
      }
      default -> number(field, text);
    }
  }

  private void number(Field field, String text) {
    Range range = range(field);
    if (!isNumber(range, text)) {
      errors.put(field, Message.of("phone.form.allowed", range.allowed()));
    }
  }

  /** The numbers that a field takes. */
  private Range range(Field field) {
    return switch (field) {
      case TRAIN_PART -> new Range(0, PER_CENT, false, true, false);
      case LABEL_NOISE -> Range.between(0, PER_CENT);
      case EPOCHS -> Range.whole(1, MOST);
      case BATCH -> Range.whole(0, MOST);
      case RATE -> new Range(0, MOST_RATE, false, false, false);
      case SEEDS ->
          draft.untilDecided()
              ? Range.whole(Looks.LEAST, Looks.MOST)
              : Range.whole(1, MOST_REPEATS);
      case VALIDATION -> new Range(0, PER_CENT, true, false, false);
      case TEST -> new Range(0, PER_CENT, false, false, false);
      case SEED -> new Range(-MOST_SEED, MOST_SEED, true, true, true);
      default -> Range.atLeast(0);
    };
  }

  private static boolean isNumber(Range range, String text) {
    try {
      return range.whole()
          ? range.contains((double) Long.parseLong(text))
          : range.contains(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void hidden(String text) {
    try {
      List<Integer> units = Draft.units(text);
      if (units.stream().allMatch(count -> count >= 1 && count <= Draft.MAX_UNITS)) {
        return;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    errors.put(Field.HIDDEN, Message.of("phone.form.hidden", Draft.MAX_UNITS));
  }

  private void folds(String text) {
    if (!text.isEmpty() && !text.equals("1")) {
      try {
        Plan.folds("", text);
      } catch (InvalidInputException e) {
        errors.put(Field.FOLDS, Message.of("phone.form.folds"));
      }
    }
  }

  private void sameWithin(String text) {
    if (!text.isEmpty()) {
      try {
        Plan.of(1).withSameWithin(text);
      } catch (InvalidInputException e) {
        errors.put(Field.SAME_WITHIN, e.said());
      }
    }
  }

  private void pick(Pick pick) {
    try {
      draft.values(pick);
    } catch (InvalidInputException e) {
      errors.put(pick, e.said());
    }
  }
}
