package dev.hone.app.ui.model;

import androidx.annotation.Nullable;
import dev.hone.data.table.Dataset;
import dev.hone.trained.TrainedModel;
import java.io.IOException;

/** Where a model comes from. */
interface ModelSource {
  /**
   * Reads it. Blocks.
   *
   * @return null where its experiment is gone, and the screen with it
   * @throws dev.hone.base.InvalidInputException if it was not kept, or its file is missing or
   *     damaged
   */
  @Nullable
  Loaded read() throws IOException;

  /**
   * A model that was read.
   *
   * @param test rows that it was not trained on; null where nobody knows any
   */
  record Loaded(TrainedModel model, @Nullable Dataset test) {}
}
