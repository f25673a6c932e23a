package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Paint;
import android.text.TextPaint;
import androidx.annotation.AttrRes;
import androidx.annotation.ColorInt;
import androidx.annotation.DimenRes;
import androidx.core.graphics.ColorUtils;
import com.google.android.material.color.MaterialColors;
import dev.hone.app.R;

/** Colours, sizes and number formats of a chart, read once from its context. */
final class ChartTheme {
  final Context context;
  final Numbers numbers;

  /** Text, and marks that belong to no arm. */
  @ColorInt final int ink;

  /** Axis labels. */
  @ColorInt final int label;

  /** Grid lines. */
  @ColorInt final int grid;

  /** Axes and reference lines. */
  @ColorInt final int axis;

  @ColorInt final int surface;
  final float line;
  final float hairline;
  final float mark;
  final float gap;

  ChartTheme(Context context) {
    this.context = context;
    numbers = new Numbers(context.getResources().getConfiguration().getLocales().get(0));
    ink = color(com.google.android.material.R.attr.colorOnSurface, 0xff1d1b20);
    label = color(com.google.android.material.R.attr.colorOnSurfaceVariant, 0xff49454f);
    grid = color(com.google.android.material.R.attr.colorOutlineVariant, 0xffcac4d0);
    axis = color(com.google.android.material.R.attr.colorOutline, 0xff79747e);
    surface = color(com.google.android.material.R.attr.colorSurface, 0xfffef7ff);
    line = size(R.dimen.chart_line);
    hairline = size(R.dimen.chart_hairline);
    mark = size(R.dimen.chart_mark);
    gap = size(R.dimen.chart_gap);
  }

  @ColorInt
  private int color(@AttrRes int attribute, @ColorInt int otherwise) {
    return MaterialColors.getColor(context, attribute, otherwise);
  }

  float size(@DimenRes int dimension) {
    return context.getResources().getDimension(dimension);
  }

  TextPaint text(@DimenRes int size, @ColorInt int color) {
    TextPaint paint = new TextPaint(Paint.ANTI_ALIAS_FLAG);
    paint.setTextSize(size(size));
    paint.setColor(color);
    return paint;
  }

  Paint fill(@ColorInt int color) {
    Paint paint = new Paint(Paint.ANTI_ALIAS_FLAG);
    paint.setStyle(Paint.Style.FILL);
    paint.setColor(color);
    return paint;
  }

  Paint stroke(@ColorInt int color, float width) {
    Paint paint = new Paint(Paint.ANTI_ALIAS_FLAG);
    paint.setStyle(Paint.Style.STROKE);
    paint.setStrokeWidth(width);
    paint.setStrokeJoin(Paint.Join.ROUND);
    paint.setColor(color);
    return paint;
  }

  /** The surface with a share of a colour on it. Opaque, which blendARGB's rounding leaves open. */
  @ColorInt
  int tint(@ColorInt int color, float share) {
    return ColorUtils.setAlphaComponent(ColorUtils.blendARGB(surface, color, share), 0xff);
  }

  /** Height of a line of the text. */
  static float height(Paint text) {
    return text.descent() - text.ascent();
  }
}
