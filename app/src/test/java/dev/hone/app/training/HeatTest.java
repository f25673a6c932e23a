package dev.hone.app.training;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** Fewer threads before training has to stop. */
public class HeatTest {
  private double headroom = Double.NaN;
  private int asked;
  private long now;

  private final Heat heat =
      new Heat(
          () -> {
            asked++;
            return headroom;
          },
          () -> now);

  @Test(timeout = 10_000)
  public void warm_halvesTheThreads_downToOne() {
    headroom = 0.9;
    assertThreads(4);
    now += 29_999;
    assertThreads(4);
    now += 10_000;
    assertThreads(2);
    now += 40_000;
    assertThreads(1);
    now += 40_000;
    assertThreads(1);
  }

  @Test(timeout = 10_000)
  public void cool_givesThemBackOneStepAfterTheOther() {
    headroom = 1.2;
    assertThreads(4);
    now += 40_000;
    assertThreads(2);
    headroom = 0.8;
    now += 40_000;
    assertThreads("in between nothing changes", 2);
    headroom = 0.5;
    now += 40_000;
    assertThreads(4);
    now += 40_000;
    assertThreads(8);
  }

  @Test(timeout = 10_000)
  public void unknown_changesNothing() {
    assertThreads(8);
    now += 40_000;
    assertThreads(8);
    headroom = 1;
    now += 10_000;
    assertThreads(4);
    headroom = Double.NaN;
    now += 400_000;
    assertThreads(4);
  }

  @Test(timeout = 10_000)
  public void askedAtEveryStep_thePhoneIsAskedEveryTenSeconds() {
    for (int step = 0; step < 1000; step++) {
      heat.threads(8);
      now += 100;
    }
    // 0, 10, 20, … 90 seconds.
    assertEquals(10, asked);
  }

  @Test(timeout = 10_000)
  public void oneThread_staysOne() {
    headroom = 2;
    assertEquals(1, heat.threads(1));
  }

  private void assertThreads(int expected) {
    assertThreads("", expected);
  }

  private void assertThreads(String why, int expected) {
    assertEquals(why, expected, heat.threads(8));
  }
}
