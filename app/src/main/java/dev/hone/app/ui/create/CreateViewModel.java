package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.GivenFile;
import dev.hone.app.ui.create.CreateState.Looked;
import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** The form of a new experiment. */
public final class CreateViewModel extends ViewModel {
  private final DraftStore store;
  private final Drafts drafts;
  private final Orders orders;
  private final Threads threads;
  private final Clock clock;
  private final Asking asking;
  private final MutableLiveData<CreateState> state = new MutableLiveData<>();

  /** What a form leads to. All methods block. */
  interface Orders {
    /**
     * Keeps a new experiment and gives its id.
     *
     * @param now milliseconds since 1970
     */
    long create(String name, @Nullable DatasetEntity dataset, ExperimentSpec spec, long now);

    /** Has what waits be trained. */
    void start();
  }

  /**
   * Where things happen.
   *
   * @param io files and the database
   * @param measuring what takes long
   * @param orders what a person asks for
   * @param main where the state is changed
   * @param quiet there, too, but only when nobody has typed for a while
   */
  record Threads(Executor io, Executor measuring, Executor orders, Executor main, Executor quiet) {}

  CreateViewModel(
      DraftStore store,
      Drafts drafts,
      Outlook outlook,
      Orders orders,
      Threads threads,
      Clock clock) {
    this.store = store;
    this.drafts = drafts;
    this.orders = orders;
    this.threads = threads;
    this.clock = clock;
    asking =
        new Asking(
            outlook, threads, answer -> state.setValue(answer.withOpen(state.getValue().open())));
    DraftStore.Stored before = store.read();
    if (before != null) {
      threads.io().execute(() -> take(drafts.restored(before)));
    } else {
      show(CreateState.of(drafts.first(), Looked.NOT_YET, EnumSet.noneOf(Fold.class)));
    }
  }

  LiveData<CreateState> state() {
    return state;
  }

  /** Shows a form, keeps it and asks what comes of it. */
  private void show(CreateState made) {
    state.setValue(made);
    DraftStore.Stored kept = DraftStore.Stored.of(made);
    if (kept != null) {
      store.write(kept);
    }
    asking.ask(made);
  }

  /** A field was typed into. */
  void type(Map<Field, String> texts) {
    CreateState now = state.getValue();
    if (now != null && !now.draft().texts().equals(texts)) {
      change(now.draft().withTexts(texts));
    }
  }

  /** Something was chosen from a list. */
  void choose(Pick pick, Card card) {
    if (!card.key().equals(draft().picks().get(pick).key())) {
      change(draft().with(pick, card));
    }
  }

  /** A parameter of what is chosen was typed. */
  void type(Pick pick, String parameter, String text) {
    Picked now = draft().picks().get(pick);
    if (!text.equals(now.typed().get(parameter))) {
      change(draft().with(pick, now.with(parameter, text)));
    }
  }

  void turn(Toggle toggle, boolean on) {
    if (draft().on().contains(toggle) != on) {
      change(draft().with(toggle, on));
    }
  }

  /** Opens a part of the form, or folds it. */
  void unfold(Fold fold) {
    state.setValue(state.getValue().turned(fold));
  }

  /** Puts the arms of a preset in the place of all. */
  void take(Preset preset) {
    Draft draft = draft();
    change(draft.withArms(preset.arms(draft.data().task(), draft.sequences())));
  }

  /** Adds an arm, or puts it in the place of another; not when another has its name. */
  boolean putArm(int place, Arm arm) {
    List<Arm> arms = Arms.with(draft().arms(), place, arm);
    if (arms != null) {
      change(draft().withArms(arms));
    }
    return arms != null;
  }

  void removeArm(int place) {
    change(draft().withArms(Arms.without(draft().arms(), place)));
  }

  private Draft draft() {
    return state.getValue().draft();
  }

  private void change(Draft draft) {
    CreateState now = state.getValue();
    show(CreateState.of(draft, now.looked(), now.open()));
  }

  /** Other data was chosen. */
  void chooseData(String source, @Nullable Long datasetId) {
    Draft from = draft();
    asking.drop();
    threads
        .io()
        .execute(
            () -> {
              try {
                take(drafts.on(from, source, datasetId));
              } catch (InvalidInputException e) {
                fail(e);
              }
            });
  }

  /** A spec was opened: a file of JSON. */
  void openSpec(GivenFile file) {
    threads
        .io()
        .execute(
            () -> {
              try {
                take(drafts.of(file));
              } catch (IOException | SecurityException | InvalidInputException e) {
                fail(e);
              }
            });
  }

  /** On the main thread: shows another draft. */
  private void take(Draft draft) {
    threads.main().execute(() -> show(CreateState.of(draft, Looked.NOT_YET, draft.unusual())));
  }

  /** On the main thread: says what is wrong. */
  private void fail(Exception problem) {
    asking.drop();
    threads
        .main()
        .execute(
            () -> {
              CreateState now = state.getValue();
              if (now != null) {
                state.setValue(now.withSize(-1, -1).withProblem(problem));
              }
            });
  }

  /** Makes the experiment and starts it. */
  void start() {
    CreateState now = state.getValue();
    if (!now.valid()) {
      return;
    }
    asking.drop();
    threads
        .orders()
        .execute(
            () -> {
              CreateState outcome = make(now);
              threads.main().execute(() -> state.setValue(outcome));
            });
  }

  private CreateState make(CreateState now) {
    Draft draft = now.draft();
    try {
      long id =
          orders.create(
              draft.text(Field.NAME), draft.data().dataset(), draft.spec(), clock.millis());
      orders.start();
      return now.withCreated(id);
    } catch (InvalidInputException e) {
      return now.withSize(-1, -1).withProblem(e);
    }
  }
}
