package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import androidx.annotation.Nullable;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.CurvePoint;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Learning curves in pictures and words. */
@RunWith(AndroidJUnit4.class)
public class CurvesViewTest {
  private static final Measure ACCURACY = Measure.of(Metrics.usual(Task.CLASSIFICATION));

  private static final List<String> THREE =
      Arrays.asList("none", "dropout=0.5", "l2=0.001 + early stopping");

  private static CurvePoint point(
      int arm, int epoch, @Nullable Double train, @Nullable Double validation) {
    CurvePoint point = new CurvePoint();
    point.arm = arm;
    point.epoch = epoch;
    point.trainLoss = train;
    point.validationLoss = validation;
    point.trainMetric = train == null ? null : Math.exp(-train);
    point.validationMetric = validation == null ? null : Math.exp(-validation);
    return point;
  }

  /** Arms that over-fit less and less. */
  private static List<CurvePoint> points(int arms, int epochs, double noise) {
    Random random = new Random(1);
    List<CurvePoint> points = new ArrayList<>();
    for (int arm = 0; arm < arms; arm++) {
      for (int epoch = 1; epoch <= epochs; epoch++) {
        double t = 40.0 * epoch / epochs;
        double train = 0.9 * Math.exp(-t / (6 + 3 * arm)) + 0.03 + 0.05 * arm;
        double over = 0.012 * t / (1 + 2 * arm);
        double wobble = noise * random.nextGaussian();
        points.add(
            point(
                arm,
                epoch,
                Math.max(0.01, train + wobble / 2),
                Math.max(0.01, train + 0.1 + over + wobble)));
      }
    }
    return points;
  }

  private static CurvesView view(
      Context context, List<String> names, List<CurvePoint> points, Measure measure) {
    CurvesView view = new CurvesView(context);
    view.setData(names, points, measure);
    return view;
  }

  @Test
  public void pictures() throws Exception {
    List<CurvePoint> points = points(3, 100, 0.01);
    Context[] contexts = {
      Picture.light(), Picture.night(), Picture.large(), Picture.chinese(), Picture.arabic()
    };
    String[] names = {"light", "night", "large", "chinese", "rtl"};
    for (int i = 0; i < names.length; i++) {
      Picture picture =
          Picture.of(view(contexts[i], THREE, points, Measure.LOSS), 360)
              .save("curves-" + names[i]);
      assertEquals(names[i], 0, picture.outside());
      for (int arm = 0; arm < 3; arm++) {
        assertTrue(picture.count(ArmColors.of(contexts[i], arm)) > 300);
      }
    }
  }

  @Test
  public void picturesOfOtherSettings() throws Exception {
    CurvesView log = view(Picture.light(), THREE, points(3, 100, 0.01), Measure.LOSS);
    log.setLogScale(true);
    assertEquals(0, Picture.of(log, 360).save("curves-log").outside());
    CurvesView accuracy = view(Picture.night(), THREE, points(3, 100, 0.01), ACCURACY);
    assertEquals(0, Picture.of(accuracy, 720, 320).save("curves-accuracy-tablet").outside());
    CurvesView narrow = view(Picture.large(), THREE, points(3, 5000, 0.02), ACCURACY);
    assertEquals(0, Picture.of(narrow, 280).save("curves-narrow-large").outside());
    CurvesView dense = view(Picture.light(), THREE, points(3, 5000, 0.02), Measure.LOSS);
    assertEquals(0, Picture.of(dense, 360).save("curves-dense").outside());
    CurvesView touched = view(Picture.light(), THREE, points(3, 100, 0.01), Measure.LOSS);
    Picture.of(touched, 360);
    touched.inspectAt(400, 200, true);
    assertEquals(0, Picture.of(touched, 360).save("curves-touched").outside());
  }

  @Test
  public void fiftyArms_scrollTheLegendInAGivenHeight() throws Exception {
    List<String> names = new ArrayList<>();
    for (int arm = 0; arm < 50; arm++) {
      names.add("arm " + arm);
    }
    CurvesView view = view(Picture.light(), names, points(50, 60, 0.01), Measure.LOSS);
    Picture picture = Picture.of(view, 360, 400).save("curves-fifty");
    assertEquals(0, picture.outside());
    assertEquals(800, picture.height());
    assertTrue("the drawing keeps most of the height", view.plot().getHeight() >= 400);
    assertEquals(52, view.getLegendEntries().size());
  }

