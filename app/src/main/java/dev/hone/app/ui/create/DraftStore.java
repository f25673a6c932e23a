package dev.hone.app.ui.create;

import androidx.annotation.Nullable;

/** Where a form is kept that outlives the process. */
interface DraftStore {
  /** What was put down last; null where nothing was. */
  @Nullable
  Stored read();

  void write(Stored draft);

  /**
   * A form, put down.
   *
   * @param spec as JSON
   * @param dataset id of the imported file; null for the catalogue
   * @param name of the experiment
   */
  record Stored(String spec, @Nullable Long dataset, String name) {}
}
