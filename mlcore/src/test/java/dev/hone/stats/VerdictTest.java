package dev.hone.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class VerdictTest {
  @Test
  public void of_firstThatHolds_isTheVerdict() {
    assertEquals(Verdict.BETTER_BY_MORE, Verdict.of(1.1, 3, 1));
    assertEquals(Verdict.WORSE_BY_MORE, Verdict.of(-3, -1.1, 1));
    assertEquals(Verdict.BETTER_BY_LESS, Verdict.of(0.1, 0.9, 1));
    assertEquals(Verdict.WORSE_BY_LESS, Verdict.of(-0.9, -0.1, 1));
    assertEquals(Verdict.SAME, Verdict.of(-0.9, 0.9, 1));
    assertEquals(Verdict.BETTER, Verdict.of(0.1, 1.5, 1));
    assertEquals(Verdict.WORSE, Verdict.of(-1.5, -0.1, 1));
    assertEquals(Verdict.CANNOT_SAY, Verdict.of(-0.1, 1.5, 1));
    assertEquals(Verdict.CANNOT_SAY, Verdict.of(-2, 2, 1));
  }

  @Test
  public void of_endsOnTheMargin_areNotBeyondAndNotInside() {
    assertEquals(Verdict.BETTER, Verdict.of(1, 3, 1));
    assertEquals(Verdict.CANNOT_SAY, Verdict.of(-1, 0.5, 1));
    assertEquals(Verdict.CANNOT_SAY, Verdict.of(-0.5, 1, 1));
    assertEquals(Verdict.CANNOT_SAY, Verdict.of(0, 2, 1));
    assertEquals(Verdict.SAME, Verdict.of(0, 0, 1));
  }

  @Test
  public void of_noInterval_cannotSay() {
    assertEquals(Verdict.CANNOT_SAY, Verdict.of(Double.NaN, Double.NaN, 1));
  }

  @Test
  public void onlyCannotSay_asksForMore() {
    for (Verdict verdict : Verdict.values()) {
      assertEquals(verdict != Verdict.CANNOT_SAY, verdict.decided());
      assertFalse(verdict.within() && verdict.matters());
      assertTrue(verdict.within() || verdict.matters() || verdict.direction() == 0);
    }
  }
}
