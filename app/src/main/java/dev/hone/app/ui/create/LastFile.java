package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import dev.hone.data.csv.TableOptions;

/** Which file the choice of data has opened; outlives the process. */
interface LastFile {
  /** Null where none is open. */
  @Nullable
  Opened read();

  void write(@Nullable Opened file);

  /**
   * A file of another app.
   *
   * @param address where it is
   * @param options how it was asked to be understood
   */
  record Opened(String address, TableOptions options) {}
}
