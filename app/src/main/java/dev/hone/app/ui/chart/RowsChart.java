package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.Path;
import android.graphics.Rect;
import android.graphics.RectF;
import android.text.Layout;
import android.text.StaticLayout;
import android.text.TextPaint;
import android.util.AttributeSet;
import android.util.TypedValue;
import android.view.Gravity;
import android.view.KeyEvent;
import android.view.MotionEvent;
import android.view.View;
import android.view.ViewGroup;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.annotation.Nullable;
import androidx.core.view.ViewCompat;
import dev.hone.app.R;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row an arm: its name, its figures beside it, or below where both do not fit, a strip to draw
 * on, and a line of words. Under the rows an axis or nothing, a title, the legend.
 */
abstract class RowsChart extends LinearLayout {
  /**
   * The texts of a row.
   *
   * @param side beside the name, after the verdict's shape
   * @param below under the strip; null for nothing
   * @param spoken what TalkBack says of the row
   */
  record Line(String name, Tone tone, String side, @Nullable String below, String spoken) {}

  final ChartTheme theme;
  private final Rows rows;
  private final TextView title;
  private final LegendView legend;
  private List<Line> lines = Collections.emptyList();

  RowsChart(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    theme = new ChartTheme(context);
    setOrientation(VERTICAL);
    rows = new Rows(context);
    title = new TextView(context);
    title.setTextSize(TypedValue.COMPLEX_UNIT_PX, theme.size(R.dimen.chart_title_text));
    title.setTextColor(theme.label);
    title.setGravity(Gravity.END);
    title.setTextAlignment(TEXT_ALIGNMENT_VIEW_END);
    title.setImportantForAccessibility(IMPORTANT_FOR_ACCESSIBILITY_NO);
    legend = new LegendView(context);
    legend.setPadding(0, (int) (2 * theme.gap), 0, 0);
    legend.setImportantForAccessibility(IMPORTANT_FOR_ACCESSIBILITY_NO);
    for (View view : new View[] {rows, title, legend}) {
      addView(
          view,
          new LayoutParams(
              ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.WRAP_CONTENT));
    }
    ViewCompat.setScreenReaderFocusable(this, true);
  }

  /** Height of a row's strip; 0 where there is nothing to draw. */
  abstract float stripHeight(int row);

  /** Height of what is under the rows. */
  float footHeight() {
    return 0;
  }

  /** Draws a row's strip. */
  abstract void drawStrip(Canvas canvas, int row, RectF strip);

  /** Draws what is under the rows, into as much room as it asked for. */
  void drawFoot(Canvas canvas, RectF foot) {}

  final void show(List<Line> shown, String heading, List<LegendView.Entry> entries, String spoken) {
    lines = shown;
    title.setText(heading);
    title.setVisibility(heading.isEmpty() ? GONE : VISIBLE);
    legend.setEntries(entries);
    setContentDescription(spoken);
    rows.steps.invalidateRoot();
    rows.requestLayout();
    rows.invalidate();
  }

  /** What the legend shows. */
  public final List<LegendView.Entry> getLegendEntries() {
    return legend.getEntries();
  }

  /** The part that is drawn, for tests and steps. */
  final View rows() {
    return rows;
  }

  /** One arm's texts, broken into lines, and where they stand. */
  private static final class Placed {
    private StaticLayout name;
    private StaticLayout side;
    @Nullable private StaticLayout below;
    private float sideTop;
    private float sideLeft;
    private float top;
    private float bottom;
    private final RectF strip = new RectF();
  }

  private final class Rows extends View {
    private final TextPaint nameText = theme.text(R.dimen.chart_cell_text, theme.ink);
    private final TextPaint text = theme.text(R.dimen.chart_text, theme.label);
    private final Paint fill = theme.fill(theme.ink);
    private final Paint outline = theme.stroke(theme.ink, theme.line * 0.75f);
    private final Path path = new Path();
    private final RectF foot = new RectF();
    private final ChartSteps steps;
    private List<Placed> placed = Collections.emptyList();

