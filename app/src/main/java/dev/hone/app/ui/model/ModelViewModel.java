package dev.hone.app.ui.model;

import android.content.res.Resources;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.AppContainer;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.app.tflite.AndroidTfLiteRuntime;
import dev.hone.app.tflite.LatencyComparison;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.compare.ExperimentRunner;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.exec.JavaExecutor;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.train.Predictions;
import dev.hone.trained.ModelExport;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** One trained model: what it answers, how well, and how fast. */
public final class ModelViewModel extends ViewModel {
  private static final int TIMED_ROWS = 64;
  private static final int TIMES = 20;
  private static final double NANOS_PER_MILLI = 1e6;

  private final AppContainer container;
  private final Resources resources;
  private final long id;
  private final int arm;
  private final Random random = new Random();
  private final MutableLiveData<ModelState> state = new MutableLiveData<>(ModelState.reading());

  ModelViewModel(AppContainer container, Resources resources, long id, int arm) {
    this.container = container;
    this.resources = resources;
    this.id = id;
    this.arm = arm;
    container.io().execute(this::read);
  }

  LiveData<ModelState> state() {
    return state;
  }

  private void read() {
    Experiments experiments = container.experiments();
    try {
      ExperimentEntity experiment = experiments.find(id);
      if (experiment == null) {
        return; // the screen leaves
      }
      TrainedModel model = experiments.model(id, arm);
      Dataset test = ExperimentRunner.testRows(experiments.localSpec(experiment), 0);
      Predictions predictions = model.predict(new JavaExecutor(), test);
      List<Double> truth = new ArrayList<>();
      List<Double> predicted = new ArrayList<>();
      boolean classes = test.schema().task() == Task.CLASSIFICATION;
      for (int i = 0; i < predictions.size(); i++) {
        truth.add(classes ? (double) test.labels()[i] : test.targets()[i]);
        predicted.add(value(model, predictions, i));
      }
      ModelState shown =
          new ModelState(
              model, new ModelState.TestRows(test, truth, predicted), -1, null, List.of(), null);
      change(now -> shown);
    } catch (IOException | InvalidInputException e) {
      change(now -> ModelState.failed(Languages.reason(resources, e)));
    }
  }

  /** Measures how the model runs here; on the GPU, too, which nothing else tries. */
  void measure() {
    ModelState now = state.getValue();
    state.setValue(now.withRuntime(List.of(resources.getString(R.string.estimate_measuring))));
    container
        .measuring()
        .execute(
            () -> {
              List<String> lines = measure(now.model(), now.rows().data());
              change(later -> later.withRuntime(lines));
            });
  }

  private void change(UnaryOperator<ModelState> how) {
    container.main().execute(() -> state.setValue(how.apply(state.getValue())));
  }

  private static double value(TrainedModel model, Predictions predictions, int target) {
    return model.schema().task() == Task.CLASSIFICATION
        ? predictions.predictedClass(target)
        : model.preprocessor().inverseTarget(predictions.value(target));
  }

  private List<String> measure(TrainedModel model, Dataset test) {
    List<String> lines = new ArrayList<>();
    int count = Math.min(TIMED_ROWS, test.size());
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> i);
    Dataset timed = test.subset(rows);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      model.predict(new JavaExecutor(), timed);
      best = Math.min(best, (double) (System.nanoTime() - start));
    }
    lines.add(resources.getString(R.string.runtime_java, millis(best / NANOS_PER_MILLI / count)));
    Message unavailable = AndroidTfLiteRuntime.unavailableReason();
    if (unavailable != null) {
      lines.add(
          resources.getString(R.string.runtime_no_tflite, unavailable.in(Languages.of(resources))));
      return lines;
    }
    float[] features = model.preprocessor().transform(timed);
    int width = features.length / count;
    float[][] inputs = new float[count][];
    for (int i = 0; i < count; i++) {
      inputs[i] = Arrays.copyOfRange(features, i * width, (i + 1) * width);
    }
    LatencyComparison latency = LatencyComparison.of(container.tfLite(), file(model, 1), inputs, 1);
    lines.add(resources.getString(R.string.runtime_cpu, millis(latency.cpuMillis())));
    lines.add(
        latency.gpuMillis().isPresent()
            ? resources.getString(
                R.string.runtime_gpu,
                millis(latency.gpuMillis().getAsDouble()),
                Formats.number(latency.largestDifference().getAsDouble()))
            : resources.getString(R.string.runtime_no_gpu, latency.gpuReason()));
    return lines;
  }

  private String millis(double value) {
    return resources.getString(R.string.milliseconds, Formats.number(value));
  }

  /** The model as a TensorFlow Lite file. */
  static TfLiteFile file(TrainedModel model, int batch) {
    return new ModelExport(model, model.schema().name(), "", "").inference(batch);
  }

  /** Puts some test row into the fields. */
  void sample() {
    ModelState now = state.getValue();
    state.setValue(now.withSample(random.nextInt(now.rows().data().size())));
  }

  /** The features of the sampled row. */
  static double[] row(ModelState state) {
    Schema schema = state.rows().data().schema();
    int width = schema.columns().size() * schema.rowSteps();
    return Arrays.copyOfRange(
        state.rows().data().features(), state.sampled() * width, (state.sampled() + 1) * width);
  }

  /** Predicts one row of features, unscaled as in the data. */
  void predict(double[] features) {
    TrainedModel model = state.getValue().model();
    container
        .io()
        .execute(
            () -> {
              Predictions predictions =
                  model.predict(
                      new JavaExecutor(), Dataset.withoutTargets(model.schema(), 1, features));
              List<Float> probabilities = new ArrayList<>();
              if (model.schema().task() == Task.CLASSIFICATION) {
                for (int i = 0; i < model.schema().classNames().size(); i++) {
                  probabilities.add(predictions.probability(0, i));
                }
              }
              ModelState.Answer answer =
                  new ModelState.Answer(value(model, predictions, 0), probabilities);
              change(now -> now.withAnswer(answer));
            });
  }
}
