package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Predictions against the truth, in pictures and words. */
@RunWith(AndroidJUnit4.class)
public class ScatterViewTest {
  @Test
  public void scatterPictures() throws Exception {
    Random random = new Random(4);
    float[] truth = new float[150];
    float[] predicted = new float[150];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = 5 + 45 * random.nextFloat();
      predicted[i] = truth[i] + (float) (3 * random.nextGaussian());
    }
    Context[] contexts = Picture.contexts();
    for (int i = 0; i < contexts.length; i++) {
      ScatterView view = new ScatterView(contexts[i]);
      view.setData("price", "1000 $", truth, predicted);
      assertEquals(
          Picture.SETTINGS[i],
          0,
          Picture.of(view, 360).save("scatter-" + Picture.SETTINGS[i]).outside());
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

  @Test
  public void givenHeights_areKept() throws Exception {
    ScatterView view = new ScatterView(Picture.large());
    view.setData("y", null, new float[] {1, 2}, new float[] {1, 3});
    Picture picture = Picture.of(view, 640, 300).save("scatter-low-large");
    assertEquals(600, picture.height());
    assertTrue("the drawing has room", view.plot().getHeight() > 150);
  }
}
