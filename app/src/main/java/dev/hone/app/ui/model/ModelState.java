package dev.hone.app.ui.model;

import dev.hone.data.table.Dataset;
import dev.hone.trained.TrainedModel;
import java.util.List;

/**
 * What the model screen shows.
 *
 * @param model null while it is read, or when there is a problem
 * @param test test rows of the first repeat
 * @param truth true class or number of each test row
 * @param predicted predicted class or number of each test row
 * @param sampled the test row in the fields, or −1
 * @param answer what was predicted for the fields, or null
 * @param runtime how the model runs here, a line each; empty while it is measured
 * @param problem why there is no model, or null
 */
record ModelState(
    TrainedModel model,
    Dataset test,
    List<Float> truth,
    List<Float> predicted,
    int sampled,
    Answer answer,
    List<String> runtime,
    String problem) {
  /**
   * A prediction.
   *
   * @param value the class's index, or the number
   * @param probabilities of the classes; empty for regression
   */
  record Answer(float value, List<Float> probabilities) {}

  static ModelState reading() {
    return new ModelState(null, null, List.of(), List.of(), -1, null, List.of(), null);
  }

  static ModelState failed(String why) {
    return new ModelState(null, null, List.of(), List.of(), -1, null, List.of(), why);
  }

  ModelState withRuntime(List<String> lines) {
    return new ModelState(model, test, truth, predicted, sampled, answer, lines, problem);
  }

  ModelState withSample(int row) {
    return new ModelState(model, test, truth, predicted, row, null, runtime, problem);
  }

  ModelState withAnswer(Answer other) {
    return new ModelState(model, test, truth, predicted, sampled, other, runtime, problem);
  }
}
