package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Color;
import android.graphics.Paint;
import android.text.Layout;
import android.text.StaticLayout;
import android.text.TextPaint;
import android.view.View;
import androidx.annotation.ColorInt;
import androidx.core.graphics.ColorUtils;
import dev.hone.app.R;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The columns' names and the counts of a confusion matrix. */
final class ConfusionCells extends View {
  private static final Pattern WORDS = Pattern.compile("\\s+");
  private static final int RIGHT_COLOR = 5;
  private static final int WRONG_COLOR = 6;

  private final ChartTheme theme;
  private final ConfusionNames rowNames;
  private final TextPaint number;
  private final TextPaint name;
  private final Paint fill;
  private final Paint grid;
  @ColorInt private final int right;
  @ColorInt private final int wrong;
  private List<String> names = Collections.emptyList();
  private int[][] counts = {};
  private long[] rowSums = {};
  private StaticLayout[] titles = {};
  private float header;
  private float cellWidth;

  ConfusionCells(Context context, ChartTheme theme, ConfusionNames rowNames) {
    super(context);
    this.theme = theme;
    this.rowNames = rowNames;
    number = theme.text(R.dimen.chart_cell_text, theme.ink);
    name = theme.text(R.dimen.chart_text, theme.label);
    fill = theme.fill(theme.surface);
    grid = theme.stroke(theme.grid, theme.hairline);
    right = ArmColors.of(context, RIGHT_COLOR);
    wrong = ArmColors.of(context, WRONG_COLOR);
  }

  void setData(List<String> names, int[][] counts) {
    this.names = names;
    this.counts = counts;
    rowSums = new long[counts.length];
    for (int row = 0; row < counts.length; row++) {
      rowSums[row] = Arrays.stream(counts[row]).asLongStream().sum();
    }
    requestLayout();
    invalidate();
  }

  float headerHeight() {
    return header;
  }

  /** Names of rows, which are measured first, may need more height than numbers. */
  float cellHeight() {
    float text = Math.max(ChartTheme.height(number) + 4 * theme.gap, rowNames.tallest());
    return Math.max(theme.size(R.dimen.chart_cell_min), text + theme.gap);
  }

  @Override
  protected void onMeasure(int widthSpec, int heightSpec) {
    float widest = theme.size(R.dimen.chart_cell_min);
    for (int[] row : counts) {
      for (int count : row) {
        widest = Math.max(widest, number.measureText(text(count)) + 4 * theme.gap);
      }
    }
    float most = theme.size(R.dimen.chart_name_max);
    for (String text : names) {
      for (String word : WORDS.split(text, -1)) {
        widest = Math.max(widest, Math.min(most, name.measureText(word) + 2 * theme.gap));
      }
    }
    if (MeasureSpec.getMode(widthSpec) == MeasureSpec.EXACTLY && counts.length > 0) {
      // The scroll view has room to spare: wider cells, as long as they look like cells.
      float even = (MeasureSpec.getSize(widthSpec) - theme.hairline) / counts.length;
      widest = Math.max(widest, Math.min(even, 2 * cellHeight()));
    }
    cellWidth = widest;
    titles = new StaticLayout[names.size()];
    header = 0;
    for (int column = 0; column < titles.length; column++) {
      titles[column] =
          ConfusionNames.lines(
              names.get(column), name, cellWidth - theme.gap, Layout.Alignment.ALIGN_CENTER);
      header = Math.max(header, titles[column].getHeight());
    }
    header += 2 * theme.gap;
    setMeasuredDimension(
        (int) Math.ceil(cellWidth * counts.length + theme.hairline),
        (int) Math.ceil(header + cellHeight() * counts.length + theme.hairline));
  }

  private String text(int count) {
    return theme.numbers.count(count);
  }

  @Override
  protected void onDraw(Canvas canvas) {
    boolean mirrored = getLayoutDirection() == LAYOUT_DIRECTION_RTL;
    float height = cellHeight();
    for (int column = 0; column < counts.length; column++) {
      int place = mirrored ? counts.length - 1 - column : column;
      float left = place * cellWidth;
      canvas.save();
      canvas.translate(left + theme.gap / 2, header - theme.gap - titles[column].getHeight());
      titles[column].draw(canvas);
      canvas.restore();
      for (int row = 0; row < counts.length; row++) {
        drawCell(canvas, row, column, left, header + row * height, height);
      }
    }
  }

  private void drawCell(Canvas canvas, int row, int column, float left, float top, float height) {
    int count = counts[row][column];
    float share = rowSums[row] == 0 ? 0 : (float) count / rowSums[row];
    // A single mistake in a large row has to be seen, too.
    float strength = count == 0 ? 0 : 0.12f + 0.88f * share;
    int color = theme.tint(row == column ? right : wrong, strength);
    fill.setColor(color);
    canvas.drawRect(left, top, left + cellWidth, top + height, fill);
    canvas.drawRect(left, top, left + cellWidth, top + height, grid);
    String text = text(count);
    number.setColor(count == 0 ? theme.label : readableOn(color));
    float base = top + (height - number.ascent() - number.descent()) / 2;
    canvas.drawText(text, left + (cellWidth - number.measureText(text)) / 2, base, number);
  }

  /** Black or white: one of them stands out 4.5:1 from any colour. */
  @ColorInt
  static int readableOn(@ColorInt int color) {
    return ColorUtils.calculateContrast(Color.BLACK, color)
            >= ColorUtils.calculateContrast(Color.WHITE, color)
        ? Color.BLACK
        : Color.WHITE;
  }
}
