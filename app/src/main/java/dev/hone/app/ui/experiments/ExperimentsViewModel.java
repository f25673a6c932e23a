package dev.hone.app.ui.experiments;

import android.util.LruCache;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.Transformations;
import androidx.lifecycle.ViewModel;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The list of experiments and what can be done with them. */
public final class ExperimentsViewModel extends ViewModel {
  private static final int PAGE = 50;

  private record Query(String text, int limit) {}

  private final Orders orders;
  private final Function<ExperimentEntity, Glance> glimpse;
  private final Threads threads;
  private final Clock clock;
  private final MutableLiveData<Query> query = new MutableLiveData<>(new Query("", PAGE));
  private final MutableLiveData<Long> made = new MutableLiveData<>(0L);
  private final MutableLiveData<Long> glanced = new MutableLiveData<>();
  private final LruCache<String, Glance> glances = new LruCache<>(4 * PAGE);
  private final LiveData<ExperimentsState> state;

  /** Between a touch for the first experiment and the list after it. */
  private boolean making;

  private boolean kept;

  /** The experiments that there are. */
  interface Shelf {
    /** Newest first, at most so many, those with the text in their name. */
    LiveData<List<ExperimentEntity>> observe(String text, int limit);
  }

  /** What a person asks for. All methods block; times are milliseconds since 1970. */
  interface Orders {
    /** Keeps a new experiment on built-in data and gives its id. */
    long create(String name, ExperimentSpec spec, long now);

    void rename(long id, String name);

    void duplicate(long id, String name, long now);

    void delete(long id, long now);

    /** True if what is back is to be trained. */
    boolean undoDelete(long id);

    /** Has what waits be trained. */
    void train();

    /** Has what was deleted no longer be trained. */
    void forget();
  }

  /**
   * Where things happen.
   *
   * @param io files and the database
   * @param orders what a person asks for, in that order
   * @param main where the state is changed
   */
  record Threads(Executor io, Executor orders, Executor main) {}

  /**
   * @param glimpse reads what a card shows beside the sentence; blocks
   */
  ExperimentsViewModel(
      Shelf shelf,
      Orders orders,
      Function<ExperimentEntity, Glance> glimpse,
      Threads threads,
      Clock clock) {
    this.orders = orders;
    this.glimpse = glimpse;
    this.threads = threads;
    this.clock = clock;
    state =
        Transformations.switchMap(
            query,
            asked ->
                Transformations.map(
                    shelf.observe(asked.text(), asked.limit()), list -> listed(list, asked)));
  }

  private ExperimentsState listed(List<ExperimentEntity> list, Query asked) {
    if (kept || !list.isEmpty()) {
      making = false;
      kept = false;
    }
    return new ExperimentsState(list, asked.text());
  }

  LiveData<ExperimentsState> state() {
    return state;
  }

  /** Shows those with a text in their name. */
  void search(String text) {
    query.setValue(new Query(text.trim(), PAGE));
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
      threads.io().execute(() -> read(key, experiment));
      return Glance.NONE;
    }
    return known;
  }

  private void read(String key, ExperimentEntity experiment) {
    Glance read = glimpse.apply(experiment);
    threads
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

  /** Makes and starts the ready-made first experiment, unless there is one: of two touches too. */
  void first(String name) {
    ExperimentsState there = state.getValue();
    if (making || (there != null && !there.experiments().isEmpty())) {
      return;
    }
    making = true;
    threads.orders().execute(() -> make(name));
  }

  private void make(String name) {
    long id = 0;
    try {
      id = orders.create(name, Defaults.spec(Plan.of(Defaults.REPEATS)), clock.millis());
      orders.train();
    } finally {
      long found = id;
      threads.main().execute(() -> onMade(found));
    }
  }

  private void onMade(long id) {
    kept = id != 0;
    making = kept;
    made.setValue(id);
  }

  /** The first experiment, to be shown; 0 when there is none. */
  LiveData<Long> made() {
    return made;
  }

  /** The first experiment is shown. */
  void shown() {
    made.setValue(0L);
  }

  /** An empty name changes nothing. */
  void rename(long id, String typed) {
    String name = typed.trim();
    if (!name.isEmpty()) {
      threads.orders().execute(() -> orders.rename(id, name));
    }
  }

  void duplicate(long id, String name) {
    threads
        .orders()
        .execute(
            () -> {
              orders.duplicate(id, name, clock.millis());
              orders.train();
            });
  }

  void delete(long id) {
    threads
        .orders()
        .execute(
            () -> {
              orders.delete(id, clock.millis());
              orders.forget();
            });
  }

  void undoDelete(long id) {
    threads
        .orders()
        .execute(
            () -> {
              if (orders.undoDelete(id)) {
                orders.train();
              }
            });
  }
}
