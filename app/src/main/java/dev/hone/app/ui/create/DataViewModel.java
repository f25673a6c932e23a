package dev.hone.app.ui.create;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MediatorLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.Datasets;
import dev.hone.app.data.GivenFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.CatalogueEntry;
import dev.hone.data.source.DataSource;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Reading;
import dev.hone.spec.Defaults;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The choice of data, with a look at it. */
public final class DataViewModel extends ViewModel {
  private final Imports imports;
  private final StoredData stored;
  private final Executor io;
  private final Executor main;
  private final Clock clock;
  private final MediatorLiveData<DataState> state = new MediatorLiveData<>();

  /** A file that was opened and is not kept yet; else null. */
  private Datasets.Import opened;

  /** Grows with each question; an answer to an older one is dropped. */
  private int question;

  /**
   * @param kept imported files, newest first
   * @param io where files are read
   * @param main where the state is changed
   */
  DataViewModel(
      LiveData<List<DatasetEntity>> kept,
      Imports imports,
      StoredData stored,
      Executor io,
      Executor main,
      Clock clock) {
    this.imports = imports;
    this.stored = stored;
    this.io = io;
    this.main = main;
    this.clock = clock;
    state.setValue(new DataState(choices(List.of()), null, null, null, null));
    state.addSource(
        kept, datasets -> state.setValue(state.getValue().withChoices(choices(datasets))));
    look(DataChoice.catalogue(Defaults.DATA));
  }

  private static List<DataChoice> choices(List<DatasetEntity> datasets) {
    List<DataChoice> choices = new ArrayList<>();
    datasets.forEach(dataset -> choices.add(DataChoice.imported(dataset)));
    for (CatalogueEntry entry : Catalogue.list()) {
      choices.add(DataChoice.catalogue(entry.name()));
    }
    return choices;
  }

  LiveData<DataState> state() {
    return state;
  }

  /** Shows a choice. */
  void look(DataChoice choice) {
    opened = null;
    state.setValue(state.getValue().reading(choice));
    work(
        () -> {
          Preview preview = preview(choice);
          return () -> state.setValue(state.getValue().read(choice, preview));
        });
  }

  /** What reads on a background thread and returns what then changes the screen. */
  private interface Work {
    Runnable read() throws IOException;
  }

  /** Reads, and shows the outcome unless something else was asked for meanwhile. Main thread. */
  private void work(Work reading) {
    int asked = ++question;
    io.execute(
        () -> {
          Runnable shown = outcome(reading);
          main.execute(
              () -> {
                if (asked == question) {
                  shown.run();
                }
              });
        });
  }

  private Runnable outcome(Work reading) {
    try {
      return reading.read();
    } catch (InvalidInputException | IOException | SecurityException e) {
      return failure(e);
    } catch (OutOfMemoryError e) {
      return failure(new InvalidInputException(Message.of("phone.memory"), e));
    }
  }

  private Runnable failure(Exception why) {
    return () -> state.setValue(state.getValue().failed(why));
  }

  private Preview preview(DataChoice choice) {
    DataSource.Options plain = DataSource.Options.defaults();
    CatalogueEntry entry = choice.entry();
    return entry == null
        ? Preview.of(choice.source(), stored.load(choice, plain, new Seed(0)), false)
        : Preview.of(entry, stored.load(choice, plain, new Seed(1)));
  }

  /** Copies and reads a file. */
  void open(GivenFile file) {
    opened = null;
    state.setValue(state.getValue().reading(null));
    work(() -> show(imports.copy(file.open(), file.name())));
  }

  /** Predicts another column of the opened file. */
  void target(String column) {
    Datasets.Import from = opened;
    if (from != null) {
      TableOptions.Columns said = from.options().columns();
      List<String> features = new ArrayList<>(said.features());
      features.remove(column);
      readAgain(from, from.options().withTarget(column).withFeatures(features));
    }
  }

  /** Learns from a column of the opened file, or does not. */
  void learnFrom(String column, boolean yes) {
    Datasets.Import from = opened;
    if (from == null) {
      return;
    }
    Reading reading = from.data().reading();
    List<String> features = new ArrayList<>();
    for (ColumnReading one : reading.columns()) {
      boolean was = one.role() == ColumnRole.FEATURE;
      if (one.name().equals(column) ? yes : was) {
        features.add(one.name());
      }
    }
    readAgain(from, from.options().withTarget(reading.target()).withFeatures(features));
  }

  private void readAgain(Datasets.Import from, TableOptions options) {
    work(() -> show(imports.read(from, options)));
  }

  private Runnable show(Datasets.Import imported) {
    Preview preview = Preview.of(imported.name(), imported.data(), true);
    return () -> {
      opened = imported;
      state.setValue(state.getValue().read(null, preview));
    };
  }

  /** Takes what is shown. */
  void use() {
    DataState now = state.getValue();
    Datasets.Import imported = opened;
    if (imported == null) {
      state.setValue(now.using(now.selected()));
      return;
    }
    work(
        () -> {
          DatasetEntity kept = imports.keep(imported, clock.millis());
          return () -> state.setValue(state.getValue().using(DataChoice.imported(kept)));
        });
  }
}
