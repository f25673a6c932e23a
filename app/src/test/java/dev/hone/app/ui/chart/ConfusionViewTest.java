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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Confusion matrices, in pictures and words. */
@RunWith(AndroidJUnit4.class)
public class ConfusionViewTest {
  private static final List<String> CLASSES = Arrays.asList("setosa", "versicolor", "virginica");

  @Test
  public void confusionPictures() throws Exception {
    int[][] counts = {{50, 0, 0}, {0, 44, 6}, {1, 12, 1237}};
    Context[] contexts = Picture.contexts();
    for (int i = 0; i < contexts.length; i++) {
      ConfusionView view = new ConfusionView(contexts[i]);
      view.setData(CLASSES, counts);
      Picture picture = Picture.of(view, 360).save("confusion-" + Picture.SETTINGS[i]);
      assertEquals(Picture.SETTINGS[i], 0, picture.outside());
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
}
