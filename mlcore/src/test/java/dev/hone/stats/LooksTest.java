package dev.hone.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.Test;

public class LooksTest {
  private static final int SEQUENCES = 3000;

  @Test
  public void next_isTheNextLookOrTheLast() {
    assertEquals(5, Looks.next(0, 50));
    assertEquals(8, Looks.next(5, 50));
    assertEquals(50, Looks.next(30, 50));
    assertEquals(10, Looks.next(8, 10));
    assertEquals(5, Looks.next(0, 5));
    assertEquals(6, Looks.next(5, 6));
  }

  /** A simulation of others: 0.018 for a third, 0.016 for 0.11, 0.012 for fresh data. */
  @Test
  public void level_oneArm_isThatOfTheLiterature() {
    assertEquals(0.018, Looks.level(1, 1.0 / 3), 0.0005);
    assertEquals(0.016, Looks.level(1, 0.11), 0.0011);
    assertEquals(0.012, Looks.level(1, 0), 0.0005);
    assertEquals(0.0022, Looks.level(6, 1.0 / 3), 0.0001);
    assertEquals(0.0018, Looks.level(6, 0), 0.0002);
  }

  @Test
  public void level_betweenTheEntries_isTheStricter() {
    assertEquals(Looks.level(1, 0.25), Looks.level(1, 0.3), 0);
    assertEquals(Looks.level(6, 0) * 6 / 5, Looks.level(5, 0), 1e-15);
    assertEquals(Looks.level(1, 2), Looks.level(1, 19), 0);
  }

  /** Through the judge: no arm differs, one looks six times, stops whatever is told. */
  @Test
  public void noArmDiffers_fewSequencesTellOne() {
    for (int arms : new int[] {1, 4}) {
      for (double correction : new double[] {0, 0.25, 1}) {
        double share = told(arms, correction);
        double noise = 3 * Math.sqrt(0.05 * 0.95 / SEQUENCES);
        String what = arms + " arms, c = " + correction + ": " + share;
        assertTrue(what, share <= 0.05 + noise);
        assertTrue(what, share >= 0.02);
      }
    }
  }

  private static double told(int arms, double correction) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(new Seed(arms).generator());
    Resampling resampling =
        correction == 0
            ? Resampling.fresh()
            : Resampling.holdOut((int) Math.round(100 * correction), 100);
    TestFamily rule = new TestFamily(true, new SameWithin(1e-9, false), resampling, true);
    int told = 0;
    for (int sequence = 0; sequence < SEQUENCES; sequence++) {
      // Each has a part that all repeats share, with variance c, and one of its own, with 1.
      List<double[]> all = new ArrayList<>();
      for (int arm = 0; arm <= arms; arm++) {
        double shared = Math.sqrt(correction) * normal.sample();
        double[] values = new double[Looks.MOST];
        for (int i = 0; i < values.length; i++) {
          values[i] = shared + normal.sample();
        }
        all.add(values);
      }
      boolean any = false;
      int done = 0;
      while (!any && done < Looks.MOST) {
        done = Looks.next(done, Looks.MOST);
        List<double[]> now = new ArrayList<>();
        for (double[] values : all) {
          now.add(Arrays.copyOf(values, done));
        }
        any = mayTell(now, resampling, arms) && tells(rule, now);
      }
      told += any ? 1 : 0;
    }
    return (double) told / SEQUENCES;
  }

  private static boolean tells(TestFamily rule, List<double[]> now) {
    return rule.judge(now.get(0), now.subList(1, now.size())).stream()
        .anyMatch(one -> one.verdict().direction() != 0);
  }

  /** Whether the largest t is over what it would have to be for one arm: spares the judging. */
  private static boolean mayTell(List<double[]> now, Resampling resampling, int arms) {
    double correction = resampling.correction(Looks.LEAST);
    double level = arms * Looks.level(arms, correction);
    int runs = now.get(0).length;
    for (double[] arm : now.subList(1, now.size())) {
      double[] differences = new double[runs];
      for (int i = 0; i < runs; i++) {
        differences[i] = arm[i] - now.get(0)[i];
      }
      if (PairedTest.of(differences, correction).p() <= level) {
        return true;
      }
    }
    return false;
  }
}
