package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Color;
import android.graphics.Paint;
import android.graphics.Rect;
import android.text.Layout;
import android.text.StaticLayout;
import android.text.TextPaint;
import android.view.KeyEvent;
import android.view.MotionEvent;
import android.view.View;
import androidx.annotation.ColorInt;
import androidx.annotation.Nullable;
import androidx.core.graphics.ColorUtils;
import androidx.core.view.ViewCompat;
import dev.hone.app.R;
import java.util.ArrayList;
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
  private final ChartSteps steps;
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
    setImportantForAccessibility(IMPORTANT_FOR_ACCESSIBILITY_YES);
    steps = new ChartSteps(this, this::steps);
    ViewCompat.setAccessibilityDelegate(this, steps);
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
    steps.invalidateRoot();
  }

  /** Cell by cell; of many classes, class by class. */
  private List<ChartSteps.Step> steps() {
    List<ChartSteps.Step> result = new ArrayList<>();
    boolean each = counts.length * counts.length <= ChartSteps.MOST;
    for (int row = 0; row < counts.length; row++) {
      if (each) {
        for (int column = 0; column < counts.length; column++) {
          result.add(new ChartSteps.Step(spoken(row, column), bounds(row, column, column)));
        }
      } else {
        result.add(
            new ChartSteps.Step(
                ConfusionText.row(getContext(), theme.numbers, names, counts[row], row),
                bounds(row, 0, counts.length - 1)));
      }
    }
    return result;
  }

  private String spoken(int row, int column) {
    return getContext()
        .getString(
            R.string.chart_talk_cell, names.get(row), names.get(column), text(counts[row][column]));
  }

  private Rect bounds(int row, int from, int to) {
    boolean mirrored = getLayoutDirection() == LAYOUT_DIRECTION_RTL;
    int left = mirrored ? counts.length - 1 - to : from;
    float top = header + row * cellHeight();
    return new Rect(
        (int) (left * cellWidth),
        (int) top,
        (int) ((left + to - from + 1) * cellWidth),
        (int) (top + cellHeight()));
  }

  @Override
  protected boolean dispatchHoverEvent(MotionEvent event) {
    return steps.dispatchHoverEvent(event) || super.dispatchHoverEvent(event);
  }

  @Override
  public boolean dispatchKeyEvent(KeyEvent event) {
    return steps.dispatchKeyEvent(event) || super.dispatchKeyEvent(event);
  }

  @Override
  protected void onFocusChanged(boolean gained, int direction, @Nullable Rect before) {
    super.onFocusChanged(gained, direction, before);
    steps.onFocusChanged(gained, direction, before);
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
