package dev.hone.stats;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** Expected numbers: src/test/python/comparison_statistics.py, SciPy 1.17.1. */
public class PairedTestTest {
  private static final double[] FIVE = {0.031, 0.012, 0.044, 0.025, 0.038};

  @Test
  public void freshData_isTheOrdinaryPairedTest() {
    PairedTest test = PairedTest.of(FIVE, 0);
    assertEquals(0.0055719462842773685, test.p(), 1e-12);
    assertEquals(0.03, test.difference().mean(), 1e-15);
    assertEquals(0.014666580734343954, test.difference().low(), 1e-12);
    assertEquals(0.045333419265656046, test.difference().high(), 1e-12);
  }

  @Test
  public void resampledData_widensByTestOverTrain() {
    PairedTest test = PairedTest.of(FIVE, 0.25);
    assertEquals(0.022328858783930393, test.p(), 1e-12);
    assertEquals(0.006999871101515932, test.difference().low(), 1e-12);
    assertEquals(0.053000128898484065, test.difference().high(), 1e-12);
  }

  @Test
  public void negativeDifferencesAmongThem() {
    double[] eight = {-0.4, 1.2, 0.3, 0.9, -0.1, 0.7, 1.1, 0.2};
    PairedTest test = PairedTest.of(eight, 30 / 120.0);
    assertEquals(0.21172455807621224, test.p(), 1e-12);
    assertEquals(-0.3512782294766606, test.difference().low(), 1e-12);
  }

  @Test
  public void allZero_isNoEvidenceAtAll() {
    PairedTest test = PairedTest.of(new double[] {0, 0, 0, 0}, 0.25);
    assertEquals(1, test.p(), 0);
    assertEquals(new Interval(0, 0, 0), test.difference());
  }

  @Test
  public void allEqualButNotZero_isJudgedBySignsAndNotByAnEndlessT() {
    double step = 0.9 - 0.85; // differs from 0.95 − 0.90 in its last bits
    PairedTest test = PairedTest.of(new double[] {step, 0.95 - 0.90, step, 0.05}, 0.25);
    assertEquals(0.125, test.p(), 1e-15);
  }

  @Test
  public void oneValue_hasAMeanButNoInterval() {
    Interval interval = Interval.ofMean(new double[] {0.7}, 0.25);
    assertEquals(0.7, interval.mean(), 0);
    assertEquals(false, interval.hasBounds());
  }
}
