package dev.hone.app.ui.create;

import android.content.ContentResolver;
import android.content.res.Resources;
import android.net.Uri;
import android.os.Handler;
import android.os.Looper;
import androidx.lifecycle.SavedStateHandle;
import dev.hone.app.AppContainer;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.Experiments;
import dev.hone.app.training.BigCores;
import dev.hone.app.training.Training;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Uris;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.JavaExecutor;
import dev.hone.run.Estimate;
import dev.hone.spec.ExperimentSpec;
import java.time.Clock;

/** Joins the form and the choice of data to the app. */
final class CreateFactory {
  private static final double ESTIMATE_SECONDS = 0.3;
  private static final long ESTIMATE_AFTER_MILLIS = 400;

  private CreateFactory() {}

  static CreateViewModel form(AppContainer container, SavedStateHandle saved, Resources resources) {
    Handler later = new Handler(Looper.getMainLooper());
    StoredData data = data(container);
    return new CreateViewModel(
        new SavedDraft(saved),
        new Drafts(data, () -> Languages.of(resources)),
        new Outlook(data, spec -> estimate(container, spec)),
        new KeptExperiments(container.experiments(), container.training()),
        new CreateViewModel.Threads(
            container.io(),
            container.measuring(),
            container.orders(),
            container.main(),
            task -> later.postDelayed(task, ESTIMATE_AFTER_MILLIS)),
        Clock.systemUTC());
  }

  static DataViewModel choice(
      AppContainer container, SavedStateHandle saved, ContentResolver resolver) {
    return new DataViewModel(
        container.datasets().observe(),
        Imports.of(container.datasets()),
        data(container),
        address -> Uris.file(resolver, Uri.parse(address)),
        new SavedFile(saved),
        container.io(),
        container.main(),
        Clock.systemUTC());
  }

  private static StoredData data(AppContainer container) {
    return new StoredData(
        container.datasets()::find, container.datasets()::findByName, container.files()::data);
  }

  private static Estimate estimate(AppContainer container, ExperimentSpec spec) {
    int chosen = container.settings().threads();
    int threads = chosen > 0 ? chosen : BigCores.count();
    return new ExperimentRunner(new JavaExecutor(), threads)
        .within(container::memory)
        .estimate(spec, ESTIMATE_SECONDS);
  }

  private record KeptExperiments(Experiments experiments, Training training)
      implements CreateViewModel.Orders {
    @Override
    public long create(String name, DatasetEntity dataset, ExperimentSpec spec, long now) {
      return experiments.create(name, dataset, spec, now);
    }

    @Override
    public void start() {
      training.start();
    }
  }
}