  @Test
  public void trainingIsSolidAndValidationDashed() {
    List<CurvePoint> train = new ArrayList<>();
    List<CurvePoint> validation = new ArrayList<>();
    for (int epoch = 1; epoch <= 20; epoch++) {
      train.add(point(1, epoch, 0.5, null));
      validation.add(point(1, epoch, null, 0.5));
    }
    Context context = Picture.light();
    List<String> names = Arrays.asList("a", "b");
    int color = ArmColors.of(context, 1);
    CurvesView solid = view(context, names, train, Measure.LOSS);
    CurvesView dashed = view(context, names, validation, Measure.LOSS);
    solid.setLegendVisible(false);
    dashed.setLegendVisible(false);
    int solidPixels = Picture.of(solid, 360).count(color);
    int dashedPixels = Picture.of(dashed, 360).count(color);
    // Dashes of 2.5 and gaps of 2: 5/9 of the line.
    assertEquals(5.0 / 9, (double) dashedPixels / solidPixels, 0.12);
  }

  @Test
  public void thousandsOfNoisyEpochs_leaveSolidAndDashedApart() {
    List<CurvePoint> train = new ArrayList<>();
    List<CurvePoint> validation = new ArrayList<>();
    Random random = new Random(5);
    for (int epoch = 1; epoch <= 20000; epoch++) {
      double value = 1 + random.nextDouble() - random.nextDouble();
      train.add(point(1, epoch, value, null));
      validation.add(point(1, epoch, null, value));
    }
    Context context = Picture.light();
    List<String> names = Arrays.asList("a", "b");
    CurvesView solid = view(context, names, train, Measure.LOSS);
    CurvesView dashed = view(context, names, validation, Measure.LOSS);
    solid.setLegendVisible(false);
    dashed.setLegendVisible(false);
    int color = ArmColors.of(context, 1);
    double share =
        (double) Picture.of(dashed, 360).count(color) / Picture.of(solid, 360).count(color);
    assertEquals(5.0 / 9, share, 0.15);
  }

  @Test
  public void hiddenArmsAreGone() throws Exception {
    Context context = Picture.light();
    CurvesView view = view(context, THREE, points(3, 100, 0.01), Measure.LOSS);
    view.setVisibleArms(Collections.singleton(1));
    Picture picture = Picture.of(view, 360).save("curves-hidden");
    assertEquals(0, picture.count(ArmColors.of(context, 0)));
    assertEquals(0, picture.count(ArmColors.of(context, 2)));
    assertTrue(picture.count(ArmColors.of(context, 1)) > 300);
    assertEquals(3, view.getLegendEntries().size()); // the arm, training, validation
    String text = view.getContentDescription().toString();
    assertTrue(text, text.contains("dropout=0.5") && !text.contains("none"));
    assertTrue(text, text.endsWith("; 2 variants are hidden"));
    view.setVisibleArms(Collections.emptySet());
    assertEquals("All variants are hidden.", view.getContentDescription().toString());
    view.setVisibleArms(null);
    assertEquals(5, view.getLegendEntries().size());
  }

  @Test
  public void talkBack_saysWhereArmsHaveCome() {
    List<CurvePoint> points = Arrays.asList(point(0, 100, 0.1, 0.614), point(1, 100, 0.3, 0.42));
    List<String> names = Arrays.asList("none", "dropout=0.5");
    assertEquals(
        "validation loss after 100 epochs: none 0.614, dropout=0.5 0.420",
        view(Picture.light(), names, points, Measure.LOSS).getContentDescription().toString());
    assertEquals(
        "100 轮后的验证损失：none 0.614、dropout=0.5 0.420",
        view(Picture.chinese(), names, points, Measure.LOSS).getContentDescription().toString());
    List<CurvePoint> uneven = Arrays.asList(point(0, 100, 0.1, 0.614), point(1, 40, 0.3, 0.42));
    assertEquals(
        "validation loss at the last epoch of each variant: none 0.614 (epoch 100), dropout=0.5 0.420"
            + " (epoch 40)",
        view(Picture.light(), names, uneven, Measure.LOSS).getContentDescription().toString());
    List<CurvePoint> training = Collections.singletonList(point(0, 1, 0.25, null));
    assertEquals(
        "training accuracy in percent after 1 epoch: none 77.9, dropout=0.5 no value",
        view(Picture.light(), names, training, ACCURACY).getContentDescription().toString());
  }

