package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.ColorFilter;
import android.graphics.Paint;
import android.graphics.Path;
import android.graphics.PixelFormat;
import android.graphics.drawable.Drawable;
import androidx.annotation.Nullable;

/** An arm's or a verdict's shape in its colour, to stand beside a text. */
public final class MarkDrawable extends Drawable {
  private final Mark mark;
  private final float radius;
  private final Paint fill;
  private final Paint outline;
  private final Path path = new Path();

  private MarkDrawable(ChartTheme theme, Mark mark, int color, boolean hollow) {
    this.mark = mark;
    radius = theme.mark * 1.2f;
    fill = theme.fill(hollow ? theme.surface : color);
    outline = theme.stroke(color, theme.line * 0.75f);
  }

  /** As the arm's curves have it at their ends. */
  public static MarkDrawable ofArm(Context context, int arm) {
    return new MarkDrawable(
        new ChartTheme(context), Mark.of(arm), ArmColors.of(context, arm), false);
  }

  /** As the charts of verdicts have it. */
  public static MarkDrawable of(Context context, Tone tone) {
    ChartTheme theme = new ChartTheme(context);
    return new MarkDrawable(theme, tone.mark, tone.color(theme), tone.hollow);
  }

  @Override
  public int getIntrinsicWidth() {
    return Math.round(3.4f * radius);
  }

  @Override
  public int getIntrinsicHeight() {
    return Math.round(3.4f * radius);
  }

  @Override
  public void draw(Canvas canvas) {
    float x = getBounds().exactCenterX();
    float y = getBounds().exactCenterY();
    mark.draw(canvas, path, x, y, radius, fill);
    mark.draw(canvas, path, x, y, radius, outline);
  }

  @Override
  public void setAlpha(int alpha) {
    fill.setAlpha(alpha);
    outline.setAlpha(alpha);
  }

  @Override
  public void setColorFilter(@Nullable ColorFilter filter) {
    fill.setColorFilter(filter);
    outline.setColorFilter(filter);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract in all versions
  public int getOpacity() {
    return PixelFormat.TRANSLUCENT;
  }
}
