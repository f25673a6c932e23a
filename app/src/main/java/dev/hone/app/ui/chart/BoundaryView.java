package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.Path;
import android.util.AttributeSet;
import androidx.annotation.ColorInt;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import dev.hone.trained.BoundaryGrid;
import dev.hone.trained.Scatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One arm's decision regions over two features: the stronger a region's colour, the surer the
 * model. Rows of data lie over it, classes told apart by colour and shape, test rows hollow.
 */
public final class BoundaryView extends ChartFrame {
  /** Classes start at the second colour: the first is black or white, as the points' rims are. */
  private static final int FIRST_COLOR = 1;

  /** A multiple of the number of colours. */
  private static final int MOST_CLASSES = 64;

  private final int[] colors;

  /** So many places of each side are spoken where there are no rows. */
  private static final int PLACES = 4;

  private final Paint bitmapPaint = new Paint();
  private final Paint fill;
  private final Paint rim;
  private final Path path = new Path();
  @Nullable private Scatter points;
  @Nullable private BoundaryGrid grid;
  @Nullable private Bitmap regions;

  public BoundaryView(Context context) {
    this(context, null);
  }

  public BoundaryView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    colors = colors();
    fill = theme.fill(theme.ink);
    rim = theme.stroke(theme.surface, theme.line * 0.75f);
    enableSteps();
    setData("", null, null);
  }

  /**
   * Shows another arm.
   *
   * @param grid null if the arm has no decision regions
   * @param points rows to draw over them with the features' and classes' names; null for none
   */
  public void setData(String armName, @Nullable BoundaryGrid grid, @Nullable Scatter points) {
    this.points = points;
    this.grid = grid;
    regions = null;
    if (grid == null) {
      setLegend(Collections.emptyList());
      showEmpty(R.string.chart_no_boundary);
      return;
    }
    regions =
        Bitmap.createBitmap(pixels(grid), grid.columns(), grid.rows(), Bitmap.Config.ARGB_8888);
    setLegend(legend(points));
    setTitles(points == null ? "" : points.xName(), points == null ? "" : points.yName());
    axes.setScales(
        Scale.linear(grid.x().low(), grid.x().high()),
        0,
        Scale.linear(grid.y().low(), grid.y().high()),
        0);
    showPlot(BoundaryText.of(getContext(), theme.numbers, armName, grid, points));
  }

  /** Colours of all classes a grid can have. */
  private int[] colors() {
    int[] all = new int[MOST_CLASSES];
    for (int label = 0; label < all.length; label++) {
      all[label] = ArmColors.of(getContext(), label + FIRST_COLOR);
    }
    return all;
  }

  @ColorInt
  private int color(int label) {
    return colors[Math.floorMod(label, MOST_CLASSES)];
  }

  /** From top to bottom, as bitmaps are, where the grid goes from bottom to top. */
  private int[] pixels(BoundaryGrid from) {
    int[] pixels = new int[from.columns() * from.rows()];
    int[] classes = from.boundaryClass();
    float[] sureness = from.boundary();
    for (int row = 0; row < from.rows(); row++) {
      for (int column = 0; column < from.columns(); column++) {
        int cell = row * from.columns() + column;
        float strength = 0.1f + 0.4f * Math.max(0, sureness[cell] - 0.3f) / 0.7f;
        pixels[(from.rows() - 1 - row) * from.columns() + column] =
            theme.tint(color(classes[cell]), strength);
      }
    }
    return pixels;
  }

  private List<LegendView.Entry> legend(@Nullable Scatter scatter) {
    List<LegendView.Entry> entries = new ArrayList<>();
    if (scatter == null) {
      return entries;
    }
    for (int i = 0; i < scatter.classNames().size(); i++) {
      entries.add(
          new LegendView.Entry(scatter.classNames().get(i), color(i), LegendView.Sample.SHAPE, i));
    }
    if (scatter.points().stream().anyMatch(Scatter.Point::test)) {
      entries.add(
          new LegendView.Entry(
              getContext().getString(R.string.chart_test_points),
              theme.label,
              LegendView.Sample.HOLLOW_SHAPE,
              0));
    }
    return entries;
  }

  /** Through the rows, where there are any; else through places of the regions. */
  @Override
  List<ChartSteps.Step> steps() {
    List<ChartSteps.Step> steps = new ArrayList<>();
    if (grid == null) {
      return steps;
    }
    List<Scatter.Point> drawn = new ArrayList<>();
    for (Scatter.Point point : points == null ? List.<Scatter.Point>of() : points.points()) {
      if (axes.area.contains(axes.x(point.x()), axes.y(point.y()))) {
        drawn.add(point);
      }
    }
    for (Scatter.Point point : ChartSteps.thinned(drawn)) {
      steps.add(
          new ChartSteps.Step(
              BoundaryText.row(getContext(), theme.numbers, grid, points, point),
              around(axes.x(point.x()), axes.y(point.y()))));
    }
    for (int place = 0; drawn.isEmpty() && place < PLACES * PLACES; place++) {
      double x = at(grid.x(), place % PLACES);
      double y = at(grid.y(), place / PLACES);
      steps.add(
          new ChartSteps.Step(
              BoundaryText.place(getContext(), theme.numbers, grid, points, x, y),
              around(axes.x(x), axes.y(y))));
    }
    return steps;
  }

  /** The middle of one of the parts of a side. */
  private static double at(BoundaryGrid.Extent side, int part) {
    return side.low() + (part + 0.5) / PLACES * (side.high() - side.low());
  }

  @Override
  void drawData(Canvas canvas) {
    if (regions == null) {
      return;
    }
    canvas.drawBitmap(regions, null, axes.area, bitmapPaint);
    if (points == null) {
      return;
    }
    List<Scatter.Point> rows = points.points();
    for (int i = 0; i < rows.size(); i++) {
      Scatter.Point point = rows.get(i);
      float x = axes.x(point.x());
      float y = axes.y(point.y());
      if (axes.area.contains(x, y)) {
        path.rewind();
        Mark.of(point.label()).addTo(path, x, y, theme.mark * 1.15f);
        int color = color(point.label());
        fill.setColor(point.test() ? theme.surface : color);
        rim.setColor(point.test() ? color : theme.surface);
        canvas.drawPath(path, fill);
        canvas.drawPath(path, rim);
      }
    }
  }
}
