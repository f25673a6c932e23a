package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import dev.hone.app.data.GivenFile;
import dev.hone.app.ui.Uris;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Task;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import java.io.IOException;
import java.util.function.Supplier;

/** Forms to begin with, named after their data. All methods but {@link #first} block. */
final class Drafts {
  private final StoredData data;
  private final Supplier<Language> language;

  /**
   * @param language of the names
   */
  Drafts(StoredData data, Supplier<Language> language) {
    this.data = data;
    this.language = language;
  }

  /** On the data that are suggested. */
  Draft first() {
    DataChoice suggested = DataChoice.catalogue(Defaults.DATA);
    return Draft.of(Defaults.spec(Plan.of(Defaults.REPEATS)), suggested, title(suggested));
  }

  /**
   * As it was put down.
   *
   * @throws InvalidInputException saying what is lost, if that cannot be
   */
  Draft restored(DraftStore.Stored before) {
    try {
      ExperimentSpec spec = ExperimentSpec.parse("draft", before.spec());
      DataChoice choice = data.choice(spec.data().source(), before.dataset());
      return Draft.of(spec, choice, before.name());
    } catch (InvalidInputException e) {
      throw new InvalidInputException(Message.of("phone.form.lost", before.name(), e.said()), e);
    }
  }

  /**
   * A form put on other data.
   *
   * @throws InvalidInputException if these cannot be read
   */
  Draft on(Draft from, String source, @Nullable Long dataset) {
    DataChoice choice = data.choice(source, dataset);
    LoadedData loaded = data.load(choice, DataSettings.of(choice.source()).reading(), new Seed(0));
    boolean classes = loaded.dataset().schema().task() == Task.CLASSIFICATION;
    return from.on(choice, title(choice), Defaults.family(loaded), classes);
  }

  /**
   * Of a spec in a file.
   *
   * @param dataset the imported file that it is about; null for the newest of the name in the spec
   * @throws InvalidInputException if it is none, or its data were not imported
   */
  Draft of(GivenFile file, @Nullable Long dataset) throws IOException {
    String text = Uris.readText(file);
    ExperimentSpec spec = ExperimentSpec.parse(file.name(), text);
    DataChoice choice =
        dataset == null ? data.find(spec.data()) : data.choice(spec.data().source(), dataset);
    return Draft.of(spec, choice, title(choice));
  }

  private String title(DataChoice choice) {
    return choice.title(language.get());
  }
}
