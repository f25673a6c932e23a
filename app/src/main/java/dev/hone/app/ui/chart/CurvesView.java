package dev.hone.app.ui.chart;

import android.annotation.SuppressLint;
import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.Path;
import android.util.AttributeSet;
import androidx.annotation.Nullable;
import androidx.annotation.VisibleForTesting;
import dev.hone.app.R;
import dev.hone.app.data.CurvePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Learning curves of several arms: training solid, validation dashed in the arm's colour, with a
 * band from the smallest to the largest of the repeats; the last point carries the arm's shape. A
 * touch names the nearest point. What lies far from the rest is not drawn to scale: it stands at
 * the edge, a note says how many points do, and a touch there names them.
 */
public final class CurvesView extends ChartFrame {
  private static final int BAND_ALPHA = 0x2c;

  private final Paint line;
  private final Paint dashed;
  private final Paint fill;
  private final Path mark = new Path();
  private final InspectedLabel inspected;
  private List<String> armNames = Collections.emptyList();
  private Measure measure = Measure.LOSS;
  private List<Curve> curves = Collections.emptyList();
  private List<Curve> shown = Collections.emptyList();
  @Nullable private Set<Integer> visibleArms;
  private boolean logScale;

  public CurvesView(Context context) {
    this(context, null);
  }

