package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import dev.hone.spec.Arm;
import java.util.ArrayList;
import java.util.List;

/** The arms of a form, each with a name of its own. */
final class Arms {
  private Arms() {}

  /** With an arm in some place, or after the last; null when another has its name. */
  @Nullable
  static List<Arm> with(List<Arm> arms, int place, Arm arm) {
    for (int i = 0; i < arms.size(); i++) {
      if (i != place && arms.get(i).name().equals(arm.name())) {
        return null;
      }
    }
    List<Arm> changed = new ArrayList<>(arms);
    if (place < arms.size()) {
      changed.set(place, arm);
    } else {
      changed.add(arm);
    }
    return changed;
  }

  static List<Arm> without(List<Arm> arms, int place) {
    List<Arm> changed = new ArrayList<>(arms);
    changed.remove(place);
    return changed;
  }
}
