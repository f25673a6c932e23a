package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.Path;
import android.graphics.RectF;
import android.text.TextPaint;
import android.util.AttributeSet;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Each arm's difference from the baseline: its mean as the verdict's shape, its interval as a line
 * with ends, zero as an upright line, and what is practically the same as a band.
 */
public final class ForestView extends RowsChart {
  /** How strong the band's colour is on the surface. */
  private static final float BAND = 0.22f;

  private final Paint line;
  private final Paint outline;
  private final Paint fill;
  private final Paint band;
  private final Paint zero;
  private final Paint grid;
  private final TextPaint labels;
  private final Path path = new Path();
  private Forest forest = new Forest("", "", "", 1, Collections.emptyList());
  private Scale scale = Scale.linear(-1, 1);

  public ForestView(Context context) {
    this(context, null);
  }

  public ForestView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    line = theme.stroke(theme.ink, theme.line);
    outline = theme.stroke(theme.ink, theme.line);
    fill = theme.fill(theme.ink);
    band = theme.fill(theme.tint(Tone.SAME.color(theme), BAND));
    zero = theme.stroke(theme.ink, theme.hairline);
    grid = theme.stroke(theme.axis, theme.hairline);
    labels = theme.text(R.dimen.chart_text, theme.label);
  }

  /** Shows what a comparison says. */
  public void setData(Forest shown) {
    forest = shown;
    scale = shown.scale();
    List<Line> lines = new ArrayList<>();
    StringJoiner all =
        new StringJoiner(getContext().getString(R.string.chart_talk_class_separator));
    for (Forest.Row row : shown.rows()) {
      String spoken =
          row.drawn()
              ? getContext()
                  .getString(
                      R.string.chart_talk_forest_row, row.name(), row.verdict(), row.figures())
              : getContext().getString(R.string.chart_talk_not_judged, row.name(), row.figures());
      lines.add(new Line(row.name(), row.tone(), row.figures(), null, spoken));
      all.add(spoken);
    }
    show(
        lines,
        shown.axis(),
        legend(),
        getContext().getString(R.string.chart_talk_forest, shown.baseline(), shown.margin(), all));
  }

  private List<LegendView.Entry> legend() {
    List<LegendView.Entry> entries = new ArrayList<>();
    entries.add(
        new LegendView.Entry(
            getContext().getString(R.string.chart_same_within, forest.margin()),
            band.getColor(),
            LegendView.Sample.SHAPE,
            LegendView.SQUARE));
    Set<Tone> tones = EnumSet.noneOf(Tone.class);
    forest.rows().forEach(row -> tones.add(row.tone()));
    addTone(entries, tones, Tone.WORSE, R.string.chart_worse);
    addTone(entries, tones, Tone.SAME, R.string.chart_same);
    addTone(entries, tones, Tone.BETTER, R.string.chart_better);
    addTone(entries, tones, Tone.OPEN, R.string.chart_open);
    return entries;
  }

  private void addTone(List<LegendView.Entry> entries, Set<Tone> tones, Tone tone, int words) {
    if (tones.contains(tone)) {
      entries.add(
          new LegendView.Entry(
              getContext().getString(words),
              tone.color(theme),
              tone.hollow ? LegendView.Sample.HOLLOW_SHAPE : LegendView.Sample.SHAPE,
              tone.mark.index()));
    }
  }

  @Override
  float stripHeight(int row) {
    return forest.rows().get(row).drawn() ? 6 * theme.mark : 0;
  }

  @Override
  float footHeight() {
    return forest.drawn() ? ChartTheme.height(labels) + 3 * theme.gap : 0;
  }

  private float x(double place, RectF strip) {
    float inset = 2 * theme.mark;
    return strip.left + inset + (float) (scale.position(place) * (strip.width() - 2 * inset));
  }

  @Override
  void drawStrip(Canvas canvas, int index, RectF strip) {
    Forest.Row row = forest.rows().get(index);
    if (!row.drawn()) {
      return;
    }
    float middle = strip.centerY();
    canvas.drawRect(x(-row.margin(), strip), strip.top, x(row.margin(), strip), strip.bottom, band);
    canvas.drawLine(x(0, strip), strip.top, x(0, strip), strip.bottom, zero);
    line.setColor(row.tone().color(theme));
    if (row.hasEnds()) {
      float left = x(row.low(), strip);
      float right = x(row.high(), strip);
      canvas.drawLine(left, middle, right, middle, line);
      canvas.drawLine(left, middle - theme.mark, left, middle + theme.mark, line);
      canvas.drawLine(right, middle - theme.mark, right, middle + theme.mark, line);
    }
    drawMark(canvas, path, row.tone(), x(row.mean(), strip), middle, fill, outline);
  }

  @Override
  void drawFoot(Canvas canvas, RectF foot) {
    if (!forest.drawn()) {
      return;
    }
    canvas.drawLine(foot.left, foot.top + theme.gap, foot.right, foot.top + theme.gap, grid);
    double[] marks = scale.marks(7, 0);
    while (marks.length > 2 && widest(marks) * 1.6f * marks.length > foot.width()) {
      marks = scale.marks(marks.length - 1, 0);
    }
    float base = foot.top + 2 * theme.gap - labels.ascent();
    for (double mark : marks) {
      String label = label(mark, marks);
      float half = labels.measureText(label) / 2;
      float x = x(mark, foot);
      canvas.drawLine(x, foot.top + theme.gap / 2, x, foot.top + 1.5f * theme.gap, grid);
      canvas.drawText(label, Math.min(Math.max(x, half), foot.right - half) - half, base, labels);
    }
  }

  /** The difference at a place: where less is better, the axis runs the other way. */
  private String label(double place, double[] marks) {
    double step = marks.length > 1 ? marks[1] - marks[0] : scale.high - scale.low;
    return theme.numbers.onAxis(forest.sign() * place, step);
  }

  private float widest(double[] marks) {
    float widest = 0;
    for (double mark : marks) {
      widest = Math.max(widest, labels.measureText(label(mark, marks)));
    }
    return widest;
  }
}
