package dev.hone.stats;

import static org.junit.Assert.assertArrayEquals;

import org.junit.Test;

public class HolmTest {
  /**
   * By hand, m = 4: sorted 0.005, 0.01, 0.03, 0.04; times 4, 3, 2, 1: 0.02, 0.03, 0.06, 0.04; never
   * falling: 0.02, 0.03, 0.06, 0.06.
   */
  @Test
  public void adjust_stepsDown() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02},
        Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}),
        1e-15);
  }

  @Test
  public void adjust_stopsAtOne() {
    assertArrayEquals(new double[] {1, 1}, Holm.adjust(new double[] {0.9, 0.6}), 0);
  }

  /** The untested third counts in the family: 3 × 0.01, 2 × 0.02. */
  @Test
  public void adjust_untestedArm_countsButStaysUntested() {
    assertArrayEquals(
        new double[] {0.04, Double.NaN, 0.03},
        Holm.adjust(new double[] {0.02, Double.NaN, 0.01}),
        1e-15);
  }

  @Test
  public void adjust_emptyFamily() {
    assertArrayEquals(new double[0], Holm.adjust(new double[0]), 0);
  }
}
