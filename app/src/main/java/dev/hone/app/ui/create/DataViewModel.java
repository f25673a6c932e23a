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
import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.Catalogue;
import dev.hone.data.CatalogueEntry;
import dev.hone.data.CsvOptions;
import dev.hone.data.DataSource;
import dev.hone.data.LoadedData;
import dev.hone.experiment.Defaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The choice of data, with a look at it. */
public final class DataViewModel extends ViewModel {
  private final AppContainer container;
  private final Resources resources;
  private final MediatorLiveData<DataState> state = new MediatorLiveData<>();

  /**
   * A file that was opened and is not kept yet; else null. Used on io threads, one after another.
   */
  private volatile Datasets.Import opened;

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
    container
        .io()
        .execute(
            () -> {
              try {
                Preview preview = preview(choice);
                state.postValue(state.getValue().read(choice, preview));
              } catch (InvalidInputException e) {
                state.postValue(state.getValue().failed(e.getMessage()));
              }
            });
  }

  private Preview preview(DataChoice choice) {
    CatalogueEntry entry = choice.entry();
    if (entry != null) {
      return Preview.of(
          resources,
          entry.title(),
          entry.description()
              + "\n"
              + resources.getString(R.string.data_source, entry.source(), entry.licence()),
          entry.load(new Seed(1)),
          List.of(),
          false);
    }
    LoadedData loaded =
        DataSource.load(
            container.files().data(choice.dataset()).toString(),
            new DataSource.Options(choice.dataset().target, null, 0, 1),
            new Seed(0));
    return Preview.of(resources, choice.title(), "", loaded.dataset(), loaded.notes(), false);
  }

  /** Copies and reads a file. */
  void open(ContentResolver resolver, Uri uri) {
    state.setValue(state.getValue().reading(null));
    container
        .io()
        .execute(
            () -> {
              try {
                show(container.datasets().copy(Uris.open(resolver, uri), Uris.name(resolver, uri)));
              } catch (IOException | SecurityException e) {
                fail(Uris.reason(resources, e));
              } catch (InvalidInputException e) {
                fail(e.getMessage());
              } catch (OutOfMemoryError e) {
                fail(resources.getString(R.string.failure_memory));
              }
            });
  }

  /** Predicts another column of the opened file. */
  void target(String column) {
    Datasets.Import from = opened;
    if (from == null) {
      return;
    }
    container
        .io()
        .execute(
            () -> {
              try {
                show(container.datasets().read(from, CsvOptions.defaults().withTarget(column)));
              } catch (InvalidInputException e) {
                fail(e.getMessage());
              }
            });
  }

  private void show(Datasets.Import imported) {
    opened = imported;
    state.postValue(
        state
            .getValue()
            .read(
                null,
                Preview.of(
                    resources,
                    imported.name(),
                    "",
                    imported.dataset(),
                    imported.data().notes(),
                    true)));
  }

  private void fail(String why) {
    state.postValue(state.getValue().failed(why));
  }

  /** Takes what is shown. */
  void use() {
    DataState now = state.getValue();
    Datasets.Import imported = opened;
    if (imported == null) {
      state.setValue(now.using(now.selected()));
      return;
    }
    container
        .io()
        .execute(
            () -> {
              DatasetEntity kept = container.datasets().keep(imported, System.currentTimeMillis());
              state.postValue(state.getValue().using(DataChoice.imported(kept)));
            });
  }
}
