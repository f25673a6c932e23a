package dev.hone.app.ui.model;

import dev.hone.data.table.Dataset;
import dev.hone.trained.TrainedModel;
import java.util.List;

/**
 * What the model screen shows.
 *
 * @param model null while it is read, or when there is a problem
 * @param rows test rows of the first repeat, or null without a model
 * @param sampled the test row in the fields, or −1
 * @param answer what was predicted for the fields, or null
 * @param runtime how the model runs here, a line each; empty until somebody asks
 * @param problem why there is no model, or null
 */
record ModelState(
    TrainedModel model,
    TestRows rows,
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
  record Answer(double value, List<Float> probabilities) {}

  /**
   * Rows the model was not trained on.
   *
   * @param data the rows
   * @param truth true class or number of each
   * @param predicted predicted class or number of each
   */
  record TestRows(Dataset data, List<Double> truth, List<Double> predicted) {}

  static ModelState reading() {
    return new ModelState(null, null, -1, null, List.of(), null);
  }

  static ModelState failed(String why) {
    return new ModelState(null, null, -1, null, List.of(), why);
  }

  ModelState withRuntime(List<String> lines) {
    return new ModelState(model, rows, sampled, answer, lines, problem);
  }

  ModelState withSample(int row) {
    return new ModelState(model, rows, row, null, runtime, problem);
  }

  ModelState withAnswer(Answer other) {
    return new ModelState(model, rows, sampled, other, runtime, problem);
  }
}
