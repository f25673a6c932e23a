package dev.hone.app.ui.create;

import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.Datasets;
import dev.hone.data.csv.TableOptions;
import java.io.IOException;
import java.io.InputStream;

/** Brings files of tables in: {@link Datasets}, as far as it is needed here. All methods block. */
interface Imports {
  /** Copies a file and reads it. */
  Datasets.Import copy(InputStream in, String name) throws IOException;

  /** Reads the copied file again, to understand it otherwise. */
  Datasets.Import read(Datasets.Import from, TableOptions options);

  /**
   * Keeps what was read.
   *
   * @param now milliseconds since 1970
   */
  DatasetEntity keep(Datasets.Import imported, long now);

  static Imports of(Datasets datasets) {
    return new Imports() {
      @Override
      public Datasets.Import copy(InputStream in, String name) throws IOException {
        return datasets.copy(in, name);
      }

      @Override
      public Datasets.Import read(Datasets.Import from, TableOptions options) {
        return datasets.read(from, options);
      }

      @Override
      public DatasetEntity keep(Datasets.Import imported, long now) {
        return datasets.keep(imported, now);
      }
    };
  }
}
