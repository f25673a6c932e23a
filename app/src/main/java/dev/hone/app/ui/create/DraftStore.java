package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import dev.hone.app.data.DatasetEntity;
import dev.hone.base.InvalidInputException;

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
  record Stored(String spec, @Nullable Long dataset, String name) {
    /** Null of a form that is wrong. */
    @Nullable
    static Stored of(CreateState form) {
      if (!form.errors().isEmpty()) {
        return null;
      }
      Draft draft = form.draft();
      DatasetEntity dataset = draft.data().dataset();
      try {
        return new Stored(
            draft.spec().toJson().toString(),
            dataset == null ? null : dataset.id,
            draft.text(Field.NAME));
      } catch (InvalidInputException e) {
        return null; // parts that do not go together, as is said below the form
      }
    }
  }
}
