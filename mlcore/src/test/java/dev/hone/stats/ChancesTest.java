package dev.hone.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import org.junit.Test;

/** Expected numbers: src/test/python/comparison_statistics.py, baycomp 1.0.3. */
public class ChancesTest {
  private static final double[] FIVE = {0.031, 0.012, 0.044, 0.025, 0.038};
  private static final double[] EIGHT = {-0.4, 1.2, 0.3, 0.9, -0.1, 0.7, 1.1, 0.2};
  private static final double[] TEN = {
    0.02, 0.03, -0.01, 0.04, 0.015, 0.0, 0.022, 0.035, 0.01, -0.004
  };

  @Test
  public void folds_areThoseOfBaycomp() {
    assertChances(0.014630936615853843, 0.2727890606055795, 0.7125800027785667, of(TEN, 5, 0.01));
    assertChances(0.04229979048441793, 0.28126640802125913, 0.676433801494323, of(EIGHT, 4, 0.3));
    assertChances(0.001899475448159435, 0.14503921915929796, 0.8530613053925427, of(FIVE, 5, 0.02));
  }

  @Test
  public void freshData_isTheOrdinaryT() {
    // t = 0.03 / (s / √5) = 5.43 with 4 degrees of freedom: half the two-sided p lies below 0.
    Chances chances = Chances.of(Moments.of(FIVE), Dependence.equal(0, 5), 0);
    assertChances(0.0055719462842773685 / 2, 0, 1 - 0.0055719462842773685 / 2, chances);
  }

  @Test
  public void noSpread_hasNone() {
    assertFalse(
        Chances.of(Moments.of(new double[] {0.1, 0.1, 0.1}), Dependence.equal(0.25, 3), 0.01)
            .exist());
  }

  private static Chances of(double[] differences, int folds, double margin) {
    Dependence dependence = Resampling.folds(folds, false).dependence(differences.length);
    return Chances.of(Moments.of(differences), dependence, margin);
  }

  private static void assertChances(double worse, double same, double better, Chances chances) {
    assertEquals(worse, chances.worse(), 1e-9);
    assertEquals(same, chances.same(), 1e-9);
    assertEquals(better, chances.better(), 1e-9);
  }
}
