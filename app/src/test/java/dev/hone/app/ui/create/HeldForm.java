package dev.hone.app.ui.create;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hone.app.data.DatasetEntity;
import dev.hone.app.ui.HeldTasks;
import dev.hone.app.ui.TextFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.JavaExecutor;
import dev.hone.run.Estimate;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A form without Android: the test says when each thread goes on. */
final class HeldForm {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1234), ZoneOffset.UTC);

  /** Two arms on iris, five repeats, and what is unusual of the network. */
  static final String IRIS =
      """
      {"version": 1, "data": {"source": "iris"},
       "model": {"kind": "mlp", "hidden": [4]},
       "training": {"epochs": 3, "batchSize": 32, "learningRate": 0.001},
       "arms": [{"name": "none"}, {"name": "l2=0.1", "regularization": {"l2": 0.1}}],
       "repeats": 5, "seed": 1}
      """;

  private final Path folder;

  final HeldTasks io = new HeldTasks();
  final HeldTasks measuring = new HeldTasks();
  final HeldTasks orders = new HeldTasks();
  final HeldTasks main = new HeldTasks();
  final HeldTasks quiet = new HeldTasks();

  private final List<DatasetEntity> imported = new ArrayList<>();

  /** What was ordered, in that order. */
  final List<String> ordered = new ArrayList<>();

  final List<ExperimentSpec> made = new ArrayList<>();

  /** Why nothing can be kept; null where it can. */
  InvalidInputException refusal;

  DraftStore.Stored stored;
  Language language = Language.EN;
  Function<ExperimentSpec, Estimate> estimate =
      spec -> new ExperimentRunner(new JavaExecutor(), 1).estimate(spec, 0.01);

  private final DraftStore store =
      new DraftStore() {
        @Override
        public Stored read() {
          return stored;
        }

        @Override
        public void write(Stored draft) {
          stored = draft;
        }
      };

  private final CreateViewModel.Orders person =
      new CreateViewModel.Orders() {
        @Override
        public long create(String name, DatasetEntity dataset, ExperimentSpec spec, long now) {
          if (refusal != null) {
            throw refusal;
          }
          made.add(spec);
          ordered.add(name + (dataset == null ? "" : " of " + dataset.name) + " at " + now);
          return 42;
        }

        @Override
        public void start() {
          ordered.add("train");
        }
      };

  /**
   * @param folder for imported files
   */
  HeldForm(Path folder) {
    this.folder = folder;
  }

  CreateViewModel open() {
    return open(measuring, orders);
  }

  /** With other threads for these two. */
  CreateViewModel open(Executor measures, Executor obeys) {
    StoredData data =
        new StoredData(
            id -> imported.stream().filter(one -> one.id == id).findFirst().orElse(null),
            (name, target) ->
                imported.stream().filter(one -> one.name.equals(name)).findFirst().orElse(null),
            dataset -> folder.resolve(dataset.file));
    return new CreateViewModel(
        store,
        new Drafts(data, () -> language),
        new Outlook(data, spec -> estimate.apply(spec)),
        person,
        new CreateViewModel.Threads(io, measures, obeys, main, quiet),
        CLOCK);
  }

  /** A form of {@link #IRIS}, which was looked at. */
  CreateViewModel iris() {
    CreateViewModel model = open();
    model.openSpec(new TextFile("iris.json", IRIS), null);
    settle();
    return model;
  }

  /** Nobody types any more, and every thread does what it has to do. */
  void settle() {
    int done;
    do {
      done = io.run() + main.run() + quiet.run() + measuring.run() + orders.run();
    } while (done > 0);
  }

  static CreateState state(CreateViewModel model) {
    return model.state().getValue();
  }

  static void type(CreateViewModel model, Field field, String text) {
    Map<Field, String> texts = new EnumMap<>(state(model).draft().texts());
    texts.put(field, text);
    model.type(texts);
  }

  static List<String> arms(CreateViewModel model) {
    return state(model).draft().arms().stream().map(Arm::name).collect(Collectors.toList());
  }

  /** Removes an imported file from the phone. */
  void remove(DatasetEntity dataset) {
    imported.remove(dataset);
  }

  DatasetEntity imported(long id, String name, String text) throws IOException {
    DatasetEntity dataset = new DatasetEntity();
    dataset.id = id;
    dataset.name = name;
    dataset.file = id + "-" + name;
    dataset.target = "size";
    dataset.task = "regression";
    Path file = folder.resolve(dataset.file);
    Files.write(file, text.getBytes(UTF_8));
    imported.add(dataset);
    return dataset;
  }
}
