package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.LoadedSignature;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.tflite.write.TfLiteWriter;
import dev.hone.train.TrainingSteps;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes on training a {@code .tflite} file that Hone wrote, inside TensorFlow Lite: the model's
 * weights and its optimiser's state stay in the runtime from step to step. For one thread at a
 * time.
 */
public final class TrainingFile implements AutoCloseable {
  private static final String INFER = "infer";

  private final LoadedModel model;
  private final LoadedSignature train;
  private final Map<String, float[]> extra = new LinkedHashMap<>();
  private final float[] rate = new float[1];
  private final float[] loss = new float[1];

  /**
   * Loads the file. Dropout masks and noise start out without effect: ones and zeros; see {@link
   * #feed}.
   *
   * @throws InvalidInputException if a signature is missing
   */
  public TrainingFile(TfLiteRuntime runtime, TfLiteRuntime.Options options, TfLiteFile file) {
    model = runtime.load(file, options);
    for (String key :
        List.of(TrainingSteps.TRAIN, INFER, TfLiteWriter.GET_WEIGHTS, TfLiteWriter.SET_WEIGHTS)) {
      if (!model.signatures().contains(key)) {
        List<String> there = model.signatures();
        model.close();
        throw new InvalidInputException(
            Message.of("finetune.no-signature", file.name(), key, there));
      }
    }
    train = model.signature(TrainingSteps.TRAIN);
    List<String> own =
        List.of(TrainingSteps.FEATURES, TrainingSteps.TARGETS, TrainingSteps.LEARNING_RATE);
    train
        .inputs()
        .forEach(
            (name, info) -> {
              if (!own.contains(name)) {
                float[] neutral = new float[info.shape().size()];
                Arrays.fill(neutral, name.endsWith("/mask") ? 1 : 0);
                extra.put(name, neutral);
              }
            });
  }

  /** Rows that each step and each inference takes. */
  public int batch() {
    return train.inputs().get(TrainingSteps.FEATURES).shape().dim(0);
  }

  /** Inputs for masks and noise. */
  public Map<String, TensorInfo> noises() {
    Map<String, TensorInfo> noises = new LinkedHashMap<>(train.inputs());
    noises.keySet().retainAll(extra.keySet());
    return Collections.unmodifiableMap(noises);
  }

  /** Sets a mask or noise for the steps to come: a copy, of the input's size. */
  public void feed(String noise, float[] values) {
    float[] into = extra.get(noise);
    if (into == null || into.length != values.length) {
      throw new InvalidInputException(
          Message.of("finetune.no-noise", noise, values.length, noises().keySet()));
    }
    System.arraycopy(values, 0, into, 0, into.length);
  }

  /**
   * One step on labelled rows.
   *
   * @param features row-major, a whole batch, as the metadata say they are to be scaled
   * @param labels one a row
   * @return the mean loss before the step
   */
  public double step(float[] features, int[] labels, double learningRate) {
    train.put(TrainingSteps.TARGETS, labels);
    return step(features, learningRate);
  }

  /** One step on rows with numbers to predict; see {@link #step(float[], int[], double)}. */
  public double step(float[] features, float[] targets, double learningRate) {
    train.put(TrainingSteps.TARGETS, targets);
    return step(features, learningRate);
  }

  private double step(float[] features, double learningRate) {
    rate[0] = (float) learningRate;
    train.put(TrainingSteps.FEATURES, features);
    train.put(TrainingSteps.LEARNING_RATE, rate);
    extra.forEach(train::put);
    train.run();
    train.get(TrainingSteps.LOSS, loss);
    return loss[0];
  }

  /**
   * What the model gives for a batch of rows: logits, or standardised values.
   *
   * @param features row-major, a whole batch
   * @return row-major [batch, ...], a new array
   */
  public float[] infer(float[] features) {
    LoadedSignature infer = model.signature(INFER);
    infer.put(TrainingSteps.FEATURES, features);
    infer.run();
    float[] output = new float[infer.outputs().get(TrainingSteps.OUTPUT).shape().size()];
    infer.get(TrainingSteps.OUTPUT, output);
    return output;
  }

  /** All variables, the optimiser's included: copies, by name. */
  public Map<String, float[]> variables() {
    LoadedSignature getter = model.signature(TfLiteWriter.GET_WEIGHTS);
    getter.run();
    Map<String, float[]> variables = new LinkedHashMap<>();
    getter.outputs().forEach((name, info) -> variables.put(name, new float[info.shape().size()]));
    variables.forEach(getter::get);
    return variables;
  }

  /**
   * Sets variables; those that are not named stay as they are.
   *
   * @throws InvalidInputException if there is no such variable, or it has another size
   */
  public void setVariables(Map<String, float[]> values) {
    Map<String, float[]> all = variables();
    values.forEach(
        (name, value) -> {
          if (all.put(name, value) == null) {
            throw InvalidInputException.value(Message.of("finetune.variable"), name, all.keySet());
          }
        });
    LoadedSignature setter = model.signature(TfLiteWriter.SET_WEIGHTS);
    all.forEach(setter::put);
    setter.run();
  }

  @Override
  public void close() {
    model.close();
  }
}
