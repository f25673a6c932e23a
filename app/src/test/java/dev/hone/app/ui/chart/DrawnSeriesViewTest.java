package dev.hone.app.ui.chart;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.view.MotionEvent;
import android.view.View;
import android.widget.FrameLayout;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;

/** A sequence drawn by a finger. */
@RunWith(AndroidJUnit4.class)
public class DrawnSeriesViewTest {
  private final DrawnSeriesView view = new DrawnSeriesView(Picture.light());
  private final List<double[]> heard = new ArrayList<>();
  private boolean held;

  private void show(double[] values, double low, double high, String... levels) {
    FrameLayout page =
        new FrameLayout(Picture.light()) {
          @Override
          public void requestDisallowInterceptTouchEvent(boolean yes) {
            held = yes;
          }
        };
    page.addView(view);
    view.setData("level (m)", values, low, high, List.of(levels));
    view.setListener(heard::add);
    page.measure(
        View.MeasureSpec.makeMeasureSpec(720, View.MeasureSpec.EXACTLY),
        View.MeasureSpec.makeMeasureSpec(0, View.MeasureSpec.UNSPECIFIED));
    page.layout(0, 0, 720, page.getMeasuredHeight());
  }

  private void touch(int action, float x, float y) {
    view.plot().dispatchTouchEvent(MotionEvent.obtain(0, 0, action, x, y, 0));
  }

  @Test
  public void aTouchSetsTheStepUnderIt_toItsHeight() {
    show(new double[] {1, 1, 1, 1, 1}, 0, 4);
    touch(MotionEvent.ACTION_DOWN, view.x(2), view.y(3));
    assertArrayEquals(new double[] {1, 1, 3, 1, 1}, heard.get(0), 0.02);
    assertTrue("the page must not scroll meanwhile", held);
  }

  @Test
  public void stepsThatAFingerJumpsOverLieOnALine_alsoBackwards() {
    show(new double[] {0, 0, 0, 0, 0}, 0, 4);
    touch(MotionEvent.ACTION_DOWN, view.x(4), view.y(4));
    touch(MotionEvent.ACTION_MOVE, view.x(0), view.y(0));
    touch(MotionEvent.ACTION_UP, view.x(0), view.y(0));
    assertArrayEquals(new double[] {0, 1, 2, 3, 4}, heard.get(1), 0.03);
    assertEquals(2, heard.size());
    touch(MotionEvent.ACTION_DOWN, view.x(2), view.y(0));
    assertArrayEquals("a new touch begins anew", new double[] {0, 1, 0, 3, 4}, heard.get(2), 0.03);
  }

  @Test
  public void aFingerOutsideDrawsTheEnds_andTheScaleStays() {
    show(new double[] {1, 1, 1}, 0, 10);
    touch(MotionEvent.ACTION_DOWN, -500, -500);
    touch(MotionEvent.ACTION_MOVE, 5000, 5000);
    // A tenth of the range beyond it on both sides.
    assertArrayEquals(new double[] {11, 5, -1}, heard.get(1), 1e-9);
    float before = view.y(5);
    view.setData("level (m)", heard.get(1), 0, 10, List.of());
    assertEquals(before, view.y(5), 0);
  }

  @Test
  public void aCategoryTakesItsLevelsOnly() {
    show(new double[] {0, 0, 0}, Double.NaN, Double.NaN, "a", "b", "c", "d");
    touch(MotionEvent.ACTION_DOWN, view.x(1), view.y(1.6));
    touch(MotionEvent.ACTION_MOVE, view.x(2), view.y(3.4));
    assertArrayEquals(new double[] {0, 2, 3}, heard.get(1), 0);
  }

  @Test
  public void itIsSpoken_alsoAfterItWasDrawn() {
    show(new double[] {1, 2, 3}, 0, 4);
    assertEquals(
        "level (m) over 3 steps, between 1.00 and 3.00, at last 3.00. Draw with a finger to change"
            + " it.",
        view.getContentDescription().toString());
    touch(MotionEvent.ACTION_DOWN, view.x(2), view.y(0));
    touch(MotionEvent.ACTION_UP, view.x(2), view.y(0));
    String said = view.getContentDescription().toString();
    assertTrue(said, said.contains("and 2.00"));
  }

  @Test
  public void itIsSteppedThroughStepByStep() {
    show(new double[] {1, Double.NaN, 2.5}, 0, 4);
    assertEquals(
        List.of("step 1: 1.00", "step 2: no value", "step 3: 2.50"), Steps.spoken(view.plot()));
    touch(MotionEvent.ACTION_DOWN, view.x(2), view.y(4));
    touch(MotionEvent.ACTION_UP, view.x(2), view.y(4));
    assertTrue(Steps.spoken(view.plot()).get(2).matches("step 3: (3\\.9|4\\.0).*"));
    view.setData("level (m)", new double[50], 0, 4, List.of());
    List<String> some = Steps.spoken(view.plot());
    assertEquals("every third of 50", 17, some.size());
    assertEquals("step 4: 0", some.get(1));
  }

  @Test
  public void stepsOfACategoryAreItsLevels_andChineseIsSpoken() {
    show(new double[] {0, 2}, Double.NaN, Double.NaN, "low", "middle", "high");
    assertEquals(List.of("step 1: low", "step 2: high"), Steps.spoken(view.plot()));
    DrawnSeriesView chinese = new DrawnSeriesView(Picture.chinese());
    chinese.setData("水位", new double[] {1.5, Double.NaN}, 0, 4, List.of());
    Picture.of(chinese, 360);
    assertEquals(List.of("第 1 步：1.50", "第 2 步：无数值"), Steps.spoken(chinese.plot()));
  }

  @Test
  public void pictures() throws Exception {
    int i = 0;
    String[] names = {"light", "night", "large", "chinese"};
    for (android.content.Context context :
        List.of(Picture.light(), Picture.night(), Picture.large(), Picture.chinese())) {
      DrawnSeriesView chart = new DrawnSeriesView(context);
      double[] values = new double[25];
      for (int step = 0; step < values.length; step++) {
        values[step] = Math.sin(step * 0.4);
      }
      values[7] = Double.NaN;
      chart.setData("level", values, -1.2, 1.2, List.of());
      Picture picture = Picture.of(chart, 360).save("drawn-" + names[i++]);
      assertEquals(0, picture.outside());
      assertTrue(picture.count(ArmColors.of(context, 1)) > 300);
    }
  }
}
