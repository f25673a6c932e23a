package dev.hone.app.ui.chart;

import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.RectF;
import android.text.TextPaint;
import dev.hone.app.R;

/**
 * Two axes around an area. Their labels are measured first and the area is what they leave, so that
 * none is cut off at any font size.
 */
final class Axes {
  final RectF area = new RectF();
  private final ChartTheme theme;
  private final TextPaint text;
  private final Paint grid;
  private final Paint axis;
  private Scale x = Scale.linear(0, 1);
  private Scale y = Scale.linear(0, 1);
  private double leastStepX;
  private double leastStepY;
  private double[] marksX = {};
  private double[] marksY = {};
  private String[] labelsX = {};
  private String[] labelsY = {};
  private float width;
  private float height;

  Axes(ChartTheme theme) {
    this.theme = theme;
    text = theme.text(R.dimen.chart_text, theme.label);
    grid = theme.stroke(theme.grid, theme.hairline * 0.6f);
    axis = theme.stroke(theme.axis, theme.hairline);
  }

  /**
   * Takes other ranges.
   *
   * @param leastStepX the smallest step of marks from left to right, or 0
   * @param leastStepY the smallest step of marks from bottom to top, or 0
   */
  void setScales(Scale x, double leastStepX, Scale y, double leastStepY) {
    this.x = x;
    this.y = y;
    this.leastStepX = leastStepX;
    this.leastStepY = leastStepY;
    layout(width, height);
  }

  Scale scaleX() {
    return x;
  }

  Scale scaleY() {
    return y;
  }

  /** Divides a view's size into labels and area. */
  void layout(float width, float height) {
    this.width = width;
    this.height = height;
    float line = ChartTheme.height(text);
    float bottom = height - line - theme.gap * 1.5f;
    float top = line / 2 + theme.gap / 2;
    marksY = y.marks((int) ((bottom - top) / (line * 1.8f)) + 1, leastStepY);
    labelsY = labels(y, marksY);
    float left = widest(labelsY) + theme.gap * 1.5f;
    float right = width - 2 * theme.mark; // room for half a shape on the last point
    int most = 8;
    do { // fewer marks until their labels fit beside each other
      marksX = x.marks(most, leastStepX);
      labelsX = labels(x, marksX);
      most--;
    } while (most > 1 && widest(labelsX) * 1.7f * labelsX.length > right - left);
    area.set(left, top, Math.max(right, left + 1), Math.max(bottom, top + 1));
  }

  float x(double value) {
    return area.left + (float) (x.position(value) * area.width());
  }

  float y(double value) {
    return area.bottom - (float) (y.position(value) * area.height());
  }

  /** The same, at the edge where the value lies outside. */
  float nearest(double value) {
    return Math.min(Math.max(y(value), area.top), area.bottom);
  }

  void drawGrid(Canvas canvas) {
    for (double mark : marksX) {
      canvas.drawLine(x(mark), area.top, x(mark), area.bottom, grid);
    }
    for (double mark : marksY) {
      canvas.drawLine(area.left, y(mark), area.right, y(mark), grid);
    }
  }

  /** Lines at the left and below, and the labels. */
  void drawAxes(Canvas canvas) {
    canvas.drawLine(area.left, area.bottom, area.right, area.bottom, axis);
    canvas.drawLine(area.left, area.top, area.left, area.bottom, axis);
    float base = area.bottom + theme.gap - text.ascent();
    for (int i = 0; i < marksX.length; i++) {
      float half = text.measureText(labelsX[i]) / 2;
      float center = Math.min(Math.max(x(marksX[i]), half), width - half);
      canvas.drawText(labelsX[i], center - half, base, text);
    }
    float lift = (text.ascent() + text.descent()) / 2;
    for (int i = 0; i < marksY.length; i++) {
      float end = area.left - theme.gap;
      canvas.drawText(labelsY[i], end - text.measureText(labelsY[i]), y(marksY[i]) - lift, text);
    }
  }

  private String[] labels(Scale scale, double[] marks) {
    String[] labels = new String[marks.length];
    for (int i = 0; i < marks.length; i++) {
      labels[i] = scale.text(theme.numbers, marks[i], marks);
    }
    return labels;
  }

  private float widest(String[] labels) {
    float widest = 0;
    for (String label : labels) {
      widest = Math.max(widest, text.measureText(label));
    }
    return widest;
  }
}
