package dev.hone.experiment;

import dev.hone.data.Dataset;
import dev.hone.data.Schema;
import dev.hone.data.Task;
import dev.hone.train.Predictions;
import dev.hone.train.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trained classifier of two numeric features says over the plane, and the rows to draw on
 * it.
 */
final class Boundary {
  private static final int CELLS = 72;
  private static final double MARGIN = 0.08;
  private static final int MAX_CLASSES = 64;

  private Boundary() {}

  static boolean applies(Schema schema) {
    return schema.task() == Task.CLASSIFICATION
        && schema.steps() == 0
        && schema.columns().size() == 2
        && schema.columns().stream().allMatch(column -> column.isNumeric())
        && schema.classNames().size() <= MAX_CLASSES;
  }

  static BoundaryGrid of(Trainer trainer, PreparedData data) {
    double[] x = range(data, 0);
    double[] y = range(data, 1);
    float[] cells = new float[2 * CELLS * CELLS];
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        int at = 2 * (row * CELLS + column);
        cells[at] = (float) (x[0] + (column + 0.5) * (x[1] - x[0]) / CELLS);
        cells[at + 1] = (float) (y[0] + (row + 0.5) * (y[1] - y[0]) / CELLS);
      }
    }
    Dataset grid = Dataset.withoutTargets(data.schema(), CELLS * CELLS, cells);
    Predictions predictions =
        Predictions.of(trainer, data.preprocessor().transform(grid), CELLS * CELLS);
    int[] classes = new int[CELLS * CELLS];
    float[] sureness = new float[CELLS * CELLS];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = predictions.predictedClass(i);
      sureness[i] = predictions.probability(i, classes[i]);
    }
    return new BoundaryGrid(x[0], x[1], y[0], y[1], CELLS, CELLS, classes, sureness);
  }

  /** The rows of training and test. */
  static Scatter points(PreparedData data) {
    List<Scatter.Point> points = new ArrayList<>();
    add(points, data.trainRows(), false);
    if (data.testRows() != null) {
      add(points, data.testRows(), true);
    }
    return new Scatter(
        data.schema().columns().get(0).name(),
        data.schema().columns().get(1).name(),
        data.schema().classNames(),
        points);
  }

  private static void add(List<Scatter.Point> points, Dataset rows, boolean test) {
    for (int i = 0; i < rows.size(); i++) {
      float x = rows.features()[2 * i];
      float y = rows.features()[2 * i + 1];
      if (!Float.isNaN(x) && !Float.isNaN(y)) {
        points.add(new Scatter.Point(x, y, rows.labels()[i], test));
      }
    }
  }

  private static double[] range(PreparedData data, int column) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Dataset rows : new Dataset[] {data.trainRows(), data.testRows()}) {
      for (int i = 0; rows != null && i < rows.size(); i++) {
        float value = rows.features()[2 * i + column];
        if (!Float.isNaN(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    double margin = high > low ? MARGIN * (high - low) : 1;
    return new double[] {low - margin, high + margin};
  }
}
