package dev.hone.stats;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** Expected numbers: src/test/python/comparison_statistics.py, SciPy 1.17.1. */
public class SignedRankTest {
  @Test
  public void fiveOfOneSign_isTheSmallestReachable() {
    assertEquals(
        0.0625, SignedRank.twoSided(new double[] {0.031, 0.012, 0.044, 0.025, 0.038}), 1e-15);
  }

  @Test
  public void tiesAndAZero_isExactOverTheSignsOfTheRest() {
    double[] tied = {0.1, 0.1, -0.1, 0.2, 0.3, 0.0, 0.2};
    assertEquals(0.125, SignedRank.twoSided(tied), 1e-15);
  }

  @Test
  public void balanced_isOneAndNotMore() {
    assertEquals(1, SignedRank.twoSided(new double[] {1, -1}), 0);
  }

  @Test
  public void manyPairs_usesTheNormalApproximation() {
    double[] values = {
      1.9, -0.3, 0.2, 0.6, -0.6, 0.2, 0.2, -1.6, 1.2, 0.8, -0.4, 0.0, 0.7, -0.1, -0.0, -1.3, 0.8,
      0.3, 0.5, -1.3, 1.9, 0.4, -0.2, 2.2, 0.2, -1.3, -0.2, -2.1, 1.2, -0.2, -0.5, 1.3, -1.5, 0.7,
      -1.9, -0.5, -1.0, 1.7, 2.0, -0.1, 1.0, 0.0, 0.8, -0.6, -1.5, -1.6, 0.6, 2.4, 0.5, -0.3, 2.1,
      0.4, 0.3, 0.5, 0.1, -0.1, -1.2, 0.7, 0.1, 1.4, -0.2, -1.7, 0.1, 1.9, -0.2, -0.7, -1.0, -0.9,
      -0.1, -1.0, 1.7, -0.1, 0.3, 1.6, 1.7, -0.0, 0.5, 0.9, 0.0, -1.6, 0.9, 1.1, 0.6, -0.7, 0.0,
      -0.4, -0.1, 1.5, 1.7, 0.9, 0.7, 0.9, 0.2, 0.1, -0.5, 0.1, 2.5, 1.1, -0.1, -0.3, -0.7, 0.6,
      0.6, -1.2, 0.7, -0.4, 1.6, 0.4, 1.9, -0.3, -0.1, 0.5, 1.3, 0.8, -1.0, 0.4, 0.2, -0.2, -0.4,
      1.9
    };
    assertEquals(0.01593694921183114, SignedRank.twoSided(values), 1e-9);
  }
}
