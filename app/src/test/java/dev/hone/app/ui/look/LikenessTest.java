package dev.hone.app.ui.look;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.graphics.Color;
import android.view.View;
import androidx.appcompat.view.ContextThemeWrapper;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.R;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.ui.chart.CurvesView;
import dev.hone.app.ui.chart.Measure;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** What the comparison of pictures takes for the same, and what not. */
@RunWith(AndroidJUnit4.class)
@Config(qualifiers = "w360dp-h1280dp-port-mdpi")
public class LikenessTest {
  private final Bitmap chart = chart(0, 0, 1);

  /** Every edge falls on other parts of pixels, as another machine's drawing may have it. */
  @Test
  public void otherAntialiasing_isTheSamePicture() {
    for (float[] by : new float[][] {{0.3f, 0}, {0, 0.3f}, {-0.3f, 0.3f}}) {
      Likeness likeness = new Likeness(chart, chart(by[0], by[1], 1));
      assertTrue(likeness.misfits() + " pixels", likeness.alike());
      assertFalse(chart.sameAs(chart(by[0], by[1], 1)));
    }
    assertTrue(new Likeness(chart, softened(chart)).alike());
  }

  @Test
  public void aShiftByFivePixels_isAnotherPicture() {
    for (int[] by : new int[][] {{5, 0}, {-5, 0}, {0, 5}, {0, -5}}) {
      Likeness likeness = new Likeness(chart, chart(by[0], by[1], 1));
      assertFalse(likeness.misfits() + " pixels", likeness.alike());
    }
  }

  @Test
  public void aCurveThatEndsElsewhere_isAnotherPicture() {
    assertFalse(new Likeness(chart, chart(0, 0, 0.7)).alike());
  }

  @Test
  public void anotherSize_isAnotherPicture() {
    Bitmap smaller = Bitmap.createBitmap(chart, 0, 0, chart.getWidth(), chart.getHeight() - 1);
    assertFalse(new Likeness(chart, smaller).alike());
  }

  @Test
  public void oneWrongPixel_isCountedOnce() {
    Bitmap one = Bitmap.createBitmap(9, 9, Bitmap.Config.ARGB_8888);
    one.eraseColor(Color.WHITE);
    Bitmap other = one.copy(Bitmap.Config.ARGB_8888, true);
    other.setPixel(4, 4, Color.RED);
    assertEquals(1, new Likeness(one, other).misfits());
    assertEquals(1, new Likeness(other, one).misfits());
    assertEquals(Color.RED, new Likeness(one, other).picture().getPixel(4, 4));
  }

  private static Bitmap chart(float x, float y, double end) {
    CurvesView view =
        new CurvesView(
            new ContextThemeWrapper(
                ApplicationProvider.getApplicationContext(), R.style.Theme_Hone));
    List<CurvePoint> points = new ArrayList<>();
    for (int epoch = 1; epoch <= 50; epoch++) {
      CurvePoint point = new CurvePoint();
      point.epoch = epoch;
      point.trainLoss = Math.exp(-epoch / 12.0) + (1 - end) * epoch / 50;
      point.validationLoss = point.trainLoss + 0.1;
      points.add(point);
    }
    view.setData(List.of("none"), points, Measure.LOSS);
    view.measure(
        View.MeasureSpec.makeMeasureSpec(340, View.MeasureSpec.EXACTLY),
        View.MeasureSpec.makeMeasureSpec(0, View.MeasureSpec.UNSPECIFIED));
    view.layout(0, 0, view.getMeasuredWidth(), view.getMeasuredHeight());
    Bitmap picture =
        Bitmap.createBitmap(view.getWidth() + 20, view.getHeight() + 20, Bitmap.Config.ARGB_8888);
    picture.eraseColor(Color.WHITE);
    Canvas canvas = new Canvas(picture);
    canvas.translate(10 + x, 10 + y);
    view.draw(canvas);
    return picture;
  }

  /** Each pixel takes a tenth from the left and from the right. */
  private static Bitmap softened(Bitmap from) {
    Bitmap to = from.copy(Bitmap.Config.ARGB_8888, true);
    for (int y = 0; y < from.getHeight(); y++) {
      for (int x = 1; x < from.getWidth() - 1; x++) {
        int left = from.getPixel(x - 1, y);
        int here = from.getPixel(x, y);
        int right = from.getPixel(x + 1, y);
        to.setPixel(
            x,
            y,
            Color.rgb(
                (Color.red(left) + 8 * Color.red(here) + Color.red(right)) / 10,
                (Color.green(left) + 8 * Color.green(here) + Color.green(right)) / 10,
                (Color.blue(left) + 8 * Color.blue(here) + Color.blue(right)) / 10));
      }
    }
    return to;
  }
}
