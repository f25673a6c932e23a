package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.trained.BoundaryGrid;
import dev.hone.trained.Scatter;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Decision regions, in pictures and words. */
@RunWith(AndroidJUnit4.class)
public class BoundaryViewTest {
  @Test
  public void boundaryPictures() throws Exception {
    Context[] contexts = Picture.contexts();
    for (int i = 0; i < contexts.length; i++) {
      BoundaryView view = new BoundaryView(contexts[i]);
      view.setData("none", Regions.grid(), Regions.rows());
      Picture picture = Picture.of(view, 360).save("boundary-" + Picture.SETTINGS[i]);
      assertEquals(Picture.SETTINGS[i], 0, picture.outside());
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
    view.setData("none", Regions.grid(), Regions.rows());
    Picture.of(view, 360);
    int count = Steps.spoken(view.plot()).size();
    assertTrue("steps: " + count, count > 12 && count <= ChartSteps.MOST);
  }
}
