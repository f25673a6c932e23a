package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.util.AttributeSet;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A regression's predictions against the truth, with the line on which they would be exact; or what
 * is left between them, against the truth.
 */
public final class ScatterView extends ChartFrame {
  private final Paint dots;
  private final Paint exact;
  private String name = "";
  private float[] truth = {};
  private float[] predicted = {};
  private float[] pixels = {};
  private int pixelCount;
  private boolean residuals;

  public ScatterView(Context context) {
    this(context, null);
  }

  public ScatterView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    dots = theme.stroke(ArmColors.of(context, 5), theme.mark * 1.6f);
    dots.setStrokeCap(Paint.Cap.ROUND);
    exact = theme.stroke(theme.ink, theme.line);
    exact.setPathEffect(LegendView.dashes(theme));
    enableSteps();
    update();
  }

  /**
   * Shows other predictions; pairs with a value that is no number are left out.
   *
   * @param name name of the target
   * @param unit its unit, or null
   * @param truth true values
   * @param predicted as many predictions
   */
  public void setData(String name, @Nullable String unit, float[] truth, float[] predicted) {
    this.name =
        unit == null || unit.isEmpty()
            ? name
            : getContext().getString(R.string.chart_with_unit, name, unit);
    int count = 0;
    int most = Math.min(truth.length, predicted.length);
    float[] x = new float[most];
    float[] y = new float[most];
    for (int i = 0; i < most; i++) {
      if (Float.isFinite(truth[i]) && Float.isFinite(predicted[i])) {
        x[count] = truth[i];
        y[count] = predicted[i];
        count++;
      }
    }
    this.truth = Arrays.copyOf(x, count);
    this.predicted = Arrays.copyOf(y, count);
    update();
  }

  /** Whether the vertical axis shows prediction minus truth. */
  public void setResiduals(boolean residuals) {
    this.residuals = residuals;
    update();
  }

  public boolean isResiduals() {
    return residuals;
  }

  private double height(int row) {
    return residuals ? (double) predicted[row] - truth[row] : predicted[row];
  }

  private void update() {
    setTitles(
        getContext().getString(R.string.chart_true, name),
        getContext()
            .getString(residuals ? R.string.chart_residual : R.string.chart_predicted, name));
    if (truth.length == 0) {
      setLegend(Collections.emptyList());
      showEmpty(R.string.chart_no_values);
      return;
    }
    setLegend(
        Collections.singletonList(
            new LegendView.Entry(
                getContext().getString(R.string.chart_diagonal),
                theme.ink,
                LegendView.Sample.DASHED_LINE,
                -1)));
    double lowX = truth[0];
    double highX = truth[0];
    double lowY = residuals ? 0 : truth[0];
    double highY = lowY;
    for (int i = 0; i < truth.length; i++) {
      lowX = Math.min(lowX, truth[i]);
      highX = Math.max(highX, truth[i]);
      lowY = Math.min(lowY, height(i));
      highY = Math.max(highY, height(i));
    }
    if (!residuals) {
      lowX = lowY = Math.min(lowX, lowY);
      highX = highY = Math.max(highX, highY);
    }
    axes.setScales(
        Scale.linear(lowX, highX).withMargin(0.04),
        0,
        Scale.linear(lowY, highY).withMargin(0.04),
        0);
    showPlot(spoken());
  }

  private String spoken() {
    double squares = 0;
    int worst = 0;
    for (int i = 0; i < truth.length; i++) {
      double error = Math.abs((double) predicted[i] - truth[i]);
      squares += error * error;
      worst = error > Math.abs((double) predicted[worst] - truth[worst]) ? i : worst;
    }
    return getContext()
        .getString(
            R.string.chart_talk_scatter,
            name,
            theme.numbers.count(truth.length),
            theme.numbers.value(Math.sqrt(squares / truth.length)),
            theme.numbers.value(Math.abs((double) predicted[worst] - truth[worst])),
            theme.numbers.value(truth[worst]));
  }

  /** In the order of the truth. */
  @Override
  List<ChartSteps.Step> steps() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> truth[i]));
    List<ChartSteps.Step> steps = new ArrayList<>();
    for (int i : ChartSteps.thinned(order)) {
      String spoken =
          getContext()
              .getString(
                  R.string.chart_talk_point,
                  theme.numbers.value(truth[i]),
                  theme.numbers.value(predicted[i]));
      steps.add(new ChartSteps.Step(spoken, around(axes.x(truth[i]), axes.y(height(i)))));
    }
    return steps;
  }

  @Override
  void onAreaChanged() {
    if (pixels.length < 2 * truth.length) {
      pixels = new float[2 * truth.length];
    }
    pixelCount = 2 * truth.length;
    for (int i = 0; i < truth.length; i++) {
      pixels[2 * i] = axes.x(truth[i]);
      pixels[2 * i + 1] = axes.y(height(i));
    }
    dots.setAlpha(truth.length > 300 ? 110 : 190);
  }

  @Override
  void drawData(Canvas canvas) {
    double low = axes.scaleX().low;
    double high = axes.scaleX().high;
    canvas.drawPoints(pixels, 0, pixelCount, dots);
    canvas.drawLine(
        axes.x(low),
        axes.y(residuals ? 0 : low),
        axes.x(high),
        axes.y(residuals ? 0 : high),
        exact);
  }
}
