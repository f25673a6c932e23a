package dev.hone.app.ui.chart;

import dev.hone.trained.BoundaryGrid;
import dev.hone.trained.Scatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Made decision regions and rows over them. */
final class Regions {
  private static final int SIZE = 60;

  private Regions() {}

  /** Three regions that meet in the middle. */
  static BoundaryGrid grid() {
    int[] classes = new int[SIZE * SIZE];
    float[] sureness = new float[SIZE * SIZE];
    for (int i = 0; i < classes.length; i++) {
      double x = i % SIZE / (SIZE - 1.0) - 0.5;
      int row = i / SIZE;
      double y = row / (SIZE - 1.0) - 0.5;
      classes[i] = y > 0.1 + 0.2 * Math.sin(6 * x) ? 2 : x < 0 ? 0 : 1;
      sureness[i] = (float) Math.min(1, 0.4 + 1.2 * Math.hypot(x, y));
    }
    return new BoundaryGrid(
        new BoundaryGrid.Extent(0, 8),
        new BoundaryGrid.Extent(0, 3),
        SIZE,
        SIZE,
        classes,
        sureness);
  }

  static Scatter rows() {
    Random random = new Random(3);
    double[][] centers = {{1.8, 0.6}, {6, 0.7}, {4, 2.5}};
    List<Scatter.Point> points = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      double[] center = centers[i % 3];
      points.add(
          new Scatter.Point(
              center[0] + 0.8 * random.nextGaussian(),
              center[1] + 0.3 * random.nextGaussian(),
              i % 3,
              i % 4 == 0));
    }
    return new Scatter(
        "petal length (cm)",
        "petal width (cm)",
        Arrays.asList("setosa", "versicolor", "virginica"),
        points);
  }
}
