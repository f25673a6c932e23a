package dev.hone.app.ui.create;

import android.content.ContentResolver;
import android.content.res.Resources;
import android.net.Uri;
import android.os.Handler;
import android.os.Looper;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.SavedStateHandle;
import androidx.lifecycle.ViewModel;
import dev.hone.app.AppContainer;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.training.BigCores;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Uris;
import dev.hone.app.ui.create.CreateState.Looked;
import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.compare.ExperimentRunner;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Task;
import dev.hone.exec.JavaExecutor;
import dev.hone.run.Estimate;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The form of a new experiment. */
public final class CreateViewModel extends ViewModel {
  // Not the names of the screen's arguments, which stand in the same place.
  private static final String SPEC = "draft.spec";
  private static final String DATASET = "draft.dataset";
  private static final String NAME = "draft.name";
  private static final double ESTIMATE_SECONDS = 0.3;
  private static final long ESTIMATE_AFTER_MILLIS = 400;

  private final AppContainer container;
  private final SavedStateHandle saved;
  private final Resources resources;
  private final MutableLiveData<CreateState> state = new MutableLiveData<>();

  private final Handler later = new Handler(Looper.getMainLooper());

  /** Grows with each change; an answer to an older question is dropped. */
  private final AtomicInteger question = new AtomicInteger();

  CreateViewModel(AppContainer container, SavedStateHandle saved, Resources resources) {
    this.container = container;
    this.saved = saved;
    this.resources = resources;
    String spec = saved.get(SPEC);
    if (spec != null) {
      Long dataset = saved.get(DATASET);
      container
          .io()
          .execute(
              () ->
                  restore(
                      ExperimentSpec.parse("draft", spec),
                      dataset == null ? null : container.datasets().find(dataset),
                      saved.get(NAME)));
    } else {
      DataChoice first = DataChoice.catalogue(Defaults.DATA);
      Draft draft = Draft.of(Defaults.spec(Plan.of(Defaults.REPEATS)), first, title(first));
      set(CreateState.of(draft, Looked.NOT_YET, EnumSet.noneOf(Fold.class)));
      ask();
    }
  }

  private void restore(ExperimentSpec spec, DatasetEntity dataset, String name) {
    DataChoice data =
        dataset != null ? DataChoice.imported(dataset) : DataChoice.catalogue(spec.data().source());
    take(Draft.of(spec, data, name == null ? title(data) : name));
  }

  /** On the main thread: shows another draft and looks at it. */
  private void take(Draft draft) {
    container
        .main()
        .execute(
            () -> {
              set(CreateState.of(draft, Looked.NOT_YET, draft.unusual()));
              ask();
            });
  }

  /** On the main thread: says what is wrong. */
  private void fail(Message problem) {
    question.incrementAndGet();
    container
        .main()
        .execute(
            () -> {
              CreateState now = state.getValue();
              if (now != null) {
                state.setValue(now.withSize(-1, -1).withProblem(problem));
              }
            });
  }

  LiveData<CreateState> state() {
    return state;
  }

  private void set(CreateState made) {
    state.setValue(made);
    if (made.errors().isEmpty()) {
      Draft draft = made.draft();
      try {
        saved.set(SPEC, draft.spec().toJson().toString());
      } catch (InvalidInputException e) {
        return; // parts that do not go together, as is said below the form
      }
      saved.set(DATASET, draft.data().dataset() == null ? null : draft.data().dataset().id);
      saved.set(NAME, draft.text(Field.NAME));
    }
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
    CreateState now = state.getValue();
    Set<Fold> open = EnumSet.noneOf(Fold.class);
    open.addAll(now.open());
    if (!open.remove(fold)) {
      open.add(fold);
    }
    state.setValue(now.withOpen(open));
  }

  /** Puts the arms of a preset in the place of all. */
  void take(Preset preset) {
    Draft draft = draft();
    change(draft.withArms(preset.arms(draft.data().task(), draft.sequences())));
  }

  /** Adds a setting, or puts it in the place of another; null when it was taken. */
  String putArm(int place, Arm arm) {
    List<Arm> arms = new ArrayList<>(draft().arms());
    for (int i = 0; i < arms.size(); i++) {
      if (i != place && arms.get(i).name().equals(arm.name())) {
        return resources.getString(dev.hone.app.R.string.arm_exists);
      }
    }
    if (place < arms.size()) {
      arms.set(place, arm);
    } else {
      arms.add(arm);
    }
    change(draft().withArms(arms));
    return null;
  }

  void removeArm(int place) {
    List<Arm> arms = new ArrayList<>(draft().arms());
    arms.remove(place);
    change(draft().withArms(arms));
  }

  private Draft draft() {
    return state.getValue().draft();
  }

  private void change(Draft draft) {
    CreateState now = state.getValue();
    set(CreateState.of(draft, now.looked(), now.open()));
    ask();
  }

