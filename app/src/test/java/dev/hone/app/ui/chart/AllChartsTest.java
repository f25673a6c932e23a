package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.view.View;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.CurvePoint;
import dev.hone.base.Language;
import dev.hone.report.SampleComparison;
import java.util.Arrays;
import java.util.Collections;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** What holds for every chart. */
@RunWith(AndroidJUnit4.class)
public class AllChartsTest {
  /** The oldest Android the app runs on. */
  @Test
  @Config(sdk = 26)
  public void allViewsDrawOnAndroid8() {
    Context context = Picture.light();
    CurvesView curves = new CurvesView(context);
    CurvePoint point = new CurvePoint();
    point.validationLoss = 0.5;
    curves.setData(
        Collections.singletonList("none"), Collections.singletonList(point), Measure.LOSS);
    WeightShares shares = WeightShares.of(SampleComparison.moons(), Language.EN);
    HistogramView histogram = new HistogramView(context);
    histogram.setData(shares, shares.rows().get(1));
    ForestView forest = new ForestView(context);
    forest.setData(Forest.of(SampleComparison.moons(), Language.EN));
    ChancesView chances = new ChancesView(context);
    chances.setData(ChanceBars.of(SampleComparison.moons(), Language.EN));
    BoundaryView boundary = new BoundaryView(context);
    boundary.setData("none", Regions.grid(), Regions.rows());
    ConfusionView confusion = new ConfusionView(context);
    confusion.setData(Arrays.asList("cat", "dog"), new int[][] {{5, 0}, {2, 3}});
    ScatterView scatter = new ScatterView(context);
    scatter.setData("y", "m", new float[] {1, 2}, new float[] {1, 3});
    for (View view :
        new View[] {curves, histogram, forest, chances, boundary, confusion, scatter}) {
      Picture picture = Picture.of(view, 320);
      assertEquals(0, picture.outside());
      assertTrue(picture.drawn() > 1000);
    }
  }

  @Test
  public void viewsCanStandInLayouts() throws Exception {
    for (Class<?> view :
        new Class<?>[] {
          CurvesView.class,
          HistogramView.class,
          ForestView.class,
          ChancesView.class,
          BoundaryView.class,
          ConfusionView.class,
          ScatterView.class,
          LegendView.class
        }) {
      View made =
          (View)
              view.getConstructor(Context.class, android.util.AttributeSet.class)
                  .newInstance(Picture.light(), null);
      Picture.of(made, 280); // empty, at the smallest width
    }
  }
}
