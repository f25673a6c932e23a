package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.text.Layout;
import android.text.StaticLayout;
import android.text.TextDirectionHeuristics;
import android.text.TextPaint;
import android.text.TextUtils;
import android.view.View;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import java.util.Collections;
import java.util.List;

/**
 * The rows' names of a confusion matrix, which stay while the cells scroll. They take two fifths of
 * the width at most, and wrap.
 */
final class ConfusionNames extends View {
  private static final int LINES = 3;

  private final ChartTheme theme;
  private final TextPaint text;
  private List<String> names = Collections.emptyList();
  private StaticLayout[] layouts = {};
  private float tallest;
  @Nullable private ConfusionCells cells;

  ConfusionNames(Context context, ChartTheme theme) {
    super(context);
    this.theme = theme;
    text = theme.text(R.dimen.chart_text, theme.label);
  }

  void setData(List<String> names, ConfusionCells cells) {
    this.names = names;
    this.cells = cells;
    requestLayout();
    invalidate();
  }

  /** Breaks a class's name into lines. */
  static StaticLayout lines(String name, TextPaint text, float width, Layout.Alignment alignment) {
    return StaticLayout.Builder.obtain(name, 0, name.length(), text, Math.max(1, (int) width))
        .setAlignment(alignment)
        .setTextDirection(TextDirectionHeuristics.LTR) // so that alignments are left and right
        .setMaxLines(LINES)
        .setEllipsize(TextUtils.TruncateAt.END)
        .build();
  }

  /** Height of the tallest name; known after measuring. */
  float tallest() {
    return tallest;
  }

  @Override
  protected void onMeasure(int widthSpec, int heightSpec) {
    float most = Float.MAX_VALUE;
    if (MeasureSpec.getMode(widthSpec) != MeasureSpec.UNSPECIFIED) {
      most = MeasureSpec.getSize(widthSpec) * 0.4f;
    }
    float widest = 0;
    for (String name : names) {
      widest = Math.max(widest, (float) Math.ceil(text.measureText(name)) + 2 * theme.gap);
    }
    if (MeasureSpec.getMode(widthSpec) == MeasureSpec.EXACTLY) {
      most = MeasureSpec.getSize(widthSpec);
    }
    int width = (int) Math.ceil(Math.min(most, widest));
    layouts = new StaticLayout[names.size()];
    tallest = 0;
    for (int row = 0; row < layouts.length; row++) {
      Layout.Alignment end =
          getLayoutDirection() == LAYOUT_DIRECTION_RTL
              ? Layout.Alignment.ALIGN_NORMAL
              : Layout.Alignment.ALIGN_OPPOSITE;
      layouts[row] = lines(names.get(row), text, width - 2 * theme.gap, end);
      tallest = Math.max(tallest, layouts[row].getHeight());
    }
    setMeasuredDimension(width, getDefaultSize(0, heightSpec));
  }

  @Override
  protected void onDraw(Canvas canvas) {
    if (cells == null) {
      return;
    }
    boolean mirrored = getLayoutDirection() == LAYOUT_DIRECTION_RTL;
    for (int row = 0; row < layouts.length; row++) {
      float middle = cells.headerHeight() + (row + 0.5f) * cells.cellHeight();
      canvas.save();
      canvas.translate(mirrored ? 2 * theme.gap : 0, middle - layouts[row].getHeight() / 2f);
      layouts[row].draw(canvas);
      canvas.restore();
    }
  }
}
