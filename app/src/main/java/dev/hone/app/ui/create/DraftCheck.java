package dev.hone.app.ui.create;

import android.content.res.Resources;
import dev.hone.app.R;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says at each field what is wrong with it. */
final class DraftCheck {
  private final Resources resources;
  private final Map<Field, String> errors = new EnumMap<>(Field.class);

  private DraftCheck(Resources resources) {
    this.resources = resources;
  }

  /** Empty when the draft is right. */
  static Map<Field, String> of(Draft draft, Resources resources) {
    DraftCheck check = new DraftCheck(resources);
    check.whole(Field.TRAIN_PART, draft.text(Field.TRAIN_PART), 1, 100);
    check.whole(Field.LABEL_NOISE, draft.text(Field.LABEL_NOISE), 0, 100);
    check.whole(Field.EPOCHS, draft.text(Field.EPOCHS), 1, Draft.MAX_EPOCHS);
    check.whole(Field.BATCH, draft.text(Field.BATCH), 0, Draft.MAX_BATCH);
    check.whole(Field.SEEDS, draft.text(Field.SEEDS), 1, Draft.MAX_SEEDS);
    check.hidden(draft.text(Field.HIDDEN));
    check.rate(draft.text(Field.RATE));
    if (draft.arms().size() < 2) {
      check.errors.put(Field.ARMS, resources.getString(R.string.error_no_arms));
    }
    if (draft.text(Field.NAME).isEmpty()) {
      check.errors.put(Field.NAME, resources.getString(R.string.error_name));
    }
    return check.errors;
  }

  private void whole(Field field, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    errors.put(field, resources.getString(R.string.error_number, least, most));
  }

  private void hidden(String text) {
    try {
      List<Integer> units = Draft.units(text);
      if (!units.isEmpty()
          && units.stream().allMatch(count -> count >= 1 && count <= Draft.MAX_UNITS)) {
        return;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    errors.put(Field.HIDDEN, resources.getString(R.string.error_hidden, Draft.MAX_UNITS));
  }

  private void rate(String text) {
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && value < 1000) {
        return;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    errors.put(Field.RATE, resources.getString(R.string.error_decimal));
  }
}