    Rows(Context context) {
      super(context);
      setImportantForAccessibility(IMPORTANT_FOR_ACCESSIBILITY_YES);
      steps = new ChartSteps(this, this::steps);
      ViewCompat.setAccessibilityDelegate(this, steps);
    }

    private StaticLayout laid(String words, TextPaint paint, float room) {
      int width =
          Math.max(1, (int) Math.min(room, Math.ceil(Layout.getDesiredWidth(words, paint))));
      return StaticLayout.Builder.obtain(words, 0, words.length(), paint, width).build();
    }

    @Override
    protected void onMeasure(int widthSpec, int heightSpec) {
      int width = getDefaultSize(getSuggestedMinimumWidth(), widthSpec);
      float sign = 4.2f * theme.mark;
      float y = 0;
      placed = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        Line line = lines.get(i);
        Placed row = new Placed();
        row.top = y;
        row.name = laid(line.name(), nameText, width);
        row.side = laid(line.side(), text, width - sign);
        boolean fits = row.name.getWidth() + 4 * theme.gap + sign + row.side.getWidth() <= width;
        float lift = row.name.getLineBaseline(0) - row.side.getLineBaseline(0);
        row.sideLeft = fits ? width - row.side.getWidth() : sign;
        row.sideTop = fits ? y + Math.max(0, lift) : y + row.name.getHeight();
        y = Math.max(y + row.name.getHeight(), row.sideTop + row.side.getHeight()) + theme.gap;
        row.strip.set(0, y, width, y + stripHeight(i));
        y = row.strip.bottom;
        if (line.below() != null) {
          row.below = laid(line.below(), text, width);
          y += theme.gap / 2 + row.below.getHeight();
        }
        row.bottom = y;
        y += 3 * theme.gap;
        placed.add(row);
      }
      foot.set(0, Math.max(0, y - 3 * theme.gap), width, y - 3 * theme.gap + footHeight());
      setMeasuredDimension(
          width, resolveSize((int) Math.ceil(Math.max(0, foot.bottom)), heightSpec));
    }

    @Override
    protected void onDraw(Canvas canvas) {
      for (int i = 0; i < placed.size(); i++) {
        Placed row = placed.get(i);
        draw(canvas, row.name, 0, row.top);
        draw(canvas, row.side, row.sideLeft, row.sideTop);
        drawSign(canvas, lines.get(i).tone(), row);
        drawStrip(canvas, i, row.strip);
        if (row.below != null) {
          draw(canvas, row.below, 0, row.strip.bottom + theme.gap / 2);
        }
      }
      drawFoot(canvas, foot);
    }

    private void drawSign(Canvas canvas, Tone tone, Placed row) {
      float middle = row.sideTop + row.side.getLineBottom(0) / 2f;
      drawMark(canvas, path, tone, row.sideLeft - 2.4f * theme.mark, middle, fill, outline);
    }

    private void draw(Canvas canvas, StaticLayout layout, float x, float y) {
      canvas.save();
      canvas.translate(x, y);
      layout.draw(canvas);
      canvas.restore();
    }

    private List<ChartSteps.Step> steps() {
      List<ChartSteps.Step> result = new ArrayList<>();
      for (int i = 0; i < placed.size(); i++) {
        Placed row = placed.get(i);
        Rect bounds = new Rect(0, (int) row.top, getWidth(), (int) Math.ceil(row.bottom));
        result.add(new ChartSteps.Step(lines.get(i).spoken(), bounds));
      }
      return result;
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
  }

  /** A verdict's shape. */
  final void drawMark(
      Canvas canvas, Path path, Tone tone, float x, float y, Paint fill, Paint outline) {
    fill.setColor(tone.hollow ? theme.surface : tone.color(theme));
    outline.setColor(tone.color(theme));
    tone.mark.draw(canvas, path, x, y, theme.mark * 1.1f, fill);
    tone.mark.draw(canvas, path, x, y, theme.mark * 1.1f, outline);
  }
}
