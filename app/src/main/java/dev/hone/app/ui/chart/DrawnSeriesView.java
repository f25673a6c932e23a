package dev.hone.app.ui.chart;

import android.annotation.SuppressLint;
import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.Path;
import android.graphics.Rect;
import android.util.AttributeSet;
import android.view.MotionEvent;
import android.view.View;
import androidx.annotation.Nullable;
import androidx.annotation.VisibleForTesting;
import dev.hone.app.R;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of one quantity over the steps of a sequence, drawn by a finger: each step that it
 * passes takes the value at its height. What training saw is shaded.
 */
public final class DrawnSeriesView extends ChartFrame {
  /** Hears the values while a finger draws them. */
  public interface Listener {
    /** Of all steps; a copy. */
    void drawn(double[] values);
  }

  private static final double MARGIN = 0.1;
  private static final int BAND_ALPHA = 0x14;
  private static final int MOST_DOTS = 60;

  private final Paint line;
  private final Paint dot;
  private final Paint band;
  private final Path path = new Path();
  private String name = "";
  private double[] values = {};
  private double low;
  private double high;
  private boolean whole;
  private List<String> levels = List.of();
  private double least;
  private double most;
  private int lastStep = -1;
  @Nullable private Listener listener;

  public DrawnSeriesView(Context context) {
    this(context, null);
  }

