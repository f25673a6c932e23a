package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.graphics.Rect;
import android.view.View;
import android.view.ViewGroup;
import android.view.accessibility.AccessibilityNodeInfo;
import androidx.core.graphics.ColorUtils;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.CurvePoint;
import dev.hone.base.Language;
import dev.hone.report.SampleComparison;
import dev.hone.trained.BoundaryGrid;
import dev.hone.trained.Scatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** Histograms, decision regions, confusion matrices and predictions in pictures and words. */
@RunWith(AndroidJUnit4.class)
public class OtherChartsTest {
  private static final String[] SETTINGS = {"light", "night", "large", "chinese", "rtl"};

  private static Context[] contexts() {
    return new Context[] {
      Picture.light(), Picture.night(), Picture.large(), Picture.chinese(), Picture.arabic()
    };
  }

  @Test
  public void histogramPictures() throws Exception {
    Context[] contexts = contexts();
    for (int i = 0; i < contexts.length; i++) {
      WeightShares shares = WeightShares.of(SampleComparison.moons(), Language.EN);
      HistogramView view = new HistogramView(contexts[i]);
      view.setData(shares, shares.rows().get(1));
      Picture picture = Picture.of(view, 360).save("histogram-" + SETTINGS[i]);
      assertEquals(SETTINGS[i], 0, picture.outside());
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

  private static final int SIZE = 60;

  /** Three regions that meet in the middle. */
  private static BoundaryGrid grid() {
    int[] classes = new int[SIZE * SIZE];
    float[] sureness = new float[SIZE * SIZE];
    for (int i = 0; i < classes.length; i++) {
      double x = i % SIZE / (SIZE - 1.0) - 0.5;
      int row = i / SIZE;
      double y = row / (SIZE - 1.0) - 0.5;
      classes[i] = y > 0.1 + 0.2 * Math.sin(6 * x) ? 2 : x < 0 ? 0 : 1;
      sureness[i] = (float) Math.min(1, 0.4 + 1.2 * Math.hypot(x, y));
    }
    return new BoundaryGrid(
        new BoundaryGrid.Extent(0, 8),
        new BoundaryGrid.Extent(0, 3),
        SIZE,
        SIZE,
        classes,
        sureness);
  }

  private static Scatter rows() {
    Random random = new Random(3);
    double[][] centers = {{1.8, 0.6}, {6, 0.7}, {4, 2.5}};
    List<Scatter.Point> points = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      double[] center = centers[i % 3];
      points.add(
          new Scatter.Point(
              center[0] + 0.8 * random.nextGaussian(),
              center[1] + 0.3 * random.nextGaussian(),
              i % 3,
              i % 4 == 0));
    }
    return new Scatter(
        "petal length (cm)",
        "petal width (cm)",
        Arrays.asList("setosa", "versicolor", "virginica"),
        points);
  }

  @Test
  public void boundaryPictures() throws Exception {
    Context[] contexts = contexts();
    for (int i = 0; i < contexts.length; i++) {
      BoundaryView view = new BoundaryView(contexts[i]);
      view.setData("none", grid(), rows());
      Picture picture = Picture.of(view, 360).save("boundary-" + SETTINGS[i]);
      assertEquals(SETTINGS[i], 0, picture.outside());
      for (int label = 0; label < 3; label++) {
        assertTrue(picture.count(ArmColors.of(contexts[i], label + 1)) > 300);
      }
    }
  }

  @Test
  public void boundaryIsTheRightWayUp() {
    // The upper half is of class 1, so the points of class 0 below lie in their own region.
    BoundaryGrid grid =
        new BoundaryGrid(
            new BoundaryGrid.Extent(0, 1),
            new BoundaryGrid.Extent(0, 1),
            1,
            2,
            new int[] {0, 1},
            new float[] {1, 1});
    Scatter rows =
        new Scatter(
            "a",
            "b",
            Arrays.asList("down", "up"),
            Arrays.asList(
                new Scatter.Point(0.5, 0.1, 0, false),
                new Scatter.Point(0.5, 0.9, 0, false),
                new Scatter.Point(0.5, 0.8, 1, true)));
    BoundaryView view = new BoundaryView(Picture.light());
    assertEquals(
        "No decision regions: they are drawn for classifiers of two features.",
        view.getContentDescription().toString());
    view.setData("none", grid, rows);
    assertEquals(
        "Decision regions of none over a and b. Share of the area: down 50 %, up 50 %. Rows in the"
            + " region of another class: 1 of 2 training rows, 0 of 1 test rows",
        view.getContentDescription().toString());
    BoundaryView chinese = new BoundaryView(Picture.chinese());
    chinese.setData("none", grid, rows);
    assertEquals(
        "none：在 a 与 b 上的决策区域。面积占比：down 50%、up 50%。落入其他类别区域的样本：训练 2 个中有 1 个，测试 1 个中有 0 个",
        chinese.getContentDescription().toString());
    view.setData("none", grid, null);
    assertEquals(
        "Decision regions of none over x and y. Share of the area: 0 50 %, 1 50 %",
        view.getContentDescription().toString());
  }

  /** The lower half is of class 0, "down"; the row at 0.9 lies in the other's. */
  @Test
  public void boundaryIsSteppedThroughRowByRow_orByPlaces() {
    BoundaryGrid grid =
        new BoundaryGrid(
            new BoundaryGrid.Extent(0, 1),
            new BoundaryGrid.Extent(0, 1),
            1,
            2,
            new int[] {0, 1},
            new float[] {1, 1});
    Scatter rows =
        new Scatter(
            "a",
            "b",
            Arrays.asList("down", "up"),
            Arrays.asList(
                new Scatter.Point(0.5, 0.9, 0, false),
                new Scatter.Point(0.25, 0.8, 1, true),
                new Scatter.Point(2, 2, 1, true)));
    BoundaryView view = new BoundaryView(Picture.light());
    assertEquals(List.of(), view.steps());
    view.setData("none", grid, rows);
    Picture.of(view, 360);
    assertEquals(
        List.of(
            "training row, a 0.500, b 0.900: class down, in the region of up",
            "test row, a 0.250, b 0.800: class up, in the region of up"),
        Steps.spoken(view.plot()));
    BoundaryView chinese = new BoundaryView(Picture.chinese());
    chinese.setData("none", grid, rows);
    Picture.of(chinese, 360);
    assertEquals(
        List.of("训练样本，a 0.500，b 0.900：类别 down，位于 up 的区域", "测试样本，a 0.250，b 0.800：类别 up，位于 up 的区域"),
        Steps.spoken(chinese.plot()));
    view.setData("none", grid, null);
    List<String> places = Steps.spoken(view.plot());
    assertEquals(16, places.size());
    assertEquals("x 0.125, y 0.125: region of 0", places.get(0));
    assertEquals("x 0.875, y 0.875: region of 1", places.get(15));
  }

  @Test
  public void manyRowsAreThinned() {
    BoundaryView view = new BoundaryView(Picture.light());
    view.setData("none", grid(), rows());
    Picture.of(view, 360);
    int count = Steps.spoken(view.plot()).size();
    assertTrue("steps: " + count, count > 12 && count <= ChartSteps.MOST);
  }

  private static final List<String> CLASSES = Arrays.asList("setosa", "versicolor", "virginica");

  @Test
  public void confusionPictures() throws Exception {
    int[][] counts = {{50, 0, 0}, {0, 44, 6}, {1, 12, 1237}};
    Context[] contexts = contexts();
    for (int i = 0; i < contexts.length; i++) {
      ConfusionView view = new ConfusionView(contexts[i]);
      view.setData(CLASSES, counts);
      Picture picture = Picture.of(view, 360).save("confusion-" + SETTINGS[i]);
      assertEquals(SETTINGS[i], 0, picture.outside());
      assertTrue(picture.count(ArmColors.of(contexts[i], 5)) > 2000);
    }
  }

  @Test
  public void countsStandOutFromEveryShade() {
    for (Context context : new Context[] {Picture.light(), Picture.night()}) {
      ChartTheme theme = new ChartTheme(context);
      for (int arm = 5; arm <= 6; arm++) {
        for (int step = 0; step <= 100; step++) {
          int shade = theme.tint(ArmColors.of(context, arm), step / 100f);
          int number = ConfusionCells.readableOn(shade);
          assertTrue(ColorUtils.calculateContrast(number, shade) >= 4.5);
        }
      }
    }
  }

  @Test
  public void givenHeights_areKept() throws Exception {
    ScatterView view = new ScatterView(Picture.large());
    view.setData("y", null, new float[] {1, 2}, new float[] {1, 3});
    Picture picture = Picture.of(view, 640, 300).save("scatter-low-large");
    assertEquals(600, picture.height());
    assertTrue("the drawing has room", view.plot().getHeight() > 150);
  }

  @Test
  public void manyClasses_scroll() throws Exception {
    List<String> names = new ArrayList<>();
    int[][] counts = new int[26][26];
    for (int i = 0; i < 26; i++) {
      names.add("class " + (char) ('A' + i));
      counts[i][i] = 20;
      counts[i][(i + 3) % 26] = i % 5;
    }
    ConfusionView view = new ConfusionView(Picture.light());
    view.setData(names, counts);
    Picture.of(view, 360).save("confusion-many");
    View scroll = ((ViewGroup) view.getChildAt(2)).getChildAt(1);
    View cells = ((ViewGroup) scroll).getChildAt(0);
    assertTrue(cells.getWidth() > scroll.getWidth());
    assertTrue(scroll.canScrollHorizontally(1));
  }

  @Test
  public void confusionWords() {
    ConfusionView view = new ConfusionView(Picture.light());
    assertEquals("No rows have been counted.", view.getContentDescription().toString());
    int[][] counts = {{5, 0}, {2, 3}};
    view.setData(Arrays.asList("cat", "dog"), counts);
    assertEquals(
        "Confusion matrix: 8 of 10 rows right, 80 %. cat: 5 of 5 right; dog: 3 of 5 right, mistaken"
            + " for cat 2×",
        view.getContentDescription().toString());
    ConfusionView chinese = new ConfusionView(Picture.chinese());
    chinese.setData(Arrays.asList("猫", "狗"), counts);
    assertEquals(
        "混淆矩阵：10 个样本中 8 个正确，占 80%。猫：5 个样本中 5 个正确；狗：5 个样本中 3 个正确，误判为 猫 2 次",
        chinese.getContentDescription().toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> view.setData(Collections.singletonList("cat"), counts));
  }

  @Test
  public void confusionIsSteppedThroughCellByCell_ofManyClassesClassByClass() {
    ConfusionView view = new ConfusionView(Picture.light());
    view.setData(Arrays.asList("cat", "dog"), new int[][] {{5, 0}, {2, 3}});
    Picture.of(view, 360);
    assertEquals(
        List.of(
            "true cat, predicted cat: 5",
            "true cat, predicted dog: 0",
            "true dog, predicted cat: 2",
            "true dog, predicted dog: 3"),
        Steps.spoken(view.cells()));
    ConfusionView chinese = new ConfusionView(Picture.chinese());
    chinese.setData(Arrays.asList("猫", "狗"), new int[][] {{5, 0}, {2, 3}});
    Picture.of(chinese, 360);
    assertEquals("真实类别 狗，预测为 猫：2 个样本", Steps.spoken(chinese.cells()).get(2));
    List<String> names = new ArrayList<>();
    int[][] counts = new int[10][10];
    for (int i = 0; i < 10; i++) {
      names.add("" + (char) ('A' + i));
      counts[i][i] = 4;
    }
    counts[1][7] = 2;
    view.setData(names, counts);
    Picture.of(view, 800);
    List<String> rows = Steps.spoken(view.cells());
    assertEquals(10, rows.size());
    assertEquals("B: 4 of 6 right, mistaken for H 2×", rows.get(1));
  }

  /** What TalkBack finds at a touch is the cell under it; in Arabic columns run from the right. */
  @Test
  @SuppressWarnings("deprecation") // the bounds in the view are what the chart has set
  public void aTouchFindsTheCellUnderIt() {
    for (Context context : new Context[] {Picture.light(), Picture.arabic()}) {
      ConfusionView view = new ConfusionView(context);
      view.setData(Arrays.asList("cat", "dog"), new int[][] {{5, 0}, {2, 3}});
      Picture.of(view, 360);
      boolean mirrored = view.getLayoutDirection() == View.LAYOUT_DIRECTION_RTL;
      View cells = view.cells();
      int left = cells.getWidth() / 4;
      AccessibilityNodeInfo found =
          cells.getAccessibilityNodeProvider().createAccessibilityNodeInfo(mirrored ? 3 : 2);
      Rect bounds = new Rect();
      found.getBoundsInParent(bounds);
      assertTrue(bounds + " at " + left, bounds.contains(left, cells.getHeight() - 10));
    }
  }

  @Test
  public void scatterPictures() throws Exception {
    Random random = new Random(4);
    float[] truth = new float[150];
    float[] predicted = new float[150];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = 5 + 45 * random.nextFloat();
      predicted[i] = truth[i] + (float) (3 * random.nextGaussian());
    }
    Context[] contexts = contexts();
    for (int i = 0; i < contexts.length; i++) {
      ScatterView view = new ScatterView(contexts[i]);
      view.setData("price", "1000 $", truth, predicted);
      assertEquals(SETTINGS[i], 0, Picture.of(view, 360).save("scatter-" + SETTINGS[i]).outside());
    }
    ScatterView view = new ScatterView(Picture.light());
    view.setData("price", "1000 $", truth, predicted);
    view.setResiduals(true);
    assertEquals(0, Picture.of(view, 280).save("scatter-residuals-narrow").outside());
  }

