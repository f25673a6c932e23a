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
 * @param used the choice that was taken, once the person took it
 */
record DataState(
    List<DataChoice> choices,
    DataChoice selected,
    Preview preview,
    @Nullable Exception problem,
    DataChoice used) {
  DataState reading(DataChoice other) {
    return new DataState(choices, other, null, null, null);
  }

  DataState read(DataChoice of, Preview found) {
    return new DataState(choices, of, found, null, null);
  }

  DataState failed(Exception why) {
    return new DataState(choices, selected, preview, why, null);
  }

  DataState using(DataChoice choice) {
    return new DataState(choices, selected, preview, problem, choice);
  }

  DataState withChoices(List<DataChoice> all) {
    return new DataState(all, selected, preview, problem, used);
  }
}
