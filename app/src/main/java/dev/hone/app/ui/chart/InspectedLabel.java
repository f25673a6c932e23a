package dev.hone.app.ui.chart;

import android.graphics.Canvas;
import android.graphics.Paint;
import android.text.Layout;
import android.text.StaticLayout;
import android.text.TextPaint;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import java.util.List;

/** The touched point of a curve: a line at its epoch, a ring, and its values in words. */
final class InspectedLabel {
  /** Says what a point is. */
  interface Describer {
    String describe(Curve curve, int point);
  }

  private final ChartTheme theme;
  private final TextPaint text;
  private final Paint box;
  private final Paint outline;
  private final Paint ring;
  @Nullable private Curve curve;
  private int point;
  private String words = "";
  @Nullable private StaticLayout layout;

  InspectedLabel(ChartTheme theme) {
    this.theme = theme;
    text = theme.text(R.dimen.chart_text, theme.ink);
    box = theme.fill(theme.surface);
    outline = theme.stroke(theme.axis, theme.hairline);
    ring = theme.stroke(theme.ink, theme.line);
  }

  void show(Curve curve, int point, String words) {
    this.curve = curve;
    this.point = point;
    this.words = words;
  }

  boolean shows(Curve other, int index) {
    return curve == other && point == index;
  }

  void clear() {
    curve = null;
    layout = null;
  }

  @Nullable
  CharSequence text() {
    return curve == null ? null : words;
  }

  /** Finds the point again among other curves. */
  void refresh(List<Curve> curves, Describer describer) {
    Curve before = curve;
    if (before == null) {
      return;
    }
    int epoch = before.epoch(point);
    clear();
    for (Curve now : curves) {
      if (now.arm == before.arm && now.training == before.training && now.indexOf(epoch) >= 0) {
        show(now, now.indexOf(epoch), describer.describe(now, now.indexOf(epoch)));
      }
    }
  }

  /** Breaks the words into lines that fit. */
  void layout(Axes axes) {
    if (curve != null) {
      int room = Math.max(1, (int) (axes.area.width() - 4 * theme.gap));
      int width = Math.min(room, (int) Math.ceil(Layout.getDesiredWidth(words, text)));
      layout = StaticLayout.Builder.obtain(words, 0, words.length(), text, width).build();
    }
  }

  void draw(Canvas canvas, Axes axes) {
    if (curve == null || layout == null) {
      return;
    }
    float x = axes.x(curve.epoch(point));
    float y = axes.nearest(curve.value(point));
    canvas.drawLine(x, axes.area.top, x, axes.area.bottom, outline);
    canvas.drawCircle(x, y, theme.mark * 1.6f, ring);
    float width = layout.getWidth() + 2 * theme.gap;
    float height = layout.getHeight() + 2 * theme.gap;
    float left = Math.max(axes.area.left, Math.min(x - width / 2, axes.area.right - width));
    boolean low = y > axes.area.centerY();
    float top = low ? axes.area.top : axes.area.bottom - height;
    float round = theme.gap;
    canvas.drawRoundRect(left, top, left + width, top + height, round, round, box);
    canvas.drawRoundRect(left, top, left + width, top + height, round, round, outline);
    canvas.save();
    canvas.translate(left + theme.gap, top + theme.gap);
    layout.draw(canvas);
    canvas.restore();
  }
}