  @Test
  public void withoutData_saysSo() throws Exception {
    CurvesView view = view(Picture.light(), THREE, Collections.emptyList(), Measure.LOSS);
    Picture.of(view, 360).save("curves-empty");
    assertEquals(
        "No epochs yet. Curves appear after the first one.",
        view.getContentDescription().toString());
    assertEquals(
        "还没有完成任何轮次。第一轮结束后会显示曲线。",
        view(Picture.chinese(), THREE, Collections.emptyList(), Measure.LOSS)
            .getContentDescription()
            .toString());
  }

  @Test
  public void oddValues_areDrawnOrLeftOut() throws Exception {
    Context context = Picture.light();
    List<CurvePoint> points =
        Arrays.asList(
            point(0, 1, Double.NaN, 0.5),
            point(0, 2, Double.POSITIVE_INFINITY, null),
            point(0, 3, null, 0.5),
            point(7, 3, 1.0, 1.0)); // of no arm
    CurvesView view = view(context, Collections.singletonList("a"), points, Measure.LOSS);
    assertEquals(0, Picture.of(view, 280).outside());
    assertEquals(
        "validation loss after 3 epochs: a 0.500", view.getContentDescription().toString());
    CurvesView single =
        view(
            context,
            Collections.singletonList("a"),
            Collections.singletonList(point(0, 1, 0.7, 0.7)),
            Measure.LOSS);
    assertTrue(Picture.of(single, 280).save("curves-single").count(ArmColors.of(context, 0)) > 50);
    CurvesView zeros =
        view(
            context,
            Collections.singletonList("a"),
            Collections.singletonList(point(0, 1, 0.0, 0.0)),
            Measure.LOSS);
    zeros.setLogScale(true);
    assertEquals(
        "Nothing to draw: the values are missing or not numbers.",
        zeros.getContentDescription().toString());
  }

  @Test
  public void touch_namesTheNearestPoint() {
    Context context = Picture.light();
    List<CurvePoint> points =
        Arrays.asList(point(0, 1, 0.9, null), point(0, 2, 0.5, null), point(0, 3, 0.1, null));
    CurvesView view = view(context, Collections.singletonList("none"), points, Measure.LOSS);
    assertNull(view.getInspectedText());
    Picture before = Picture.of(view, 360);
    view.inspectAt(view.plot().getWidth(), view.plot().getHeight(), true);
    assertEquals("none, training, epoch 3: 0.100", view.getInspectedText().toString());
    assertTrue(Picture.of(view, 360).differences(before) > 500);
    view.inspectAt(0, 0, false);
    assertEquals("none, training, epoch 1: 0.900", view.getInspectedText().toString());
    view.inspectAt(0, 0, false); // a finger that rests
    assertEquals("none, training, epoch 1: 0.900", view.getInspectedText().toString());
    view.inspectAt(0, 0, true);
    assertNull(view.getInspectedText());
    view.inspectAt(0, 0, true);
    view.setData(Collections.singletonList("none"), Collections.emptyList(), Measure.LOSS);
    assertNull(view.getInspectedText());
  }

  private static CurvePoint ranged(int arm, int epoch, double low, double mean, double high) {
    CurvePoint point = point(arm, epoch, null, mean);
    point.validationLossLow = low;
    point.validationLossHigh = high;
    return point;
  }

