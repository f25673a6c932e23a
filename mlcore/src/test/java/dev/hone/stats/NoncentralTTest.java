package dev.hone.stats;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** Expected numbers: src/test/python/comparison_statistics.py, SciPy 1.17.1. */
public class NoncentralTTest {
  @Test
  public void survival_isThatOfSciPy() {
    assertEquals(0.02501138915998821, NoncentralT.survival(2.776, 4, 0), 1e-7);
    assertEquals(0.6193777298921483, NoncentralT.survival(2.776, 4, 3), 1e-7);
    assertEquals(0.9243565469601263, NoncentralT.survival(-1, 9, 0.5), 1e-7);
    assertEquals(0.6915409500835992, NoncentralT.survival(2, 49, 2.5), 1e-7);
  }

  /** One degree of freedom is two repeats: the integrand has a corner at 0. */
  @Test
  public void survival_oneDegreeOfFreedom_isNearSciPy() {
    assertEquals(0.18255693101502082, NoncentralT.survival(4.6, 1, 1), 1e-3);
  }

  @Test
  public void shift_isThatOfSciPy() {
    assertEquals(0.3384219545157657, NoncentralT.shift(2, 4, 0.1), 1e-6);
    assertEquals(3.4411662904008002, NoncentralT.shift(2, 4, 0.9), 1e-6);
    assertEquals(1.6661631253213585, NoncentralT.shift(-0.3, 19, 0.975), 1e-6);
  }

  @Test
  public void power_isThatOfSciPy() {
    assertEquals(0.8030962086904039, NoncentralT.power(0.05, 9, Math.sqrt(10)), 1e-7);
    assertEquals(0.7742062891129593, NoncentralT.power(0.01, 19, 2 / Math.sqrt(0.3)), 1e-7);
    assertEquals(0.807776685514976, NoncentralT.power(0.05, 33, 0.5 * Math.sqrt(34)), 1e-7);
  }
}