  @SuppressLint("ClickableViewAccessibility") // what is drawn is spoken; see speak
  public DrawnSeriesView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    int color = ArmColors.of(context, 1);
    line = theme.stroke(color, theme.line);
    dot = theme.fill(color);
    band = theme.fill(theme.ink);
    band.setAlpha(BAND_ALPHA);
    enableSteps();
    plot().setOnTouchListener(this::touch);
    showEmpty(R.string.chart_no_values);
  }

  /**
   * Shows other values.
   *
   * @param name of the quantity, with its unit
   * @param values one for each step, NaN where there is none
   * @param low the least value that training saw; NaN if nobody knows
   * @param high the largest
   * @param levels names of the values 0, 1, … of a category; empty for numbers
   */
  public void setData(String name, double[] values, double low, double high, List<String> levels) {
    if (name.equals(this.name) && Arrays.equals(this.values, values)) {
      return;
    }
    this.name = name;
    this.values = values.clone();
    this.levels = List.copyOf(levels);
    whole = !levels.isEmpty();
    this.low = whole ? 0 : low;
    this.high = whole ? levels.size() - 1 : high;
    least = Double.POSITIVE_INFINITY;
    most = Double.NEGATIVE_INFINITY;
    if (this.low <= this.high) {
      double margin = whole ? 0 : MARGIN * (this.high - this.low);
      least = this.low - margin;
      most = this.high + margin;
    }
    for (double value : values) {
      if (!Double.isNaN(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    setTitles(
        getContext().getString(R.string.chart_step),
        whole ? getContext().getString(R.string.chart_levels, name, said(levels)) : name);
    if (least <= most) {
      axes.setScales(
          Scale.linear(1, Math.max(2, values.length)),
          1,
          Scale.linear(least, most).withMargin(MARGIN / 4),
          whole ? 1 : 0);
      speak();
    } else {
      showEmpty(R.string.chart_no_values);
    }
  }

  public void setListener(@Nullable Listener listener) {
    this.listener = listener;
  }

  /** The values that are shown; a copy. */
  public double[] getValues() {
    return values.clone();
  }

  private String said(List<String> levels) {
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < levels.size(); i++) {
      said.append(i == 0 ? "" : ", ").append(i).append(" = ").append(levels.get(i));
    }
    return said.toString();
  }

  private void speak() {
    double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double smallest = Arrays.stream(present).min().orElse(Double.NaN);
    double largest = Arrays.stream(present).max().orElse(Double.NaN);
    showPlot(
        getContext()
            .getString(
                R.string.chart_talk_drawn,
                name,
                values.length,
                theme.numbers.value(smallest),
                theme.numbers.value(largest),
                theme.numbers.value(values[values.length - 1])));
  }

  @Override
  List<ChartSteps.Step> steps() {
    List<ChartSteps.Step> steps = new ArrayList<>();
    int stride = (values.length + ChartSteps.MOST - 1) / ChartSteps.MOST;
    for (int i = 0; i < values.length; i += stride) {
      float half = Math.abs(x(stride) - x(0)) / 2;
      Rect bounds =
          new Rect(
              (int) (x(i) - half),
              (int) axes.area.top,
              (int) Math.ceil(x(i) + half),
              (int) axes.area.bottom);
      String spoken =
          Double.isNaN(values[i])
              ? getContext().getString(R.string.chart_talk_step_none, i + 1)
              : getContext().getString(R.string.chart_talk_step, i + 1, said(values[i]));
      steps.add(new ChartSteps.Step(spoken, bounds));
    }
    return steps;
  }

  private String said(double value) {
    int level = (int) value;
    return whole && level == value && level >= 0 && level < levels.size()
        ? levels.get(level)
        : theme.numbers.value(value);
  }

  private boolean touch(View view, MotionEvent event) {
    switch (event.getActionMasked()) {
      case MotionEvent.ACTION_DOWN -> {
        // The page must not scroll under a finger that draws.
        view.getParent().requestDisallowInterceptTouchEvent(true);
        lastStep = -1;
        drawTo(event.getX(), event.getY());
      }
      case MotionEvent.ACTION_MOVE -> {
        for (int i = 0; i < event.getHistorySize(); i++) {
          drawTo(event.getHistoricalX(i), event.getHistoricalY(i));
        }
        drawTo(event.getX(), event.getY());
      }
      case MotionEvent.ACTION_UP -> {
        speak();
        return true;
      }
      default -> {
        return false;
      }
    }
    repaint();
    if (listener != null) {
      listener.drawn(values.clone());
    }
    return true;
  }

  /** Steps that a fast finger jumped over lie on a line between. */
  @VisibleForTesting
  void drawTo(float x, float y) {
    double place = axes.scaleX().at((x - axes.area.left) / axes.area.width());
    int step = (int) Math.max(0, Math.min(values.length - 1, Math.round(place) - 1));
    double height = axes.scaleY().at((axes.area.bottom - y) / axes.area.height());
    double value = Math.max(least, Math.min(most, whole ? Math.rint(height) : height));
    int from = lastStep < 0 ? step : lastStep;
    double first = lastStep < 0 ? value : values[lastStep];
    int way = Math.abs(step - from);
    for (int i = 0; i <= way; i++) {
      double share = way == 0 ? 1 : (double) i / way;
      double between = first + share * (value - first);
      values[from + Integer.signum(step - from) * i] = whole ? Math.rint(between) : between;
    }
    lastStep = step;
  }

  /** Where a step stands on the drawing. */
  @VisibleForTesting
  float x(int step) {
    return axes.x(step + 1);
  }

  /** Where a value stands on the drawing. */
  @VisibleForTesting
  float y(double value) {
    return axes.y(value);
  }

  @Override
  void drawData(Canvas canvas) {
    if (low < high) {
      canvas.drawRect(axes.area.left, axes.y(high), axes.area.right, axes.y(low), band);
    }
  }

  @Override
  void drawAbove(Canvas canvas) {
    path.rewind();
    boolean pen = false;
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        pen = false;
        continue;
      }
      if (pen) {
        path.lineTo(x(i), y(values[i]));
      } else {
        path.moveTo(x(i), y(values[i]));
      }
      pen = true;
      if (values.length <= MOST_DOTS) {
        canvas.drawCircle(x(i), y(values[i]), theme.mark / 2, dot);
      }
    }
    canvas.drawPath(path, line);
  }
}
