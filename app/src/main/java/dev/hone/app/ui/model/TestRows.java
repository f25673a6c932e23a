package dev.hone.app.ui.model;

import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.train.Predictions;
import dev.hone.trained.TrainedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows the model was not trained on.
 *
 * @param data the rows
 * @param truth true class or number of each target: of each row, or of each step of each row
 * @param predicted predicted class or number of each target
 */
record TestRows(Dataset data, List<Double> truth, List<Double> predicted) {
  static TestRows of(TrainedModel model, Dataset test, Predictions predictions) {
    boolean classes = test.schema().task() == Task.CLASSIFICATION;
    List<Double> truth = new ArrayList<>();
    for (int i = 0; i < predictions.size(); i++) {
      truth.add(classes ? (double) test.labels()[i] : test.targets()[i]);
    }
    return new TestRows(test, truth, values(model, predictions));
  }

  /** Class or number of each target. */
  static List<Double> values(TrainedModel model, Predictions predictions) {
    boolean classes = model.schema().task() == Task.CLASSIFICATION;
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < predictions.size(); i++) {
      values.add(
          classes
              ? predictions.predictedClass(i)
              : model.preprocessor().inverseTarget(predictions.value(i)));
    }
    return values;
  }

  /** How often a class [row] was taken for a class [column]. */
  int[][] confusion() {
    int size = data.schema().classNames().size();
    int[][] counts = new int[size][size];
    for (int i = 0; i < truth.size(); i++) {
      counts[truth.get(i).intValue()][predicted.get(i).intValue()]++;
    }
    return counts;
  }

  /** The features of a row, step after step. */
  double[] features(int row) {
    Schema schema = data.schema();
    int width = schema.columns().size() * schema.rowSteps();
    return Arrays.copyOfRange(data.features(), row * width, (row + 1) * width);
  }

  /** What is true of a row: one value, or one for each step. */
  List<Double> truthOf(int row) {
    int targets = data.schema().targetsPerRow();
    return truth.subList(row * targets, (row + 1) * targets);
  }
}
