package dev.hone.app.ui.model;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.data.GivenFile;
import dev.hone.app.ui.model.ModelState.Answer;
import dev.hone.app.ui.model.ModelState.Running;
import dev.hone.base.InvalidInputException;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.exec.JavaExecutor;
import dev.hone.train.Predictions;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** One trained model: what it answers, how well, and how fast. */
public final class ModelViewModel extends ViewModel {
  private final Threads threads;
  private final Random random;
  private final FilePredictor files;
  private final Stopwatch stopwatch;
  private final MutableLiveData<ModelState> state = new MutableLiveData<>(ModelState.reading());

  /** Grows with each row that is tried; an answer to an older one is dropped. */
  private final AtomicInteger question = new AtomicInteger();

  /** The same for files. */
  private final AtomicInteger fileQuestion = new AtomicInteger();

  /**
   * Where things happen.
   *
   * @param io files and predictions
   * @param measuring what takes long
   * @param main where the state is changed
   */
  record Threads(Executor io, Executor measuring, Executor main) {}

  ModelViewModel(
      ModelSource source,
      FilePredictor files,
      Stopwatch stopwatch,
      Threads threads,
      Random random) {
    this.files = files;
    this.stopwatch = stopwatch;
    this.threads = threads;
    this.random = random;
    threads.io().execute(() -> read(source));
  }

  LiveData<ModelState> state() {
    return state;
  }

  private void read(ModelSource source) {
    try {
      ModelSource.Loaded loaded = source.read();
      if (loaded == null) {
        return; // the screen leaves
      }
      TrainedModel model = loaded.model();
      TestRows test =
          loaded.test() == null
              ? null
              : TestRows.of(model, loaded.test(), model.predict(new JavaExecutor(), loaded.test()));
      ModelState shown = ModelState.of(model, test);
      threads.main().execute(() -> begin(shown));
    } catch (IOException | InvalidInputException e) {
      change(now -> ModelState.failed(e));
    }
  }

  /** A chart to draw on starts with a row of the data, where there is one. */
  private void begin(ModelState shown) {
    state.setValue(shown);
    if (Entry.isDrawn(shown.model().schema())) {
      if (shown.test() == null) {
        enter(shown.entry());
      } else {
        take(0);
      }
    }
  }

  private void change(UnaryOperator<ModelState> how) {
    threads.main().execute(() -> state.setValue(how.apply(state.getValue())));
  }

  /** Measures how the model runs here; on the GPU, too, which nothing else tries. */
  void measure() {
    ModelState now = state.getValue();
    if (now.model() == null || now.running().measuring()) {
      return;
    }
    state.setValue(now.withRunning(new Running(true, now.running().speed())));
    Dataset rows = now.test() == null ? missing(now.model().schema()) : now.test().data();
    threads
        .measuring()
        .execute(
            () -> {
              Speed speed = null;
              try {
                speed = stopwatch.measure(now.model(), rows);
              } finally {
                Running done = new Running(false, speed);
                change(later -> later.withRunning(done));
              }
            });
  }

  /** A row of missing values, for a model of which no rows are known. */
  private static Dataset missing(Schema schema) {
    double[] features = new double[schema.rowSteps() * schema.columns().size()];
    Arrays.fill(features, Double.NaN);
    return Dataset.withoutTargets(schema, 1, features);
  }

  /** Tries some test row. */
  void sample() {
    TestRows test = state.getValue().test();
    if (test != null) {
      take(random.nextInt(test.data().size()));
    }
  }

  private void take(int row) {
    ModelState now = state.getValue();
    enter(Entry.sample(now.model().schema(), row, now.test().features(row)));
  }

  /** A field was typed into. */
  void type(int column, String text) {
    ModelState now = state.getValue();
    if (!now.entry().typed().texts().get(column).equals(text)) {
      enter(now.entry().type(now.model().schema().columns(), column, text));
    }
  }

  /** The values of one column were drawn. */
  void draw(int column, double[] values) {
    ModelState now = state.getValue();
    enter(now.entry().draw(now.model().schema().columns().size(), column, values));
  }

  /** Tries a row: the answer follows. */
  private void enter(Entry entry) {
    ModelState now = state.getValue();
    int asked = question.incrementAndGet();
    List<Column> columns = now.model().schema().columns();
    boolean wrong = entry.typed() != null && !entry.typed().wrong(columns).isEmpty();
    state.setValue(wrong ? now.withEntry(entry).withAnswer(null) : now.withEntry(entry));
    if (!wrong) {
      threads.io().execute(() -> answer(asked, now.model(), entry.row()));
    }
  }

  private void answer(int asked, TrainedModel model, double[] features) {
    if (asked != question.get()) {
      return;
    }
    Predictions predictions =
        model.predict(new JavaExecutor(), Dataset.withoutTargets(model.schema(), 1, features));
    List<Float> probabilities = new ArrayList<>();
    if (model.schema().task() == Task.CLASSIFICATION) {
      for (int i = 0; i < model.schema().classNames().size(); i++) {
        probabilities.add(predictions.probability(predictions.size() - 1, i));
      }
    }
    Answer answer = new Answer(TestRows.values(model, predictions), probabilities);
    change(now -> asked == question.get() ? now.withAnswer(answer) : now);
  }

  /** Predicts the rows of a file. */
  void predict(GivenFile file) {
    TrainedModel model = state.getValue().model();
    if (model == null) {
      return;
    }
    int asked = fileQuestion.incrementAndGet();
    state.setValue(state.getValue().withFile(FilePrediction.reading(file.name())));
    threads
        .io()
        .execute(
            () -> {
              FilePrediction outcome = files.predict(model, file);
              change(now -> asked == fileQuestion.get() ? now.withFile(outcome) : now);
            });
  }
}
