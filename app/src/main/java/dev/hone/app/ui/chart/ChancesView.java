package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.RectF;
import android.util.AttributeSet;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;

/**
 * Each arm's verdict in words, and a bar of three parts: the chances that it is worse, the same and
 * better, from left to right. Worse is hatched, the same is empty, better is filled, so that they
 * are told apart without colours.
 */
public final class ChancesView extends RowsChart {
  private static final Tone[] PARTS = {Tone.WORSE, Tone.SAME, Tone.BETTER};

  private final Paint fill;
  private final Paint edge;
  private final Paint hatch;
  private ChanceBars bars = new ChanceBars(Collections.emptyList());

  public ChancesView(Context context) {
    this(context, null);
  }

  public ChancesView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    fill = theme.fill(theme.ink);
    edge = theme.stroke(theme.ink, theme.hairline);
    hatch = theme.stroke(theme.surface, theme.line * 0.75f);
  }

  /** Shows what a comparison says. */
  public void setData(ChanceBars shown) {
    bars = shown;
    List<Line> lines = new ArrayList<>();
    StringJoiner all =
        new StringJoiner(getContext().getString(R.string.chart_talk_class_separator));
    for (ChanceBars.Row row : shown.rows()) {
      boolean any = !row.parts().isEmpty();
      String spoken =
          any
              ? getContext()
                  .getString(
                      R.string.chart_talk_forest_row, row.name(), row.verdict(), row.figures())
              : getContext().getString(R.string.chart_talk_not_judged, row.name(), row.verdict());
      lines.add(
          new Line(row.name(), row.tone(), row.verdict(), any ? row.figures() : null, spoken));
      all.add(spoken);
    }
    show(
        lines,
        "",
        List.of(
            entry(Tone.WORSE, R.string.chart_worse),
            entry(Tone.SAME, R.string.chart_same),
            entry(Tone.BETTER, R.string.chart_better)),
        getContext().getString(R.string.chart_talk_chances, all));
  }

  private LegendView.Entry entry(Tone tone, int words) {
    return new LegendView.Entry(
        getContext().getString(words),
        color(tone),
        tone == Tone.WORSE ? LegendView.Sample.HATCHED_BOX : LegendView.Sample.SHAPE,
        LegendView.SQUARE);
  }

  private int color(Tone tone) {
    int color = tone.color(theme);
    return tone == Tone.SAME ? theme.tint(color, 0.25f) : color;
  }

  @Override
  float stripHeight(int row) {
    return bars.rows().get(row).parts().isEmpty() ? 0 : 4.5f * theme.mark;
  }

  @Override
  void drawStrip(Canvas canvas, int index, RectF strip) {
    List<Double> parts = bars.rows().get(index).parts();
    if (parts.isEmpty()) {
      return;
    }
    edge.setColor(theme.axis);
    float left = strip.left + theme.hairline;
    float width = strip.width() - 2 * theme.hairline;
    for (int i = 0; i < parts.size(); i++) {
      float right = left + (float) (width * parts.get(i));
      fill.setColor(color(PARTS[i]));
      canvas.drawRect(left, strip.top, right, strip.bottom, fill);
      if (PARTS[i] == Tone.WORSE) {
        hatch(canvas, left, strip.top, right, strip.bottom, hatch);
      }
      left = right;
    }
    canvas.drawRect(
        strip.left + theme.hairline, strip.top, strip.right - theme.hairline, strip.bottom, edge);
  }

  /** Slanting lines in a box. */
  static void hatch(Canvas canvas, float left, float top, float right, float bottom, Paint paint) {
    float step = 4 * paint.getStrokeWidth();
    float height = bottom - top;
    canvas.save();
    canvas.clipRect(left, top, right, bottom);
    for (float x = left - height; x < right; x += step) {
      canvas.drawLine(x, bottom, x + height, top, paint);
    }
    canvas.restore();
  }
}