  @Test
  public void repeatsThatDiffer_haveABand() throws Exception {
    Context context = Picture.light();
    List<CurvePoint> narrow = new ArrayList<>();
    List<CurvePoint> wide = new ArrayList<>();
    for (int epoch = 1; epoch <= 20; epoch++) {
      narrow.add(ranged(1, epoch, 0.5, 0.5, 0.5));
      wide.add(ranged(1, epoch, 0.3, 0.5, 0.9));
    }
    List<String> names = Arrays.asList("a", "b");
    CurvesView line = view(context, names, narrow, Measure.LOSS);
    CurvesView band = view(context, names, wide, Measure.LOSS);
    assertEquals(3, line.getLegendEntries().size()); // two arms, validation
    assertEquals(4, band.getLegendEntries().size());
    assertEquals("range of the repeats", band.getLegendEntries().get(3).name());
    line.setLegendVisible(false);
    band.setLegendVisible(false);
    int without = Picture.of(line, 360).drawn();
    Picture picture = Picture.of(band, 360).save("curves-band");
    // The axis reaches from 0.3 − 0.03 to 0.9 + 0.03: the band is ten elevenths of the area.
    double area = band.axes.area.width() * band.axes.area.height();
    assertEquals(0.6 / 0.66 * area, picture.drawn() - without, 0.12 * area);
    assertEquals(0, picture.outside());
    band.inspectAt(band.axes.x(20), band.axes.y(0.5), true);
    assertEquals(
        "b, validation, epoch 20: 0.500 (repeats 0.300 to 0.900)",
        band.getInspectedText().toString());
  }

  /** A good arm with losses around 0.5, and one that is wild from the first epoch on. */
  private static List<CurvePoint> withAWildOne(int epochs) {
    List<CurvePoint> points = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      points.add(point(0, epoch, 0.5 / epoch, 0.6 / epoch + 0.2));
      points.add(point(1, epoch, 0.4 / epoch, 0.5 / epoch + 0.2));
      points.add(point(2, epoch, 900.0, 1000.0));
    }
    return points;
  }

  @Test
  public void wildCurve_liesOutside_isCounted_andCanBeRead() throws Exception {
    CurvesView view = view(Picture.light(), THREE, withAWildOne(30), Measure.LOSS);
    Picture picture = Picture.of(view, 360).save("curves-outside");
    assertEquals(0, picture.outside());
    assertTrue("" + view.axes.scaleY().high, view.axes.scaleY().high < 3);
    assertEquals("60 points outside; touch the edge to read them", view.getNote().toString());
    assertTrue(view.getContentDescription().toString().endsWith(". " + view.getNote()));
    // Its marks stand at the upper edge, in its colour.
    assertTrue(picture.count(ArmColors.of(Picture.light(), 2)) > 20);
    view.inspectAt(view.axes.x(30), view.axes.area.top, true);
    assertTrue(
        view.getInspectedText().toString(),
        view.getInspectedText().toString().startsWith("l2=0.001 + early stopping, "));
    assertTrue(
        view.getInspectedText().toString(),
        view.getInspectedText().toString().matches(".*epoch 30: (900|1000|1,000)"));
    view.setVisibleArms(Collections.singleton(2));
    assertEquals("", view.getNote().toString());
    assertEquals(1005, view.axes.scaleY().high, 1e-6);
    view.setVisibleArms(null);
    view.setLogScale(true);
    assertEquals(0, Picture.of(view, 360).save("curves-outside-log").outside());
  }

  @Test
  public void chineseNote_saysHowManyLieOutside() {
    CurvesView view = view(Picture.chinese(), THREE, withAWildOne(30), Measure.LOSS);
    assertEquals("60 个点在范围之外；触摸边缘可读出数值", view.getNote().toString());
  }

  @Test
  public void talkBack_stepsFromEpochToEpoch() {
    List<CurvePoint> points =
        Arrays.asList(point(0, 1, 0.9, 0.8), point(1, 1, 0.7, 0.6), point(0, 2, 0.5, 0.4));
    CurvesView view = view(Picture.light(), Arrays.asList("none", "l2"), points, Measure.LOSS);
    Picture.of(view, 360);
    assertEquals(
        Arrays.asList(
            "validation loss after 1 epoch: none 0.800, l2 0.600",
            "validation loss after 2 epochs: none 0.400"),
        Steps.spoken(view.plot()));
    // Thousands of epochs are so few steps that one comes to the end, which is the last epoch.
    CurvesView dense = view(Picture.light(), THREE, points(3, 5000, 0.01), Measure.LOSS);
    Picture.of(dense, 360);
    List<String> steps = Steps.spoken(dense.plot());
    assertTrue("" + steps.size(), steps.size() <= 24 && steps.size() > 20);
    assertTrue(steps.get(steps.size() - 1).startsWith("validation loss after 5000 epochs: none "));
  }
}
