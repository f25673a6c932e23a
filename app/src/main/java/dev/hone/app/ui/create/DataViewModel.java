package dev.hone.app.ui.create;

import android.content.ContentResolver;
import android.content.res.Resources;
import android.net.Uri;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MediatorLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.AppContainer;
import dev.hone.app.R;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.Datasets;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Uris;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.CatalogueEntry;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Reading;
import dev.hone.spec.Defaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The choice of data, with a look at it. */
public final class DataViewModel extends ViewModel {
  private final AppContainer container;
  private final Resources resources;
  private final MediatorLiveData<DataState> state = new MediatorLiveData<>();

  /** A file that was opened and is not kept yet; else null. */
  private Datasets.Import opened;

  /** Grows with each question; an answer to an older one is dropped. */
  private int question;

  DataViewModel(AppContainer container, Resources resources) {
    this.container = container;
    this.resources = resources;
    state.setValue(new DataState(choices(List.of()), null, null, null, null));
    state.addSource(
        container.datasets().observe(),
        datasets -> state.setValue(state.getValue().withChoices(choices(datasets))));
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
    container
        .io()
        .execute(
            () -> {
              Runnable outcome;
              try {
                outcome = reading.read();
              } catch (InvalidInputException e) {
                outcome = failure(e.said().in(Languages.of(resources)));
              } catch (IOException | SecurityException e) {
                outcome = failure(Uris.reason(resources, e));
              } catch (OutOfMemoryError e) {
                outcome = failure(Message.of("phone.memory").in(Languages.of(resources)));
              }
              Runnable shown = outcome;
              container
                  .main()
                  .execute(
                      () -> {
                        if (asked == question) {
                          shown.run();
                        }
                      });
            });
  }

  private Runnable failure(String why) {
    return () -> state.setValue(state.getValue().failed(why));
  }

  private Preview preview(DataChoice choice) {
    CatalogueEntry entry = choice.entry();
    if (entry != null) {
      Language language = Languages.of(resources);
      return Preview.of(
          resources,
          entry.title().in(language),
          entry.description().in(language)
              + "\n"
              + resources.getString(
                  R.string.data_source, entry.source().in(language), entry.licence().in(language)),
          DataSource.load(entry.name(), DataSource.Options.defaults(), new Seed(1)),
          false);
    }
    LoadedData loaded =
        DataSource.load(
            container.files().data(choice.dataset()).toString(),
            DataSource.Options.defaults().withTable(choice.dataset().options()),
            new Seed(0));
    return Preview.of(resources, choice.title(Languages.of(resources)), "", loaded, false);
  }

  /** Copies and reads a file. */
  void open(ContentResolver resolver, Uri uri) {
    opened = null;
    state.setValue(state.getValue().reading(null));
    work(() -> show(container.datasets().copy(Uris.open(resolver, uri), Uris.name(resolver, uri))));
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
    work(() -> show(container.datasets().read(from, options)));
  }

  private Runnable show(Datasets.Import imported) {
    Preview preview = Preview.of(resources, imported.name(), "", imported.data(), true);
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
          DatasetEntity kept = container.datasets().keep(imported, System.currentTimeMillis());
          return () -> state.setValue(state.getValue().using(DataChoice.imported(kept)));
        });
  }
}
