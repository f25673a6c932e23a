package dev.hone.app.ui.create;

import androidx.lifecycle.SavedStateHandle;

/** A form in the saved state of its screen. */
record SavedDraft(SavedStateHandle saved) implements DraftStore {
  // Not the names of the screen's arguments, which stand in the same place.
  private static final String SPEC = "draft.spec";
  private static final String DATASET = "draft.dataset";
  private static final String NAME = "draft.name";

  @Override
  public Stored read() {
    String spec = saved.get(SPEC);
    return spec == null ? null : new Stored(spec, saved.get(DATASET), saved.get(NAME));
  }

  @Override
  public void write(Stored draft) {
    saved.set(SPEC, draft.spec());
    saved.set(DATASET, draft.dataset());
    saved.set(NAME, draft.name());
  }
}
