package dev.hone.trained;

import dev.hone.data.table.Dataset;
import dev.hone.data.table.Preprocessor;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.train.Predictions;
import dev.hone.train.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trained classifier of two numeric features says over the plane, and the rows to draw on
 * it.
 */
public final class Boundary {
  private static final int CELLS = 72;
  private static final double MARGIN = 0.08;
  private static final int MAX_CLASSES = 64;

  private Boundary() {}

  public static boolean applies(Schema schema) {
    return schema.task() == Task.CLASSIFICATION
        && schema.steps() == 0
        && schema.columns().size() == 2
        && schema.columns().stream().allMatch(column -> column.isNumeric())
        && schema.classNames().size() <= MAX_CLASSES;
  }

  public static BoundaryGrid of(
      Trainer trainer, Preprocessor preprocessor, Dataset train, Dataset test) {
    BoundaryGrid.Extent x = range(train, test, 0);
    BoundaryGrid.Extent y = range(train, test, 1);
    float[] cells = new float[2 * CELLS * CELLS];
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        int at = 2 * (row * CELLS + column);
        cells[at] = (float) (x.low() + (column + 0.5) * (x.high() - x.low()) / CELLS);
        cells[at + 1] = (float) (y.low() + (row + 0.5) * (y.high() - y.low()) / CELLS);
      }
    }
    Dataset grid = Dataset.withoutTargets(train.schema(), CELLS * CELLS, cells);
    Predictions predictions = Predictions.of(trainer, preprocessor.transform(grid), CELLS * CELLS);
    int[] classes = new int[CELLS * CELLS];
    float[] sureness = new float[CELLS * CELLS];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = predictions.predictedClass(i);
      sureness[i] = predictions.probability(i, classes[i]);
    }
    return new BoundaryGrid(x, y, CELLS, CELLS, classes, sureness);
  }

  /** The rows of training and test. */
  public static Scatter points(Dataset train, Dataset test) {
    List<Scatter.Point> points = new ArrayList<>();
    add(points, train, false);
    if (test != null) {
      add(points, test, true);
    }
    return new Scatter(
        train.schema().columns().get(0).name(),
        train.schema().columns().get(1).name(),
        train.schema().classNames(),
        points);
  }

  private static void add(List<Scatter.Point> points, Dataset rows, boolean test) {
    for (int i = 0; i < rows.size(); i++) {
      double x = rows.features()[2 * i];
      double y = rows.features()[2 * i + 1];
      if (!Double.isNaN(x) && !Double.isNaN(y)) {
        points.add(new Scatter.Point(x, y, rows.labels()[i], test));
      }
    }
  }

  private static BoundaryGrid.Extent range(Dataset train, Dataset test, int column) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Dataset rows : new Dataset[] {train, test}) {
      for (int i = 0; rows != null && i < rows.size(); i++) {
        double value = rows.features()[2 * i + column];
        if (!Double.isNaN(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    double margin = high > low ? MARGIN * (high - low) : 1;
    return new BoundaryGrid.Extent(low - margin, high + margin);
  }
}
