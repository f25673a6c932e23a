package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.Rect;
import android.util.AttributeSet;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How one arm's weights are spread, on the scale that it shares with the others: zero in the
 * middle, heights by their square roots, so that a spike at zero does not hide the rest.
 */
public final class HistogramView extends ChartFrame {
  private static final double PER_CENT = 100;

  /** So many bins are one step of TalkBack. */
  private static final int STEP_BINS = 3;

  private final Paint bar;
  private final Paint edge;
  private final Paint zero;
  @Nullable private WeightShares.Row row;
  private double reach;

  public HistogramView(Context context) {
    this(context, null);
  }

  public HistogramView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    bar = theme.fill(theme.ink);
    edge = theme.stroke(theme.surface, theme.hairline);
    zero = theme.stroke(theme.ink, theme.hairline);
    setLegend(Collections.emptyList());
    enableSteps();
    showEmpty(R.string.chart_no_weights);
  }

  /**
   * Shows other weights.
   *
   * @param all the scale
   * @param shown one of its arms
   */
  public void setData(WeightShares all, WeightShares.Row shown) {
    row = shown;
    reach = all.reach();
    bar.setColor(ArmColors.of(getContext(), shown.arm()));
    setTitles(
        getContext().getString(R.string.chart_weight),
        getContext().getString(R.string.chart_share));
    axes.setScales(
        Scale.linear(-all.reach(), all.reach()), 0, Scale.root(PER_CENT * all.top() * 1.02), 0);
    showPlot(spoken());
  }

  private double left(int bin) {
    return reach * (2 * bin - WeightShares.BINS) / WeightShares.BINS;
  }

  private double share(int from, int to) {
    double sum = 0;
    for (int bin = from; bin < to; bin++) {
      sum += row.shares().get(bin);
    }
    return sum;
  }

  private String spoken() {
    int first = 0;
    int last = WeightShares.BINS - 1;
    while (first < last && row.shares().get(first) == 0) {
      first++;
    }
    while (last > first && row.shares().get(last) == 0) {
      last--;
    }
    return getContext()
        .getString(
            R.string.chart_talk_histogram,
            row.name(),
            theme.numbers.value(left(first)),
            theme.numbers.value(left(last + 1)),
            row.nearZero());
  }

  @Override
  List<ChartSteps.Step> steps() {
    List<ChartSteps.Step> steps = new ArrayList<>();
    for (int bin = 0; row != null && bin < WeightShares.BINS; bin += STEP_BINS) {
      int end = Math.min(bin + STEP_BINS, WeightShares.BINS);
      double share = share(bin, end);
      if (share > 0) {
        Rect bounds =
            new Rect(
                (int) axes.x(left(bin)),
                (int) axes.area.top,
                (int) axes.x(left(end)),
                (int) axes.area.bottom);
        steps.add(
            new ChartSteps.Step(
                getContext()
                    .getString(
                        R.string.chart_talk_bin,
                        theme.numbers.value(left(bin)),
                        theme.numbers.value(left(end)),
                        theme.numbers.value(PER_CENT * share)),
                bounds));
      }
    }
    return steps;
  }

  @Override
  void drawData(Canvas canvas) {
    if (row == null) {
      return;
    }
    canvas.drawLine(axes.x(0), axes.area.top, axes.x(0), axes.area.bottom, zero);
    boolean spaced = axes.area.width() / WeightShares.BINS > 4 * theme.hairline;
    for (int bin = 0; bin < WeightShares.BINS; bin++) {
      double share = row.shares().get(bin);
      if (share > 0) {
        float right = axes.x(left(bin + 1));
        float top = Math.min(axes.y(PER_CENT * share), axes.area.bottom - theme.hairline);
        canvas.drawRect(axes.x(left(bin)), top, right, axes.area.bottom, bar);
        if (spaced) {
          canvas.drawLine(right, top, right, axes.area.bottom, edge);
        }
      }
    }
  }
}