  @SuppressLint("ClickableViewAccessibility") // the touched value is in the spoken text's data
  public CurvesView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    line = theme.stroke(theme.ink, theme.line);
    dashed = theme.stroke(theme.ink, theme.line);
    dashed.setPathEffect(LegendView.dashes(theme));
    fill = theme.fill(theme.ink);
    inspected = new InspectedLabel(theme);
    enableSteps();
    plot().setOnTouchListener(new InspectTouch(this::inspectAt));
    update();
  }

  /**
   * Shows other data.
   *
   * @param armNames names by index
   * @param points points of all arms in any order; missing and infinite values leave no gap
   */
  public void setData(List<String> armNames, List<CurvePoint> points, Measure measure) {
    this.armNames = Collections.unmodifiableList(new ArrayList<>(armNames));
    this.measure = measure;
    List<CurvePoint> ordered = new ArrayList<>(points);
    ordered.sort(Comparator.comparingInt(point -> point.epoch));
    int[] counts = new int[armNames.size()];
    for (CurvePoint point : ordered) {
      if (point.arm >= 0 && point.arm < counts.length) {
        counts[point.arm]++;
      }
    }
    List<Curve> all = new ArrayList<>();
    for (int arm = 0; arm < counts.length; arm++) {
      int color = ArmColors.of(getContext(), arm);
      all.add(new Curve(arm, true, color, counts[arm]));
      all.add(new Curve(arm, false, color, counts[arm]));
    }
    for (CurvePoint point : ordered) {
      if (point.arm >= 0 && point.arm < counts.length) {
        all.get(2 * point.arm).add(point.epoch, measure.train(point), measure.trainRange(point));
        all.get(2 * point.arm + 1)
            .add(point.epoch, measure.validation(point), measure.validationRange(point));
      }
    }
    curves = all;
    update();
  }

  /** Shows these arms only; null shows all. */
  public void setVisibleArms(@Nullable Set<Integer> arms) {
    visibleArms = arms == null ? null : Collections.unmodifiableSet(new HashSet<>(arms));
    update();
  }

  /** Whether the vertical axis is logarithmic; values of 0 have no place on it then. */
  public void setLogScale(boolean logScale) {
    this.logScale = logScale;
    update();
  }

  public boolean isLogScale() {
    return logScale;
  }

  private boolean isVisible(int arm) {
    return visibleArms == null || visibleArms.contains(arm);
  }

  private void update() {
    shown = new ArrayList<>();
    for (Curve curve : curves) {
      if (isVisible(curve.arm) && curve.size() > 0) {
        shown.add(curve);
      }
    }
    setLegend(legend());
    String title = measure.axis(getResources());
    setTitles(
        getContext().getString(R.string.chart_epoch),
        logScale ? getContext().getString(R.string.chart_log_axis, title) : title);
    if (shown.isEmpty()) {
      boolean hidden = curves.stream().anyMatch(curve -> curve.size() > 0);
      inspected.clear();
      showEmpty(hidden ? R.string.chart_no_arms : R.string.chart_no_epochs);
    } else if (setScales()) {
      inspected.refresh(shown, this::describe);
      String spoken =
          CurvesText.of(getContext(), theme.numbers, armNames, measure, curves, this::isVisible);
      showPlot(
          getNote().length() == 0
              ? spoken
              : getContext().getString(R.string.chart_talk_with_note, spoken, getNote()));
    } else {
      inspected.clear();
      showEmpty(R.string.chart_no_values);
    }
  }

  private boolean setScales() {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    List<double[]> all = new ArrayList<>();
    for (Curve curve : shown) {
      first = Math.min(first, curve.epoch(0));
      last = Math.max(last, curve.epoch(curve.size() - 1));
      double[] values = new double[curve.size()];
      int count = 0;
      for (int i = 0; i < curve.size(); i++) {
        if (!logScale || curve.value(i) > 0) {
          values[count] = onScale(curve.value(i));
          count++;
          low = Math.min(low, curve.low(i) > 0 || !logScale ? curve.low(i) : curve.value(i));
          high = Math.max(high, curve.high(i));
        }
      }
      if (count > 0) {
        all.add(Arrays.copyOf(values, count));
      }
    }
    if (low > high) {
      return false;
    }
    RobustRange range = RobustRange.of(all, onScale(low), onScale(high), measure.higherIsBetter());
    setNote(
        range.outside() == 0
            ? ""
            : getResources()
                .getQuantityString(R.plurals.chart_outside, range.outside(), range.outside()));
    boolean cut = range.low() > onScale(low) || range.high() < onScale(high);
    double from = cut && logScale ? Math.exp(range.low()) : cut ? range.low() : low;
    double to = cut && logScale ? Math.exp(range.high()) : cut ? range.high() : high;
    Scale y = logScale ? Scale.logarithmic(from, to) : Scale.linear(from, to);
    double floor = logScale || low < 0 ? Double.NEGATIVE_INFINITY : 0;
    axes.setScales(
        Scale.linear(first, last), 1, y.withMargin(0.05).within(floor, measure.largest()), 0);
    return true;
  }

  private double onScale(double value) {
    return logScale ? Math.log(value) : value;
  }

  private List<LegendView.Entry> legend() {
    List<LegendView.Entry> entries = new ArrayList<>();
    for (int arm = 0; arm < armNames.size(); arm++) {
      if (isVisible(arm)) {
        int color = ArmColors.of(getContext(), arm);
        entries.add(new LegendView.Entry(armNames.get(arm), color, LegendView.Sample.LINE, arm));
      }
    }
    addStyle(entries, R.string.chart_training, LegendView.Sample.LINE, curve -> curve.training);
    addStyle(
        entries,
        R.string.chart_validation,
        LegendView.Sample.DASHED_LINE,
        curve -> !curve.training);
    if (shown.stream().anyMatch(Curve::ranged)) {
      entries.add(
          new LegendView.Entry(
              getContext().getString(R.string.chart_range),
              theme.tint(theme.label, BAND_ALPHA / 255f),
              LegendView.Sample.SHAPE,
              LegendView.SQUARE));
    }
    return entries;
  }

  private void addStyle(
      List<LegendView.Entry> entries, int name, LegendView.Sample sample, Predicate<Curve> kind) {
    if (shown.stream().anyMatch(kind)) {
      entries.add(new LegendView.Entry(getContext().getString(name), theme.label, sample, -1));
    }
  }

  @Override
  void onAreaChanged() {
    for (Curve curve : shown) {
      curve.layout(axes, 1.5f * theme.line);
    }
    inspected.layout(axes);
  }

  @Override
  void drawData(Canvas canvas) {
    for (int i = 0; i < shown.size(); i++) {
      fill.setColor(shown.get(i).color);
      fill.setAlpha(BAND_ALPHA);
      canvas.drawPath(shown.get(i).band, fill);
    }
    for (int i = 0; i < shown.size(); i++) {
      Paint paint = shown.get(i).training ? line : dashed;
      paint.setColor(shown.get(i).color);
      canvas.drawPath(shown.get(i).line, paint);
    }
  }

  @Override
  void drawAbove(Canvas canvas) {
    for (int i = 0; i < shown.size(); i++) {
      Curve curve = shown.get(i);
      int end = curve.size() - 1;
      float x = axes.x(curve.epoch(end));
      float y = axes.nearest(curve.value(end));
      if (!Float.isNaN(y)) {
        fill.setColor(curve.training ? curve.color : theme.surface);
        line.setColor(curve.color);
        Mark.of(curve.arm).draw(canvas, mark, x, y, theme.mark, fill);
        Mark.of(curve.arm).draw(canvas, mark, x, y, theme.mark, line);
      }
    }
    inspected.draw(canvas, axes);
  }

  /** Names the point nearest to a place of the drawing; a tap on the one that is named ends it. */
  @VisibleForTesting
  void inspectAt(float x, float y, boolean tap) {
    Curve nearest = null;
    int point = -1;
    double least = Double.POSITIVE_INFINITY;
    for (Curve curve : shown) {
      for (int i = 0; i < curve.size(); i++) {
        double distance = Math.hypot(axes.x(curve.epoch(i)) - x, axes.nearest(curve.value(i)) - y);
        if (distance < least) {
          least = distance;
          nearest = curve;
          point = i;
        }
      }
    }
    if (nearest != null && tap && inspected.shows(nearest, point)) {
      inspected.clear();
      repaint();
    } else if (nearest != null) {
      inspected.show(nearest, point, describe(nearest, point));
      inspected.layout(axes);
      repaint();
    }
  }

  @Override
  List<ChartSteps.Step> steps() {
    return CurvesText.steps(getContext(), theme.numbers, armNames, measure, curves, shown, axes);
  }

  /** What the touched point is, or null. */
  @Nullable
  public CharSequence getInspectedText() {
    return inspected.text();
  }

  private String describe(Curve curve, int point) {
    boolean ranged = curve.low(point) < curve.high(point);
    String said =
        getContext()
            .getString(
                R.string.chart_inspected,
                armNames.get(curve.arm),
                getContext()
                    .getString(
                        curve.training ? R.string.chart_training : R.string.chart_validation),
                curve.epoch(point),
                theme.numbers.value(curve.value(point)));
    return ranged
        ? getContext()
            .getString(
                R.string.chart_inspected_range,
                said,
                theme.numbers.value(curve.low(point)),
                theme.numbers.value(curve.high(point)))
        : said;
  }
}
