package dev.hone.app.ui.chart;

import androidx.annotation.ColorInt;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import dev.hone.report.Wording;
import dev.hone.stats.Verdict;

/**
 * What a verdict looks like: a colour, and a shape for those who do not see it. Which verdict has
 * which is the engine's to say, so that app and page agree.
 */
public enum Tone {
  WORSE("worse", R.color.verdict_worse, Mark.TRIANGLE_DOWN, false),
  SAME("same", R.color.verdict_same, Mark.SQUARE, false),
  BETTER("better", R.color.verdict_better, Mark.TRIANGLE, false),
  OPEN("open", 0, Mark.CIRCLE, true),
  NOT_JUDGED("not-judged", 0, Mark.DIAMOND, true);

  private final String key;
  private final int color;
  final Mark mark;

  /** Whether the shape is drawn as an outline. */
  final boolean hollow;

  Tone(String key, int color, Mark mark, boolean hollow) {
    this.key = key;
    this.color = color;
    this.mark = mark;
    this.hollow = hollow;
  }

  /**
   * Of a verdict.
   *
   * @param verdict null for the baseline
   */
  public static Tone of(@Nullable Verdict verdict) {
    for (Tone tone : values()) {
      if (verdict != null && tone.key.equals(Wording.tone(verdict))) {
        return tone;
      }
    }
    return NOT_JUDGED;
  }

  /** The colour in a chart's theme; what is open has that of text. */
  @ColorInt
  int color(ChartTheme theme) {
    return color == 0 ? theme.label : theme.context.getColor(color);
  }
}
