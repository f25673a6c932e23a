package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.text.TextPaint;
import android.text.TextUtils;
import android.view.View;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import java.util.Collections;
import java.util.List;

/** The rows' names of a confusion matrix, which stay while the cells scroll. */
final class ConfusionNames extends View {
  private final ChartTheme theme;
  private final TextPaint text;
  private List<String> names = Collections.emptyList();
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

  @Override
  protected void onMeasure(int widthSpec, int heightSpec) {
    float widest = 0;
    for (String name : names) {
      widest = Math.max(widest, text.measureText(name));
    }
    float most = Float.MAX_VALUE;
    if (MeasureSpec.getMode(widthSpec) != MeasureSpec.UNSPECIFIED) {
      most = MeasureSpec.getSize(widthSpec) * 0.4f;
    }
    float height = cells == null ? 0 : cells.headerHeight() + cells.cellHeight() * names.size();
    setMeasuredDimension(
        (int) Math.ceil(Math.min(most, widest + 2 * theme.gap)), (int) Math.ceil(height));
  }

  @Override
  protected void onDraw(Canvas canvas) {
    if (cells == null) {
      return;
    }
    boolean mirrored = getLayoutDirection() == LAYOUT_DIRECTION_RTL;
    float room = getWidth() - 2 * theme.gap + 1;
    for (int row = 0; row < names.size(); row++) {
      String name =
          TextUtils.ellipsize(names.get(row), text, room, TextUtils.TruncateAt.END).toString();
      float middle = cells.headerHeight() + (row + 0.5f) * cells.cellHeight();
      float base = middle - (text.ascent() + text.descent()) / 2;
      float end = mirrored ? 2 * theme.gap : getWidth() - 2 * theme.gap - text.measureText(name);
      canvas.drawText(name, Math.max(0, end), base, text);
    }
  }
}
