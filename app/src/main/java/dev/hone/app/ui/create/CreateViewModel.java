package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.GivenFile;
import dev.hone.app.ui.create.CreateState.Doing;
import dev.hone.app.ui.create.CreateState.Looked;
import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
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
  private final DraftReader reader;
  private final MutableLiveData<CreateState> state = new MutableLiveData<>();

  /** What was asked for before the form was there again that had been put down; else null. */
  private Runnable waiting;

  private boolean restoring;

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
    asking = new Asking(outlook, threads, this::hear);
    reader = new DraftReader(threads.io(), threads.main());
    CreateState first = CreateState.of(drafts.first(), Looked.NOT_YET, EnumSet.noneOf(Fold.class));
    DraftStore.Stored before = store.read();
    if (before == null) {
      show(first);
    } else {
      restoring = true;
      state.setValue(first.with(Doing.READING));
      reader.read(
          () -> drafts.restored(before),
          draft -> restored(unfolded(draft)),
          why -> restored(first.withLost(why)));
    }
  }

  private void restored(CreateState form) {
    restoring = false;
    show(form);
    if (waiting != null) {
      waiting.run();
    }
  }

  /** A form that nobody has looked at, with its unusual parts unfolded. */
  private static CreateState unfolded(Draft draft) {
    return CreateState.of(draft, Looked.NOT_YET, draft.unusual());
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

  private void hear(CreateState answer) {
    state.setValue(state.getValue().answered(answer));
  }

  /** A field was typed into. */
  void type(Map<Field, String> texts) {
    if (!draft().texts().equals(texts)) {
      change(draft().withTexts(texts));
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

  /** Nothing is changed of a form that is about to go. */
  private void change(Draft draft) {
    CreateState now = state.getValue();
    if (now.doing() != Doing.READING) {
      show(now.edited(draft));
    }
  }

  /** Other data was chosen. */
  void chooseData(String source, @Nullable Long datasetId) {
    onceThere(
        () -> {
          Draft from = draft();
          read(() -> drafts.on(from, source, datasetId));
        });
  }

  /**
   * A spec was opened: a file of JSON.
   *
   * @param datasetId the imported file that it is about; null where the spec names it
   */
  void openSpec(GivenFile file, @Nullable Long datasetId) {
    onceThere(() -> read(() -> drafts.of(file, datasetId)));
  }

  private void onceThere(Runnable asked) {
    if (restoring) {
      waiting = asked;
    } else {
      asked.run();
    }
  }

  /** Puts another form in the place of this one, unless this one is being started. */
  private void read(DraftReader.Reading reading) {
    CreateState now = state.getValue();
    if (now.doing() != Doing.STARTING) {
      asking.drop();
      state.setValue(now.with(Doing.READING));
      reader.read(reading, draft -> show(unfolded(draft)), this::fail);
    }
  }

  /** Says what is wrong. */
  private void fail(Exception problem) {
    asking.drop();
    state.setValue(state.getValue().failed(problem));
  }

  /** Makes the experiment and starts it. */
  void start() {
    CreateState now = state.getValue();
    if (!now.valid()) {
      return;
    }
    asking.drop();
    state.setValue(now.with(Doing.STARTING));
    threads
        .orders()
        .execute(
            () -> {
              Runnable outcome = make(now.draft());
              threads.main().execute(outcome);
            });
  }

  private Runnable make(Draft draft) {
    try {
      long id =
          orders.create(
              draft.text(Field.NAME), draft.data().dataset(), draft.spec(), clock.millis());
      orders.start();
      return () -> state.setValue(state.getValue().withCreated(id));
    } catch (InvalidInputException e) {
      return () -> fail(e);
    }
  }
}