  /** Other data was chosen. */
  void chooseData(String source, Long datasetId) {
    Draft from = draft();
    question.incrementAndGet();
    container
        .io()
        .execute(
            () -> {
              DatasetEntity dataset =
                  datasetId == null ? null : container.datasets().find(datasetId);
              DataChoice choice =
                  dataset == null ? DataChoice.catalogue(source) : DataChoice.imported(dataset);
              try {
                LoadedData loaded = load(choice, DataSettings.of(choice.source()));
                boolean classes = loaded.dataset().schema().task() == Task.CLASSIFICATION;
                take(from.on(choice, title(choice), Defaults.family(loaded), classes));
              } catch (InvalidInputException e) {
                fail(e.said());
              }
            });
  }

  /** A spec was opened: a file of JSON. */
  void openSpec(ContentResolver resolver, Uri uri) {
    container
        .io()
        .execute(
            () -> {
              try {
                String text = Uris.readText(resolver, uri);
                ExperimentSpec spec = ExperimentSpec.parse(Uris.name(resolver, uri), text);
                DataChoice data = find(spec.data());
                take(Draft.of(spec, data, title(data)));
              } catch (IOException | SecurityException e) {
                fail(Message.plain(Uris.reason(resources, e)));
              } catch (InvalidInputException e) {
                fail(e.said());
              }
            });
  }

  private String title(DataChoice data) {
    return data.title(Languages.of(resources));
  }

  private DataChoice find(DataSettings settings) {
    if (Catalogue.has(settings.source())) {
      return DataChoice.catalogue(settings.source());
    }
    String name = settings.source().replaceAll(".*[/\\\\]", "");
    DatasetEntity dataset = container.datasets().findByName(name, settings.target());
    if (dataset == null) {
      throw new InvalidInputException(Message.of("phone.data-needed", name));
    }
    return DataChoice.imported(dataset);
  }

  private LoadedData load(DataChoice choice, DataSettings settings) {
    String source =
        choice.dataset() == null
            ? choice.source()
            : container.files().data(choice.dataset()).toString();
    return DataSource.load(
        source,
        choice.dataset() == null
            ? settings.reading()
            : settings.reading().withTable(choice.dataset().options()),
        new Seed(0));
  }

  /**
   * Looks at the data, the network and the time, when nothing has changed for a while. Main thread.
   */
  private void ask() {
    int asked = question.incrementAndGet();
    CreateState now = state.getValue();
    later.postDelayed(
        () -> {
          if (asked == question.get()) {
            container.measuring().execute(() -> answer(asked, now));
          }
        },
        ESTIMATE_AFTER_MILLIS);
  }

  private void answer(int asked, CreateState now) {
    if (asked != question.get()) {
      return;
    }
    Draft draft = now.draft();
    CreateState seen = now;
    try {
      Dataset rows = load(draft.data(), draft.base().data()).dataset();
      seen =
          now.withLooked(
              new Looked(DataChoice.describe(resources, rows), rows.schema().steps() > 0));
      reply(asked, seen);
      if (!now.errors().isEmpty()) {
        return;
      }
      Estimate estimate =
          new ExperimentRunner(new JavaExecutor(), threads())
              .estimate(local(draft.spec(), draft.data()), ESTIMATE_SECONDS);
      reply(asked, seen.withSize(estimate.outline().parameters(), estimate.seconds()));
    } catch (InvalidInputException e) {
      reply(asked, seen.withProblem(e.said()));
    } catch (OutOfMemoryError e) {
      reply(asked, seen.withProblem(Message.of("phone.memory")));
    }
  }

  private int threads() {
    int chosen = container.settings().threads();
    return chosen > 0 ? chosen : BigCores.count();
  }

  private ExperimentSpec local(ExperimentSpec spec, DataChoice data) {
    return data.dataset() == null
        ? spec
        : spec.withData(spec.data().withSource(container.files().data(data.dataset()).toString()));
  }

  /** Shows an answer, if it is still to the question that was asked last. */
  private void reply(int asked, CreateState answer) {
    container
        .main()
        .execute(
            () -> {
              if (asked == question.get()) {
                state.setValue(answer.withOpen(state.getValue().open()));
              }
            });
  }

  /** Makes the experiment and starts it. */
  void start() {
    CreateState now = state.getValue();
    if (!now.valid()) {
      return;
    }
    question.incrementAndGet();
    container
        .orders()
        .execute(
            () -> {
              try {
                Draft draft = now.draft();
                long id =
                    container
                        .experiments()
                        .create(
                            draft.text(Field.NAME),
                            draft.data().dataset(),
                            draft.spec(),
                            System.currentTimeMillis());
                container.training().start();
                ExperimentEntity made = container.experiments().find(id);
                state.postValue(now.withCreated(made.id));
              } catch (InvalidInputException e) {
                state.postValue(now.withSize(-1, -1).withProblem(e.said()));
              }
            });
  }
}
