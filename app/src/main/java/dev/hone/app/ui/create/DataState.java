package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import java.util.List;

/**
 * What the choice of data shows.
 *
 * @param choices imported files, newest first, then the catalogue
 * @param selected the one that is looked at; null for a file that was just opened
 * @param preview null while it is read, or when it cannot be
 * @param problem why it cannot be read, or null
 * @param busy whether the opened file is read again or kept
 * @param used the choice that was taken, once the person took it
 */
record DataState(
    List<DataChoice> choices,
    DataChoice selected,
    Preview preview,
    @Nullable Exception problem,
    boolean busy,
    DataChoice used) {
  DataState reading(DataChoice other) {
    return new DataState(choices, other, null, null, false, null);
  }

  DataState read(DataChoice of, Preview found) {
    return new DataState(choices, of, found, null, false, null);
  }

  DataState failed(Exception why) {
    return new DataState(choices, selected, preview, why, false, null);
  }

  DataState working() {
    return new DataState(choices, selected, preview, problem, true, null);
  }

  /** Whether what is shown can be taken. */
  boolean usable() {
    return preview != null && problem == null && !busy;
  }

  DataState using(DataChoice choice) {
    return new DataState(choices, selected, preview, problem, busy, choice);
  }

  DataState withChoices(List<DataChoice> all) {
    return new DataState(all, selected, preview, problem, busy, used);
  }
}
