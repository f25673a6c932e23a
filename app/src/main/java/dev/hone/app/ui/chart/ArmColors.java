package dev.hone.app.ui.chart;

import android.content.Context;
import androidx.annotation.ColorInt;
import dev.hone.app.R;

/**
 * One colour per arm, that colour-blind people can tell apart: the eight of Okabe and Ito ("Color
 * Universal Design", 2008) in their order, each made darker in the light theme or lighter in the
 * dark one until it stands out 3:1 from the surface (WCAG 2.1, 1.4.11). From the ninth arm on they
 * come round again; curves carry a {@link Mark} per arm, too, so that the pair is unique for 56
 * arms.
 */
public final class ArmColors {
  private static final int[] COLORS = {
    R.color.chart_arm_0,
    R.color.chart_arm_1,
    R.color.chart_arm_2,
    R.color.chart_arm_3,
    R.color.chart_arm_4,
    R.color.chart_arm_5,
    R.color.chart_arm_6,
    R.color.chart_arm_7
  };

  /** How many different colours there are. */
  public static final int COUNT = 8;

  private ArmColors() {}

  /**
   * The colour of an arm in the context's theme.
   *
   * @param arm index in the spec's list of arms, 0 or more
   */
  @ColorInt
  public static int of(Context context, int arm) {
    return context.getColor(COLORS[Math.floorMod(arm, COUNT)]);
  }
}