  @Test
  public void scatterWords() {
    ScatterView view = new ScatterView(Picture.light());
    float[] truth = {1, 2, Float.NaN, 4};
    float[] predicted = {1, 5, 1, 8};
    view.setData("y", null, truth, predicted);
    // Errors 0, 3 and 4: RMSE √(25/3).
    assertEquals(
        "Predicted against true y for 3 rows: RMSE 2.89, largest error 4.00 where the true value is"
            + " 4.00",
        view.getContentDescription().toString());
    ScatterView chinese = new ScatterView(Picture.chinese());
    chinese.setData("房价", "万元", truth, predicted);
    assertEquals(
        "3 个样本的 房价（万元） 预测值与真实值：均方根误差 2.89，最大误差 4.00（真实值为 4.00 时）",
        chinese.getContentDescription().toString());
    view.setData("y", null, new float[] {3, 3}, new float[] {3, 3});
    assertEquals(0, Picture.of(view, 280).outside());
    view.setData("y", null, new float[] {Float.NaN}, new float[] {1});
    assertEquals(
        "Nothing to draw: the values are missing or not numbers.",
        view.getContentDescription().toString());
  }

  @Test
  public void scatterIsSteppedThroughInTheOrderOfTheTruth() {
    ScatterView view = new ScatterView(Picture.light());
    view.setData("y", null, new float[] {4, 1, 2}, new float[] {8, 1, 5});
    Picture.of(view, 360);
    assertEquals(
        List.of(
            "true 1.00, predicted 1.00", "true 2.00, predicted 5.00", "true 4.00, predicted 8.00"),
        Steps.spoken(view.plot()));
    view.setResiduals(true);
    assertEquals("true 2.00, predicted 5.00", Steps.spoken(view.plot()).get(1));
    ScatterView chinese = new ScatterView(Picture.chinese());
    chinese.setData("y", null, new float[] {4, 1, 2}, new float[] {8, 1, 5});
    Picture.of(chinese, 360);
    assertEquals("真实值 4.00，预测值 8.00", Steps.spoken(chinese.plot()).get(2));
    view.setData("y", null, new float[97], new float[97]);
    assertEquals("of 97 every fifth", 20, Steps.spoken(view.plot()).size());
  }

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
    boundary.setData("none", grid(), rows());
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
  public void narrowConfusionMatrix_withLargeFontsAndLongNames() throws Exception {
    ConfusionView view = new ConfusionView(Picture.large());
    view.setData(
        Arrays.asList("Iris setosa of the north", "Iris versicolor", "no"),
        new int[][] {{50, 0, 0}, {0, 44, 6}, {1, 12, 123456}});
    Picture.of(view, 280).save("confusion-narrow-large");
    View scroll = ((ViewGroup) view.getChildAt(2)).getChildAt(1);
    assertTrue("the cells keep half of the width", scroll.getWidth() >= view.getWidth() / 2);
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
