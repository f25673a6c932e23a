package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import androidx.core.graphics.ColorUtils;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import com.google.android.material.color.MaterialColors;
import dev.hone.app.R;
import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import dev.hone.report.SampleComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Differences and chances in pictures and words. */
@RunWith(AndroidJUnit4.class)
public class VerdictChartsTest {
  private static final double[] BASE = {0.80, 0.82, 0.81, 0.79, 0.80};

  private static Comparison five() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", BASE);
    arms.put("l2=0.1", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    arms.put("l1=0.01", new double[] {0.70, 0.73, 0.71, 0.69, 0.69});
    arms.put("label-smoothing=0.2", new double[] {0.802, 0.818, 0.81, 0.791, 0.799});
    arms.put("dropout=0.5,l2=0.001", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    arms.put("lr×50", new double[] {0.99, Double.NaN, Double.NaN, 0.99, 0.99});
    return SampleComparison.ofAccuracies(arms);
  }

  private static Comparison two(double... accuracies) {
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", BASE);
    arms.put("l2", accuracies);
    return SampleComparison.ofAccuracies(arms);
  }

  private static ForestView forest(Context context, Comparison comparison, Language language) {
    ForestView view = new ForestView(context);
    view.setData(Forest.of(comparison, language));
    return view;
  }

  private static ChancesView chances(Context context, Comparison comparison, Language language) {
    ChancesView view = new ChancesView(context);
    view.setData(ChanceBars.of(comparison, language));
    return view;
  }

  @Test
  public void pictures() throws Exception {
    Context[] contexts = Picture.contexts();
    for (int i = 0; i < contexts.length; i++) {
      Language language = Picture.SETTINGS[i].equals("chinese") ? Language.ZH : Language.EN;
      Picture forest =
          Picture.of(forest(contexts[i], five(), language), 328)
              .save("forest-" + Picture.SETTINGS[i]);
      Picture chances =
          Picture.of(chances(contexts[i], five(), language), 328)
              .save("chances-" + Picture.SETTINGS[i]);
      assertEquals(Picture.SETTINGS[i], 0, forest.outside());
      assertEquals(Picture.SETTINGS[i], 0, chances.outside());
      for (int color : new int[] {R.color.verdict_better, R.color.verdict_worse}) {
        assertTrue(Picture.SETTINGS[i], forest.count(contexts[i].getColor(color)) > 60);
        assertTrue(Picture.SETTINGS[i], chances.count(contexts[i].getColor(color)) > 1000);
      }
    }
    assertEquals(
        0,
        Picture.of(forest(Picture.large(), five(), Language.EN), 256)
            .save("forest-narrow")
            .outside());
    assertEquals(
        0,
        Picture.of(chances(Picture.large(), five(), Language.EN), 256)
            .save("chances-narrow")
            .outside());
  }

  @Test
  public void partsOfABar_areAsWideAsItsChances() {
    // Worse 0.13 %, the same 4.32 %, better 95.55 %: see ForestTest.
    Context context = Picture.light();
    ChancesView view = chances(context, two(0.81, 0.85, 0.83, 0.80, 0.83), Language.EN);
    int better = Picture.of(view, 360).count(context.getColor(R.color.verdict_better));
    // 360 dp are 720 pixels; two at each end are the frame's, of whose line of two pixels half lies
    // on the bar at each side. The verdict's shape and the legend's are some hundred pixels each.
    double width = 0.9555 * (720 - 4) - 1;
    double height = view.stripHeight(0) - 2;
    assertEquals(width * height + 400, better, 300);
  }

  @Test
  public void interval_isDrawnWhereItsEndsLie() throws Exception {
    // Better by 5 [4.1, 5.9] against worse by 30: the line is right of zero, then left of it.
    Context context = Picture.light();
    ForestView right = forest(context, two(0.85, 0.88, 0.86, 0.83, 0.85), Language.EN);
    ForestView left = forest(context, two(0.50, 0.53, 0.51, 0.49, 0.49), Language.EN);
    Picture better = Picture.of(right, 360);
    Picture worse = Picture.of(left, 360);
    assertTrue(better.count(context.getColor(R.color.verdict_better)) > 60);
    assertEquals(0, better.count(context.getColor(R.color.verdict_worse)));
    assertTrue(worse.count(context.getColor(R.color.verdict_worse)) > 60);
    assertEquals(0, worse.count(context.getColor(R.color.verdict_better)));
  }

  @Test
  public void talkBack_saysEveryFigure_andStepsFromArmToArm() {
    ForestView view = forest(Picture.light(), five(), Language.EN);
    Picture.of(view, 360);
    // Five arms, four degrees of freedom: t = 4.604 of the interval of 5 points with s = 0.707:
    // 1.46,
    // where the diverged one counts among the five, too.
    String l2 = "l2=0.1: better by more than 1 point, +5.0 points [+3.5, +6.5]";
    List<String> steps = Steps.spoken(view.rows());
    assertEquals(5, steps.size());
    assertEquals(l2, steps.get(0));
    assertEquals("lr×50: diverged in 2 of 5 runs", steps.get(4));
    assertEquals(
        "Differences from none; practically the same within 1 point. " + String.join("; ", steps),
        view.getContentDescription().toString());
    ForestView chinese = forest(Picture.chinese(), five(), Language.ZH);
    Picture.of(chinese, 360);
    assertEquals("l2=0.1：更好，超过 1 个百分点，+5.0 个百分点 [+3.5, +6.5]", Steps.spoken(chinese.rows()).get(0));
    ChancesView bars = chances(Picture.light(), two(0.81, 0.85, 0.83, 0.80, 0.83), Language.EN);
    Picture.of(bars, 360);
    assertEquals(
        List.of("l2: better, worse 0 %, the same 4 %, better 96 %"), Steps.spoken(bars.rows()));
    assertEquals(
        "Chances of each variant. l2: better, worse 0 %, the same 4 %, better 96 %",
        bars.getContentDescription().toString());
  }

  @Test
  public void legend_hasTheShapesThatAreShown() {
    ForestView view = forest(Picture.light(), two(0.85, 0.88, 0.86, 0.83, 0.85), Language.EN);
    assertEquals(
        List.of("band: practically the same, within 1 point", "better"),
        view.getLegendEntries().stream().map(LegendView.Entry::name).collect(Collectors.toList()));
    assertEquals(5, forest(Picture.light(), five(), Language.EN).getLegendEntries().size());
  }

  @Test
  public void everyTone_hasAShapeOfItsOwn() {
    assertEquals(
        Tone.values().length,
        List.of(Tone.values()).stream().map(tone -> tone.mark).distinct().count());
  }

  @Test
  public void colouredText_standsOut() {
    for (Context context : new Context[] {Picture.light(), Picture.night()}) {
      int surface = context.getColor(R.color.surface_container);
      int background =
          MaterialColors.getColor(context, com.google.android.material.R.attr.colorSurface, 0);
      for (Tone tone : Tone.values()) {
        int color = tone.color(new ChartTheme(context));
        assertTrue(tone.name(), ColorUtils.calculateContrast(color, surface) >= 4.5);
        assertTrue(tone.name(), ColorUtils.calculateContrast(color, background) >= 4.5);
      }
    }
  }
}
