package dev.hone.trained;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Safetensors;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Preprocessor;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.exec.Executor;
import dev.hone.graph.Variable;
import dev.hone.losses.Loss;
import dev.hone.losses.Losses;
import dev.hone.metrics.Accumulator;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.nn.Network;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.Examples;
import dev.hone.train.Inference;
import dev.hone.train.Predictions;
import dev.hone.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A trained network with everything that is needed to use it: spec, preprocessing (with the schema
 * of its data), weights and what was measured. One safetensors file.
 */
public final class TrainedModel {
  /** Under this name the file's metadata hold all but the weights. */
  public static final String METADATA = "hone.model";

  private static final int VERSION = 1;
  private static final int BATCH = 256;

  private final ExperimentSpec spec;
  private final Preprocessor preprocessor;
  private final Map<String, List<Integer>> shapes;
  private final Map<String, float[]> weights;
  private final RunResult result;
  private final Reading reading;

  private TrainedModel(
      ExperimentSpec spec,
      Preprocessor preprocessor,
      Map<String, List<Integer>> shapes,
      Map<String, float[]> weights,
      RunResult result,
      Reading reading) {
    this.spec = spec;
    this.preprocessor = preprocessor;
    this.shapes = shapes;
    this.weights = weights;
    this.result = result;
    this.reading = reading;
  }

  /**
   * The network of a trainer as it is now.
   *
   * @param spec with one arm, which describes the trainer's network
   * @param preprocessor that made the trainer's examples
   */
  public static TrainedModel of(
      ExperimentSpec spec, Preprocessor preprocessor, Trainer trainer, RunResult result) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (Variable variable : trainer.networkVariables()) {
      shapes.put(
          variable.name(),
          Arrays.stream(variable.shape().dims()).boxed().collect(Collectors.toList()));
    }
    return new TrainedModel(spec, preprocessor, shapes, trainer.weights(), result, null);
  }

  /** The same with what its data were taken for; null if nobody knows. */
  public TrainedModel withReading(Reading other) {
    Reading kept = other == null ? null : other.kept();
    return new TrainedModel(spec, preprocessor, shapes, weights, result, kept);
  }

  /**
   * How the data were read that it was trained on, by which rows to predict are read. For a model
   * of a version that did not keep it, plain columns.
   */
  public Reading reading() {
    return reading == null ? Reading.of(schema()) : reading;
  }

  /** With one arm and one repeat. */
  public ExperimentSpec spec() {
    return spec;
  }

  /** Of the data that it was trained on and can predict. */
  public Schema schema() {
    return preprocessor.schema();
  }

  public Preprocessor preprocessor() {
    return preprocessor;
  }

  /** Shapes of the weights by name, in order. */
  public Map<String, List<Integer>> shapes() {
    return shapes;
  }

  /** Weights by name, row-major; not copies. */
  public Map<String, float[]> weights() {
    return weights;
  }

  /** What was measured after training, with the history. */
  public RunResult result() {
    return result;
  }

  /** The loss that it was trained with. */
  public Loss loss() {
    return Losses.chosen(spec.training().loss(), schema());
  }

  /** What it was measured by. */
  public Metric metric() {
    return Metrics.chosen(spec.metric(), schema().task());
  }

  /** The network, without weights. */
  public Network network() {
    return spec.model()
        .network(
            spec.baseline().regularization(),
            loss().outputs(schema().classNames().size()),
            schema().targetPerStep());
  }

  /** Predicts rows that have the columns of {@link #schema}. */
  public Predictions predict(Executor executor, Dataset rows) {
    try (Inference inference =
        new Inference(
            executor,
            network(),
            Examples.rowShape(preprocessor),
            weights,
            Math.min(BATCH, rows.size()),
            schema().targetsPerRow())) {
      return inference.predict(preprocessor.transform(rows), rows.size());
    }
  }

  /** The metric over predictions of rows whose targets are known. */
  public double measure(Predictions predictions, Dataset rows) {
    Schema schema = schema();
    Accumulator sum = metric().start().of(schema.classNames().size(), 1);
    float[] value = new float[1];
    double mean = preprocessor.inverseTarget(0);
    for (int i = 0; i < predictions.size(); i++) {
      if (schema.task() == Task.CLASSIFICATION) {
        predictions.addTo(sum, i, rows.labels()[i]);
      } else {
        // Errors are differences: a float holds them about the mean where it does not hold the
        // values.
        value[0] = (float) (preprocessor.inverseTarget(predictions.value(i)) - mean);
        sum.add(value, 0, 1, (float) (rows.targets()[i] - mean));
      }
    }
    return sum.value();
  }

  /** Writes the file whole or not at all. */
  public void write(Path file) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.add("spec", spec.toJson());
    json.add("preprocessor", preprocessor.toJson());
    if (reading != null) {
      json.add("reading", reading.toJson());
    }
    // Without times, so that the same training gives the same bytes.
    json.add("result", result.withoutTimes().toJson());
    JsonArray names = new JsonArray();
    weights.keySet().forEach(names::add);
    json.add("weights", names);
    Safetensors tensors = new Safetensors();
    tensors.metadata().put(METADATA, json.toString());
    weights.forEach((name, values) -> tensors.put(name, shapes.get(name), values));
    tensors.write(file);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidInputException if the file is missing, damaged, or no model of Hone's
   */
  public static TrainedModel read(Path file) throws IOException {
    Safetensors tensors = Safetensors.read(file);
    String text = tensors.metadata().get(METADATA);
    if (text == null) {
      throw new InvalidInputException(Message.of("trained.no-model", file.toString(), METADATA));
    }
    JsonFields fields = JsonFields.parse("the model " + file, text);
    int version = fields.integer("version");
    if (version != VERSION) {
      throw new InvalidInputException(
          Message.of("trained.version", file.toString(), version, VERSION));
    }
    ExperimentSpec spec = ExperimentSpec.fromJson(fields.objectOrFail("spec"));
    Preprocessor preprocessor = Preprocessor.fromJson(fields.objectOrFail("preprocessor"));
    RunResult result = RunResult.fromJson(fields.objectOrFail("result"));
    JsonFields kept = fields.object("reading");
    Reading reading = kept == null ? null : Reading.fromJson(kept);
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (String name : fields.strings("weights")) {
      Safetensors.Tensor tensor = tensors.tensors().get(name);
      if (tensor == null) {
        throw new InvalidInputException(Message.of("trained.tensor", file.toString(), name));
      }
      shapes.put(name, tensor.shape());
      weights.put(name, tensor.values());
    }
    fields.end();
    return new TrainedModel(spec, preprocessor, shapes, weights, result, reading);
  }
}
