package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The choice of data, with a look at it. */
public final class DataViewModel extends ViewModel {
  private final Imports imports;
  private final StoredData stored;
  private final Executor io;
  private final Executor main;
  private final Clock clock;
  private final MediatorLiveData<DataState> state = new MediatorLiveData<>();

  private final Function<String, GivenFile> files;
  private final LastFile last;

  /** A file that was opened and is not kept yet; else null. */
  private Datasets.Import opened;

  /** What was asked of its columns and is not yet read: each builds on those before it. */
  private final Queue<Function<Datasets.Import, TableOptions>> asked = new ArrayDeque<>();

  /** Grows with each question; an answer to an older one is dropped. */
  private int question;

  /**
   * @param kept imported files, newest first
   * @param files finds a file of another app by its address
   * @param last the file that was open when the process died is opened again
   * @param io where files are read
   * @param main where the state is changed
   */
  DataViewModel(
      LiveData<List<DatasetEntity>> kept,
      Imports imports,
      StoredData stored,
      Function<String, GivenFile> files,
      LastFile last,
      Executor io,
      Executor main,
      Clock clock) {
    this.imports = imports;
    this.stored = stored;
    this.files = files;
    this.last = last;
    this.io = io;
    this.main = main;
    this.clock = clock;
    state.setValue(new DataState(choices(List.of()), null, null, null, false, null));
    state.addSource(
        kept, datasets -> state.setValue(state.getValue().withChoices(choices(datasets))));
    LastFile.Opened before = last.read();
    if (before == null) {
      look(DataChoice.catalogue(Defaults.DATA));
    } else {
      open(before);
    }
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
    last.write(null);
    begin(choice);
    work(
        () -> {
          Preview preview = preview(choice);
          return () -> state.setValue(state.getValue().read(choice, preview));
        });
  }

  private void begin(@Nullable DataChoice choice) {
    opened = null;
    asked.clear();
    state.setValue(state.getValue().reading(choice));
  }

  /** What reads on a background thread and returns what then changes the screen. */
  private interface Work {
    Runnable read() throws IOException;
  }

  /** Reads, and shows the outcome unless something else was asked for meanwhile. Main thread. */
  private void work(Work reading) {
    int number = ++question;
    io.execute(
        () -> {
          Runnable shown = outcome(reading);
          main.execute(
              () -> {
                if (number == question) {
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
    return () -> {
      state.setValue(state.getValue().failed(why));
      readNext();
    };
  }

  private Preview preview(DataChoice choice) {
    DataSource.Options plain = DataSource.Options.defaults();
    CatalogueEntry entry = choice.entry();
    return entry == null
        ? Preview.of(choice.source(), stored.load(choice, plain, new Seed(0)), false)
        : Preview.of(entry, stored.load(choice, plain, new Seed(1)));
  }

  /**
   * Copies and reads a file.
   *
   * @param address of a file of another app
   */
  void open(String address) {
    open(new LastFile.Opened(address, TableOptions.defaults()));
  }

  private void open(LastFile.Opened file) {
    last.write(file);
    begin(null);
    work(
        () -> {
          GivenFile given = files.apply(file.address());
          Datasets.Import copy = imports.copy(given.open(), given.name());
          return show(
              file.options().equals(copy.options()) ? copy : imports.read(copy, file.options()));
        });
  }

  /** Predicts another column of the opened file. */
  void target(String column) {
    ask(
        from -> {
          List<String> features = new ArrayList<>(from.options().columns().features());
          features.remove(column);
          return from.options().withTarget(column).withFeatures(features);
        });
  }

  /** Learns from a column of the opened file, or does not. */
  void learnFrom(String column, boolean yes) {
    ask(
        from -> {
          Reading reading = from.data().reading();
          List<String> features = new ArrayList<>();
          for (ColumnReading one : reading.columns()) {
            boolean was = one.role() == ColumnRole.FEATURE;
            if (one.name().equals(column) ? yes : was) {
              features.add(one.name());
            }
          }
          if (features.isEmpty()) {
            features.add(column); // the last one stays: no features would mean all
          }
          return from.options().withTarget(reading.target()).withFeatures(features);
        });
  }

  /** Reads the opened file otherwise, after what was asked before. */
  private void ask(Function<Datasets.Import, TableOptions> how) {
    if (opened != null) {
      asked.add(how);
      if (!state.getValue().busy()) {
        readNext();
      }
    }
  }

  private void readNext() {
    Function<Datasets.Import, TableOptions> how = asked.poll();
    if (how != null) {
      Datasets.Import from = opened;
      state.setValue(state.getValue().working());
      work(() -> show(imports.read(from, how.apply(from))));
    }
  }

  private Runnable show(Datasets.Import imported) {
    Preview preview = Preview.of(imported.name(), imported.data(), true);
    return () -> {
      opened = imported;
      last.write(new LastFile.Opened(last.read().address(), imported.options()));
      state.setValue(state.getValue().read(null, preview));
      readNext();
    };
  }

  /** Takes what is shown, once all that was asked of it is. */
  void use() {
    DataState now = state.getValue();
    if (!now.usable()) {
      return;
    }
    Datasets.Import imported = opened;
    if (imported == null) {
      state.setValue(now.using(now.selected()));
      return;
    }
    state.setValue(now.working());
    work(
        () -> {
          DatasetEntity kept = imports.keep(imported, clock.millis());
          return () -> state.setValue(state.getValue().using(DataChoice.imported(kept)));
        });
  }
}
