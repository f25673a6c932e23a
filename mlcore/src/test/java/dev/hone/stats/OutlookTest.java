package dev.hone.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Expected numbers: src/test/python/comparison_statistics.py, SciPy 1.17.1. */
public class OutlookTest {
  private static final double[] FIVE = {0.031, 0.012, 0.044, 0.025, 0.038};
  private static final double[] SIX = {0.4, 1.9, 0.1, 1.2, -0.2, 0.8};
  private static final double[] NEAR_ZERO = {-0.02, 0.015, 0.01, -0.012, 0.003};

  @Test
  public void powers_areThoseAtTheEndsOfTheInterval() {
    Outlook outlook = Outlook.of(Moments.of(FIVE), Resampling.holdOut(20, 80), 0.05 / 6);
    assertPower(outlook.powers().get(0), 10, 0.09102061832995832, 0.9885472589516024);
    assertPower(outlook.powers().get(1), 20, 0.14114282386189286, 0.9996779496543708);
    assertPower(outlook.powers().get(2), 50, 0.18584593440591968, 0.9999849215302522);
    assertFalse(outlook.moreData());
  }

  @Test
  public void intervalWithZeroInIt_hasTheLevelAsItsLeastPower() {
    Outlook outlook = Outlook.of(Moments.of(SIX), Resampling.holdOut(25, 75), 0.05 / 3);
    assertPower(outlook.powers().get(0), 10, 0.05 / 6, 0.4847454574937015);
    assertPower(outlook.powers().get(2), 50, 0.05 / 6, 0.7301501805666519);
    assertFalse(outlook.moreData());
  }

  @Test
  public void worse_looksAheadAsBetterDoes() {
    double[] turned = SIX.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] = -turned[i];
    }
    Outlook there = Outlook.of(Moments.of(SIX), Resampling.holdOut(25, 75), 0.05 / 3);
    Outlook back = Outlook.of(Moments.of(turned), Resampling.holdOut(25, 75), 0.05 / 3);
    for (int i = 0; i < 3; i++) {
      assertEquals(there.powers().get(i).high(), back.powers().get(i).high(), 1e-9);
    }
  }

  @Test
  public void moreData_onlyWhereTheFarEndWouldNotBeTold() {
    Moments moments = Moments.of(NEAR_ZERO);
    assertFalse(Outlook.of(moments, Resampling.holdOut(30, 10), 0.05).moreData());
    assertTrue(Outlook.of(moments, Resampling.holdOut(30, 10), 0.05 / 6).moreData());
    // Fresh data shares nothing: enough repeats tell anything but zero.
    assertFalse(Outlook.of(moments, Resampling.fresh(), 0.05 / 6).moreData());
  }

  @Test
  public void repeatsThatWereMade_areNotLookedAheadTo() {
    double[] twelve = new double[12];
    for (int i = 0; i < twelve.length; i++) {
      twelve[i] = SIX[i % 6];
    }
    Outlook outlook = Outlook.of(Moments.of(twelve), Resampling.holdOut(25, 75), 0.05);
    assertEquals(2, outlook.powers().size());
    assertEquals(20, outlook.powers().get(0).repeats());
  }

  @Test
  public void fewerThanFive_leaveOneOut_noSpread_sayNothing() {
    Resampling holdOut = Resampling.holdOut(20, 80);
    assertSame(Outlook.NONE, Outlook.of(new Moments(4, 1, 1), holdOut, 0.05));
    assertSame(Outlook.NONE, Outlook.of(new Moments(9, 1, 0), holdOut, 0.05));
    assertSame(Outlook.NONE, Outlook.of(new Moments(150, 1, 1), Resampling.folds(150, true), 0.05));
  }

  private static void assertPower(Outlook.Power power, int repeats, double low, double high) {
    assertEquals(repeats, power.repeats());
    assertEquals(low, power.low(), 1e-6);
    assertEquals(high, power.high(), 1e-6);
  }
}
