package dev.hone.stats;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** Expected numbers: src/test/python/comparison_statistics.py, SciPy 1.17.1 (its noncentral t). */
public class RepeatsNeededTest {
  @Test
  public void power_agreesWithTheNoncentralT() {
    assertEquals(0.8030962086904039, RepeatsNeeded.power(1, 1, 0, 0.05, 10), 1e-7);
    assertEquals(0.1786100552480167, RepeatsNeeded.power(1, 1, 0, 0.05, 3), 1e-7);
    assertEquals(0.7742062891129593, RepeatsNeeded.power(2, 1, 0.25, 0.01, 20), 1e-7);
    assertEquals(0.807776685514976, RepeatsNeeded.power(0.5, 1, 0, 0.05, 34), 1e-7);
  }

  @Test
  public void of_isTheFirstNumberWithEightyPerCentPower() {
    assertEquals(34, RepeatsNeeded.of(-0.5, 1, 0, 0.05));
    assertEquals(16, RepeatsNeeded.of(1, 1, 0, 0.01));
    assertEquals(9, RepeatsNeeded.of(2, 1, 0.25, 0.05));
    assertEquals(24, RepeatsNeeded.of(2, 1, 0.25, 0.01));
  }

  /** The ceiling of 1.4 deviations at ratio 0.25 is a power of 0.79956, just short of 0.8. */
  @Test
  public void of_resampledRowsHoldTooLittle_isNotReachable() {
    assertEquals(PairedComparison.NOT_REACHABLE, RepeatsNeeded.of(1.4, 1, 0.25, 0.05));
  }

  @Test
  public void of_freshDataButTinyDifference_isNotReachableSanely() {
    assertEquals(PairedComparison.NOT_REACHABLE, RepeatsNeeded.of(0.001, 1, 0, 0.05));
  }

  /** Equal differences fall back on the sign test: 2^(1−J) ≤ 0.05 from J = 6 on. */
  @Test
  public void of_equalDifferences_asksWhatTheSignTestAsks() {
    assertEquals(6, RepeatsNeeded.of(0.1, 0, 0.25, 0.05));
  }
}
