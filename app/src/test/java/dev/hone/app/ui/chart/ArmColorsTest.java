package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import androidx.core.graphics.ColorUtils;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import com.google.android.material.color.MaterialColors;
import java.util.HashSet;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;

/** The palette stands out from what it is drawn on. */
@RunWith(AndroidJUnit4.class)
public class ArmColorsTest {
  @Test
  public void everyColourStandsOutInBothThemes() {
    for (Context context : new Context[] {Picture.light(), Picture.night()}) {
      for (int attribute :
          new int[] {
            com.google.android.material.R.attr.colorSurface,
            com.google.android.material.R.attr.colorSurfaceContainer
          }) {
        int surface = MaterialColors.getColor(context, attribute, 0);
        for (int arm = 0; arm < ArmColors.COUNT; arm++) {
          double contrast = ColorUtils.calculateContrast(ArmColors.of(context, arm), surface);
          assertTrue("arm " + arm + " has contrast " + contrast, contrast >= 3);
        }
      }
    }
  }

  @Test
  public void eightArmsHaveColoursOfTheirOwnAndFiftyCombinations() {
    Context context = Picture.light();
    Set<Integer> colors = new HashSet<>();
    Set<String> combinations = new HashSet<>();
    for (int arm = 0; arm < 56; arm++) {
      colors.add(ArmColors.of(context, arm));
      combinations.add(ArmColors.of(context, arm) + " " + Mark.of(arm));
    }
    assertEquals(8, colors.size());
    assertEquals(56, combinations.size());
    assertEquals(ArmColors.of(context, 1), ArmColors.of(context, 9));
  }
}
