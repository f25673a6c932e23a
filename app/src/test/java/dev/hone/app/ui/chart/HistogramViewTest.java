package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.base.Language;
import dev.hone.report.SampleComparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Histograms of weights, in pictures and words. */
@RunWith(AndroidJUnit4.class)
public class HistogramViewTest {
  @Test
  public void histogramPictures() throws Exception {
    Context[] contexts = Picture.contexts();
    for (int i = 0; i < contexts.length; i++) {
      WeightShares shares = WeightShares.of(SampleComparison.moons(), Language.EN);
      HistogramView view = new HistogramView(contexts[i]);
      view.setData(shares, shares.rows().get(1));
      Picture picture = Picture.of(view, 360).save("histogram-" + Picture.SETTINGS[i]);
      assertEquals(Picture.SETTINGS[i], 0, picture.outside());
      assertTrue(picture.count(ArmColors.of(contexts[i], 1)) > 2000);
    }
  }

  @Test
  public void histograms_haveOneScale() {
    // A third of the weights of one arm are large, all of the other's small; both from −51 to 51.
    List<Double> small = new ArrayList<>(Collections.nCopies(51, 0.0));
    small.set(25, 1.0);
    List<Double> wide = new ArrayList<>(Collections.nCopies(51, 0.0));
    wide.set(0, 0.25);
    wide.set(50, 0.75);
    WeightShares.Row one = new WeightShares.Row(1, "one", "100.0 % near zero", small);
    WeightShares.Row two = new WeightShares.Row(1, "two", "0.0 % near zero", wide);
    WeightShares shares = new WeightShares(51, 1, List.of(one, two));
    HistogramView first = new HistogramView(Picture.light());
    first.setData(shares, one);
    HistogramView second = new HistogramView(Picture.light());
    second.setData(shares, two);
    int color = ArmColors.of(Picture.light(), 1);
    double high = Picture.of(first, 360).count(color);
    double low = Picture.of(second, 360).count(color);
    // Heights by square roots: √1 against √0.25 + √0.75; bars are thirteen pixels wide, give or
    // take
    // one. By the shares themselves, or each on a scale of its own, it would be 1 or 1.6.
    assertEquals(0.5 + Math.sqrt(0.75), low / high, 0.12);
    assertEquals(
        "Weights of one: from −1.00 to 1.00, 100.0 % near zero",
        first.getContentDescription().toString());
    assertEquals(
        List.of("−51.0 to −45.0: 25.0 %", "45.0 to 51.0: 75.0 %"),
        second.steps().stream().map(ChartSteps.Step::spoken).collect(Collectors.toList()));
  }

  @Test
  public void histogramWithoutWeights_saysSo() {
    HistogramView view = new HistogramView(Picture.light());
    assertEquals("No weights to show.", view.getContentDescription().toString());
    assertEquals(List.of(), view.steps());
  }
}
