package dev.hone.app.ui.experiments;

import android.util.LruCache;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.Transformations;
import androidx.lifecycle.ViewModel;
import dev.hone.app.AppContainer;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.compare.Comparison;
import dev.hone.spec.Defaults;
import dev.hone.spec.Plan;

/** The list of experiments and what can be done with them. */
public final class ExperimentsViewModel extends ViewModel {
  private static final int PAGE = 50;
  private static final int GLANCE_POINTS = 60;

  private record Query(String text, int limit) {}

  private final AppContainer container;
  private final MutableLiveData<Query> query = new MutableLiveData<>(new Query("", PAGE));
  private final MutableLiveData<Long> made = new MutableLiveData<>(0L);
  private final MutableLiveData<Long> glanced = new MutableLiveData<>();
  private final LruCache<String, Glance> glances = new LruCache<>(4 * PAGE);
  private final LiveData<ExperimentsState> state;

  ExperimentsViewModel(AppContainer container) {
    this.container = container;
    state =
        Transformations.switchMap(
            query,
            asked ->
                Transformations.map(
                    container.experiments().observe(asked.text(), asked.limit()),
                    list -> new ExperimentsState(list, asked.text())));
  }

  LiveData<ExperimentsState> state() {
    return state;
  }

  void search(String text) {
    query.setValue(new Query(text, PAGE));
  }

  /** The end of the list was reached: asks for another page. */
  void more(int shown) {
    Query now = query.getValue();
    if (shown >= now.limit()) {
      query.setValue(new Query(now.text(), now.limit() + PAGE));
    }
  }

  /**
   * What a card shows beside the sentence, as far as it was read; {@link #glanced} says when there
   * is more.
   */
  Glance glance(ExperimentEntity experiment) {
    String key = experiment.id + " " + experiment.state + " " + experiment.finishedRuns;
    Glance known = glances.get(key);
    if (known == null) {
      glances.put(key, Glance.NONE); // asked for
      container.io().execute(() -> read(key, experiment));
      return Glance.NONE;
    }
    return known;
  }

  private void read(String key, ExperimentEntity experiment) {
    Experiments experiments = container.experiments();
    Comparison result =
        experiment.state == ExperimentState.FINISHED ? experiments.peek(experiment.id) : null;
    int epochs = Experiments.spec(experiment).training().epochs();
    Glance read =
        Glance.of(
                container
                    .database()
                    .runs()
                    .curves(experiment.id, Math.max(1, epochs / GLANCE_POINTS)),
                result)
            .endedAt(
                experiment.state == ExperimentState.FINISHED
                    ? experiments.ended(experiment.id)
                    : 0);
    container
        .main()
        .execute(
            () -> {
              glances.put(key, read);
              glanced.setValue(experiment.id);
            });
  }

  /** The experiment of which there is more to show. */
  LiveData<Long> glanced() {
    return glanced;
  }

  /** Makes and starts the ready-made first experiment. */
  void first(String name) {
    container
        .orders()
        .execute(
            () -> {
              long id =
                  container
                      .experiments()
                      .create(
                          name,
                          null,
                          Defaults.spec(Plan.of(Defaults.REPEATS)),
                          System.currentTimeMillis());
              container.training().start();
              made.postValue(id);
            });
  }

  /** The first experiment, to be shown; 0 when there is none. */
  LiveData<Long> made() {
    return made;
  }

  /** The first experiment is shown. */
  void shown() {
    made.setValue(0L);
  }

  void rename(long id, String name) {
    container.orders().execute(() -> container.experiments().rename(id, name));
  }

  void duplicate(long id, String name) {
    container
        .orders()
        .execute(
            () -> {
              container.experiments().duplicate(id, name, System.currentTimeMillis());
              container.training().start();
            });
  }

  void delete(long id) {
    container
        .orders()
        .execute(
            () -> {
              container.experiments().delete(id, System.currentTimeMillis());
              container.training().deleted();
            });
  }

  void undoDelete(long id) {
    container
        .orders()
        .execute(
            () -> {
              container.experiments().undoDelete(id);
              container.training().start();
            });
  }
}
