package dev.hone.app.training;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** How far, and how long still. */
public class DoneTest {
  @Test(timeout = 10_000)
  public void aQuarterInOneMinute_leavesThreeMinutes() {
    assertEquals(new Done(25, 180), Done.of(50, 200, 60));
  }

  @Test(timeout = 10_000)
  public void atTheBeginningAndAtTheEnd_noTimeIsTold() {
    assertEquals(new Done(0, Double.NaN), Done.of(0, 200, 60));
    assertEquals(new Done(100, Double.NaN), Done.of(200, 200, 60));
    assertEquals(new Done(10, Double.NaN), Done.of(20, 200, 0));
    assertEquals(new Done(0, Double.NaN), Done.of(0, 0, 0));
  }
}
