package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.DashPathEffect;
import android.graphics.Paint;
import android.graphics.Path;
import android.text.Layout;
import android.text.StaticLayout;
import android.text.TextPaint;
import android.util.AttributeSet;
import android.view.View;
import androidx.annotation.ColorInt;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Names beside samples of their line or shape, in as many rows as they need; a name that is wider
 * than the view wraps. Follows the layout direction.
 */
public final class LegendView extends View {
  /** How an entry's sample is drawn. */
  public enum Sample {
    LINE,
    DASHED_LINE,
    SHAPE,
    HOLLOW_SHAPE,
    HATCHED_BOX
  }

  /**
   * An entry.
   *
   * @param shape index of the shape on the line or alone; −1 for a line without one
   */
  public record Entry(String name, @ColorInt int color, Sample sample, int shape) {}

  /** Index of the square among the shapes. */
  static final int SQUARE = 1;

  private final ChartTheme theme;
  private final TextPaint text;
  private final Paint stroke;
  private final Paint fill;
  private final Paint hatching;
  private final Path path = new Path();
  private final float sampleWidth;
  private final DashPathEffect dashes;
  private List<Entry> entries = Collections.emptyList();
  private StaticLayout[] names = {};
  private float[] samples = {};
  private float[] starts = {};
  private float[] tops = {};

  public LegendView(Context context) {
    this(context, null);
  }

  public LegendView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    theme = new ChartTheme(context);
    text = theme.text(R.dimen.chart_text, theme.ink);
    stroke = theme.stroke(theme.ink, theme.line);
    fill = theme.fill(theme.ink);
    hatching = theme.stroke(theme.surface, theme.hairline);
    sampleWidth = theme.size(R.dimen.chart_legend_sample);
    dashes = dashes(theme);
  }

  /** The dashes of validation curves. */
  static DashPathEffect dashes(ChartTheme theme) {
    return new DashPathEffect(new float[] {theme.line * 2.5f, theme.line * 2}, 0);
  }

  /** Shows other entries. */
  public void setEntries(List<Entry> entries) {
    this.entries = Collections.unmodifiableList(new ArrayList<>(entries));
    requestLayout();
    invalidate();
  }

  /** What is shown. */
  public List<Entry> getEntries() {
    return entries;
  }

  @Override
  protected void onMeasure(int widthSpec, int heightSpec) {
    int inner =
        MeasureSpec.getMode(widthSpec) == MeasureSpec.UNSPECIFIED
            ? Integer.MAX_VALUE / 4
            : MeasureSpec.getSize(widthSpec) - getPaddingLeft() - getPaddingRight();
    names = new StaticLayout[entries.size()];
    samples = new float[names.length];
    starts = new float[names.length];
    tops = new float[names.length];
    float x = 0;
    float y = 0;
    float rowHeight = 0;
    float widest = 0;
    for (int i = 0; i < names.length; i++) {
      String name = entries.get(i).name();
      samples[i] = isLine(entries.get(i)) ? sampleWidth : 3 * theme.mark;
      float before = samples[i] + theme.gap;
      int room = Math.max(1, (int) (inner - before));
      int nameWidth = Math.min(room, (int) Math.ceil(Layout.getDesiredWidth(name, text)));
      names[i] = StaticLayout.Builder.obtain(name, 0, name.length(), text, nameWidth).build();
      if (x > 0 && x + before + nameWidth > inner) {
        x = 0;
        y += rowHeight + theme.gap;
        rowHeight = 0;
      }
      starts[i] = x;
      tops[i] = y;
      widest = Math.max(widest, x + before + nameWidth);
      x += before + nameWidth + theme.gap * 3;
      rowHeight = Math.max(rowHeight, names[i].getHeight());
    }
    int width = (int) Math.ceil(widest) + getPaddingLeft() + getPaddingRight();
    int height = (int) Math.ceil(y + rowHeight) + getPaddingTop() + getPaddingBottom();
    setMeasuredDimension(resolveSize(width, widthSpec), resolveSize(height, heightSpec));
  }

  @Override
  protected void onDraw(Canvas canvas) {
    boolean mirrored = getLayoutDirection() == LAYOUT_DIRECTION_RTL;
    for (int i = 0; i < names.length; i++) {
      float start = getPaddingStart() + starts[i];
      float sample = mirrored ? getWidth() - start - samples[i] : start;
      float name =
          mirrored ? sample - theme.gap - names[i].getWidth() : sample + samples[i] + theme.gap;
      float top = getPaddingTop() + tops[i];
      drawSample(canvas, entries.get(i), sample, samples[i], top + names[i].getLineBottom(0) / 2f);
      canvas.save();
      canvas.translate(name, top);
      names[i].draw(canvas);
      canvas.restore();
    }
  }

  private static boolean isLine(Entry entry) {
    return entry.sample() == Sample.LINE || entry.sample() == Sample.DASHED_LINE;
  }

  private void drawSample(Canvas canvas, Entry entry, float left, float width, float middle) {
    stroke.setColor(entry.color());
    boolean hollow = entry.sample() == Sample.HOLLOW_SHAPE || entry.sample() == Sample.DASHED_LINE;
    if (isLine(entry)) {
      path.rewind();
      path.moveTo(left, middle);
      path.lineTo(left + width, middle);
      stroke.setPathEffect(hollow ? dashes : null);
      canvas.drawPath(path, stroke);
      stroke.setPathEffect(null);
    }
    if (entry.shape() >= 0) {
      Mark mark = Mark.of(entry.shape());
      float center = left + width / 2;
      fill.setColor(hollow ? theme.surface : entry.color());
      mark.draw(canvas, path, center, middle, theme.mark, fill);
      if (entry.sample() == Sample.HATCHED_BOX) {
        float half = theme.mark * 0.88f;
        ChancesView.hatch(
            canvas, center - half, middle - half, center + half, middle + half, hatching);
      }
      mark.draw(canvas, path, center, middle, theme.mark, stroke);
    }
  }
}
