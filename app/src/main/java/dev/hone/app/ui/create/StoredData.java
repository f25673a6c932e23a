package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import dev.hone.app.data.DatasetEntity;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.LoadedData;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The data on this phone: the catalogue, and files that were imported. All methods block. */
final class StoredData {
  private final LongFunction<DatasetEntity> byId;
  private final BiFunction<String, String, DatasetEntity> byName;
  private final Function<DatasetEntity, Path> file;

  /**
   * @param byId finds an imported file; null where it is gone
   * @param byName finds the newest of a name and a target, which may be null; null where there is
   *     none
   * @param file says where an imported file lies
   */
  StoredData(
      LongFunction<DatasetEntity> byId,
      BiFunction<String, String, DatasetEntity> byName,
      Function<DatasetEntity, Path> file) {
    this.byId = byId;
    this.byName = byName;
    this.file = file;
  }

  /**
   * What was chosen.
   *
   * @param id of the imported file; null for the catalogue
   * @throws InvalidInputException if that file is gone
   */
  DataChoice choice(String source, @Nullable Long id) {
    if (id == null) {
      return DataChoice.catalogue(source);
    }
    DatasetEntity dataset = byId.apply(id);
    if (dataset == null) {
      throw new InvalidInputException(Message.of("phone.data-gone", source));
    }
    return DataChoice.imported(dataset);
  }

  /**
   * What a spec means, which names a file without its folder.
   *
   * @throws InvalidInputException if no such file was imported
   */
  DataChoice find(DataSettings settings) {
    if (Catalogue.has(settings.source())) {
      return DataChoice.catalogue(settings.source());
    }
    String name = settings.source().replaceAll(".*[/\\\\]", "");
    DatasetEntity dataset = byName.apply(name, settings.target());
    if (dataset == null) {
      throw new InvalidInputException(Message.of("phone.data-needed", name));
    }
    return DataChoice.imported(dataset);
  }

  /**
   * Reads the rows.
   *
   * @param reading how; an imported file's table is read as it was imported
   * @param seed of data that are generated
   */
  LoadedData load(DataChoice choice, DataSource.Options reading, Seed seed) {
    return choice.dataset() == null
        ? DataSource.load(choice.source(), reading, seed)
        : DataSource.load(
            file.apply(choice.dataset()).toString(),
            reading.withTable(choice.dataset().options()),
            seed);
  }

  /** The spec with an imported file where it lies. */
  ExperimentSpec local(ExperimentSpec spec, DataChoice data) {
    return data.dataset() == null
        ? spec
        : spec.withData(spec.data().withSource(file.apply(data.dataset()).toString()));
  }
}
