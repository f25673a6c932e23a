package dev.hone.app.ui.chart;

import android.content.Context;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import dev.hone.trained.BoundaryGrid;
import dev.hone.trained.Scatter;
import java.util.StringJoiner;

/** What TalkBack says of decision regions: their sizes, and how many rows lie in a wrong one. */
final class BoundaryText {
  private BoundaryText() {}

  static String of(
      Context context,
      Numbers numbers,
      String armName,
      BoundaryGrid grid,
      @Nullable Scatter points) {
    int[] cells = new int[64];
    for (int label : grid.boundaryClass()) {
      cells[label]++;
    }
    StringJoiner shares = new StringJoiner(context.getString(R.string.chart_separator));
    for (int label = 0; label < cells.length; label++) {
      boolean named = points != null && label < points.classNames().size();
      if (named || cells[label] > 0) {
        shares.add(
            context.getString(
                R.string.chart_talk_share,
                name(numbers, points, label),
                numbers.percent(cells[label], grid.boundaryClass().length)));
      }
    }
    String text =
        context.getString(
            R.string.chart_talk_boundary,
            armName,
            points == null ? "x" : points.xName(),
            points == null ? "y" : points.yName(),
            shares);
    return points == null || points.points().isEmpty()
        ? text
        : withRows(context, text, grid, points);
  }

  private static String withRows(Context context, String text, BoundaryGrid grid, Scatter points) {
    int[] all = new int[2];
    int[] wrong = new int[2];
    for (Scatter.Point point : points.points()) {
      int split = point.test() ? 1 : 0;
      all[split]++;
      wrong[split] +=
          grid.boundaryClass()[cell(grid, point.x(), point.y())] == point.label() ? 0 : 1;
    }
    return context.getString(
        R.string.chart_talk_boundary_points, text, wrong[0], all[0], wrong[1], all[1]);
  }

  /** A row: where it lies, its class, and the class of the region there. */
  static String row(
      Context context, Numbers numbers, BoundaryGrid grid, Scatter points, Scatter.Point point) {
    return context.getString(
        point.test() ? R.string.chart_talk_row_test : R.string.chart_talk_row_training,
        points.xName(),
        numbers.value(point.x()),
        points.yName(),
        numbers.value(point.y()),
        name(numbers, points, point.label()),
        name(numbers, points, grid.boundaryClass()[cell(grid, point.x(), point.y())]));
  }

  /** The class of the region at a place. */
  static String place(
      Context context,
      Numbers numbers,
      BoundaryGrid grid,
      @Nullable Scatter points,
      double x,
      double y) {
    return context.getString(
        R.string.chart_talk_place,
        points == null ? "x" : points.xName(),
        numbers.value(x),
        points == null ? "y" : points.yName(),
        numbers.value(y),
        name(numbers, points, grid.boundaryClass()[cell(grid, x, y)]));
  }

  private static String name(Numbers numbers, @Nullable Scatter points, int label) {
    return points != null && label < points.classNames().size()
        ? points.classNames().get(label)
        : numbers.count(label);
  }

  private static int cell(BoundaryGrid grid, double x, double y) {
    int column = place(x, grid.x().low(), grid.x().high(), grid.columns());
    int row = place(y, grid.y().low(), grid.y().high(), grid.rows());
    return row * grid.columns() + column;
  }

  private static int place(double value, double low, double high, int cells) {
    int place = (int) Math.floor((value - low) / (high - low) * cells);
    return Math.max(0, Math.min(cells - 1, place));
  }
}
