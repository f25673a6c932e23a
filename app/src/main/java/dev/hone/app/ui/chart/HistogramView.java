package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.util.AttributeSet;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import dev.hone.stats.Histogram;
import java.util.Collections;

/** How one arm's weights are spread, zero in the middle. */
public final class HistogramView extends ChartFrame {
  /** The lowest value of a logarithmic axis of counts, so that a single weight has a height. */
  private static final double BELOW_ONE = 0.5;

  private final Paint bar;
  private final Paint edge;
  private final Paint zero;
  private String armName = "";
  @Nullable private Histogram histogram;
  private boolean logCounts;

  public HistogramView(Context context) {
    this(context, null);
  }

  public HistogramView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    bar = theme.fill(theme.ink);
    edge = theme.stroke(theme.surface, theme.hairline);
    zero = theme.stroke(theme.ink, theme.hairline);
    update();
  }

  /**
   * Shows other weights.
   *
   * @param arm index of the arm, for its colour
   * @param histogram null if there are none
   */
  public void setData(String armName, int arm, @Nullable Histogram histogram) {
    this.armName = armName;
    this.histogram = histogram;
    bar.setColor(ArmColors.of(getContext(), arm));
    update();
  }

  /** Whether the axis of counts is logarithmic, to show the few large weights. */
  public void setLogCounts(boolean logCounts) {
    this.logCounts = logCounts;
    update();
  }

  public boolean isLogCounts() {
    return logCounts;
  }

  private void update() {
    String title = getContext().getString(R.string.chart_count);
    setTitles(
        getContext().getString(R.string.chart_weight),
        logCounts ? getContext().getString(R.string.chart_log_axis, title) : title);
    long all = 0;
    int most = 0;
    if (histogram != null) {
      for (int count : histogram.counts()) {
        all += count;
        most = Math.max(most, count);
      }
    }
    if (histogram == null || all == 0) {
      setLegend(Collections.emptyList());
      showEmpty(R.string.chart_no_weights);
      return;
    }
    setLegend(
        Collections.singletonList(
            new LegendView.Entry(
                armName, bar.getColor(), LegendView.Sample.SHAPE, LegendView.SQUARE)));
    double reach = Math.max(Math.abs(histogram.low()), Math.abs(histogram.high()));
    axes.setScales(
        Scale.linear(-reach, reach),
        0,
        logCounts ? Scale.logarithmic(BELOW_ONE, most * 1.2) : Scale.linear(0, most * 1.05),
        1);
    showPlot(spoken(histogram, all, reach));
  }

  private String spoken(Histogram weights, long all, double reach) {
    double near = reach / 10;
    int[] counts = weights.counts();
    double width = (weights.high() - weights.low()) / counts.length;
    long small = 0;
    for (int i = 0; i < counts.length; i++) {
      double center = weights.low() + (i + 0.5) * width;
      small += Math.abs(center) < near ? counts[i] : 0;
    }
    return getContext()
        .getString(
            R.string.chart_talk_histogram,
            armName,
            theme.numbers.count(all),
            theme.numbers.value(weights.low()),
            theme.numbers.value(weights.high()),
            theme.numbers.percent(small, all),
            theme.numbers.value(near));
  }

  @Override
  void drawData(Canvas canvas) {
    if (histogram == null) {
      return;
    }
    canvas.drawLine(axes.x(0), axes.area.top, axes.x(0), axes.area.bottom, zero);
    int[] counts = histogram.counts();
    double width = (histogram.high() - histogram.low()) / counts.length;
    boolean spaced = axes.area.width() / counts.length > 4 * theme.hairline;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        float left = axes.x(histogram.low() + i * width);
        float right = axes.x(histogram.low() + (i + 1) * width);
        float top = Math.min(axes.y(counts[i]), axes.area.bottom - theme.hairline);
        canvas.drawRect(left, top, right, axes.area.bottom, bar);
        if (spaced) {
          canvas.drawLine(right, top, right, axes.area.bottom, edge);
        }
      }
    }
  }
}
