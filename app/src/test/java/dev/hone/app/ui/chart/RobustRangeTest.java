package dev.hone.app.ui.chart;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** What an axis of curves shows; expected values worked out by hand. */
public class RobustRangeTest {
  /** 0, 1, … 100: quantiles of 3 and 97 per cent are 3 and 97. */
  private static double[] hundred(double shift) {
    double[] values = new double[101];
    for (int i = 0; i < values.length; i++) {
      values[i] = shift + i;
    }
    return values;
  }

  @Test
  public void curvesThatLieTogether_areShownWhole() {
    assertEquals(
        new RobustRange(0, 130, 0),
        RobustRange.of(List.of(hundred(0), hundred(30)), 0, 130, false));
  }

  @Test
  public void oneWildPoint_liesOutside() {
    double[] spiked = hundred(0);
    spiked[50] = 10_000;
    // Sorted: 0 … 49, 51 … 100, 10000. The quantile of 97 per cent is the 98th of 101: 98; that of
    // 3 is 3.
    double fence = 98 + 1.5 * (98 - 3);
    assertEquals(new RobustRange(0, fence, 1), RobustRange.of(List.of(spiked), 0, 10_000, false));
  }

  @Test
  public void oneWildCurve_doesNotSqueezeTheOthers() {
    double[] wild = new double[101];
    Arrays.fill(wild, 5000);
    // Of the 303 values 0, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5 … 104 the tenth from each end are 5 and
    // 99.
    RobustRange range =
        RobustRange.of(List.of(hundred(0), hundred(2), hundred(4), wild), 0, 5000, false);
    assertEquals(101, range.outside());
    assertEquals(0, range.low(), 0);
    assertEquals(99 + 1.5 * 94, range.high(), 1e-9);
  }

  @Test
  public void ofTwoHalves_theBetterIsShown() {
    List<double[]> halves = List.of(hundred(0), hundred(5000));
    assertEquals(0, RobustRange.of(halves, 0, 5100, false).low(), 0);
    assertEquals(101, RobustRange.of(halves, 0, 5100, false).outside());
    RobustRange upper = RobustRange.of(halves, 0, 5100, true);
    assertEquals(5100, upper.high(), 0);
    assertEquals(101, upper.outside());
    // 5003 − 1.5 × 94.
    assertEquals(4862, upper.low(), 1e-9);
  }

  @Test
  public void fewEpochs_sayNothing() {
    List<double[]> few = List.of(new double[] {1, 1, 1, 1}, new double[] {900, 900, 900, 900});
    assertEquals(new RobustRange(1, 900, 0), RobustRange.of(few, 1, 900, false));
  }

  @Test
  public void littleGain_isNotWorthLeavingAnythingOut() {
    double[] spiked = hundred(0);
    spiked[50] = 700;
    // The fence would be at 240.5, less than three times lower.
    assertEquals(new RobustRange(0, 700, 0), RobustRange.of(List.of(spiked), 0, 700, false));
  }

  @Test
  public void wildBands_areCutThough_noPointIsOutside() {
    // Means of 0 … 100 and a repeat that reached a million: 97 + 1.5 × 94 = 238.
    assertEquals(new RobustRange(0, 238, 0), RobustRange.of(List.of(hundred(0)), 0, 1e6, false));
  }

  @Test
  public void nothing_isShownAsItIs() {
    assertEquals(new RobustRange(2, 3, 0), RobustRange.of(List.of(), 2, 3, false));
  }
}
