package dev.hone.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.Test;

/** Expected numbers: src/test/python/comparison_statistics.py, SciPy 1.17.1. */
public class SimultaneousTTest {
  /** Of the largest of 2 to 6 normals that correlate by a half. */
  private static final double[] DUNNETT = {2.2121, 2.3490, 2.4418, 2.5115, 2.5670};

  private static final int MANY = 4000;

  /** Three standard errors of a 5 % point that 10,000 draws have found. */
  private static final double NOISE = 0.06;

  @Test
  public void equallyCorrelatedArms_haveDunnettsCriticalValue() {
    for (int arms = 2; arms <= 6; arms++) {
      SimultaneousT together = SimultaneousT.of(arms(arms, MANY, 0.5), MANY - 1, 0.05 / arms);
      assertEquals(DUNNETT[arms - 2], together.critical(), NOISE);
    }
  }

  @Test
  public void armsThatHaveNothingInCommon_haveSidaks() {
    assertEquals(2.6310, SimultaneousT.of(arms(6, MANY, 0), MANY - 1, 0.05 / 6).critical(), NOISE);
  }

  @Test
  public void sameArmSixTimes_isOneArm() {
    double[] arm = arms(1, 20, 0).get(0);
    double alone = TDistribution.of(19).inverseSurvivalProbability(0.025);
    double together = SimultaneousT.of(Collections.nCopies(6, arm), 19, 0.05 / 6).critical();
    assertEquals(alone, together, NOISE);
  }

  @Test
  public void fewRepeats_areBonferronis() {
    double strict = TDistribution.of(18).inverseSurvivalProbability(0.05 / 6 / 2);
    SimultaneousT together = SimultaneousT.of(arms(6, 19, 0.5), 18, 0.05 / 6);
    assertEquals(strict, together.critical(), 1e-12);
    assertEquals(0.05, together.p(strict), 1e-12);
  }

  @Test
  public void p_isTheLevelJustAtTheCriticalValue() {
    SimultaneousT together = SimultaneousT.of(arms(5, 30, 0.5), 29, 0.05 / 5);
    assertTrue(together.p(together.critical() + 1e-9) <= 0.05);
    assertTrue(together.p(together.critical() - 1e-9) > 0.05);
    assertEquals(together.p(2.2), together.p(-2.2), 0);
  }

  @Test
  public void critical_isNeverStricterThanBonferronis() {
    for (double common : new double[] {0, 0.3, 0.9}) {
      SimultaneousT together = SimultaneousT.of(arms(12, 20, common), 19, 0.05 / 12);
      double strict = TDistribution.of(19).inverseSurvivalProbability(0.05 / 12 / 2);
      assertTrue(together.critical() <= strict);
    }
  }

  @Test
  public void armWithoutSpread_doesNotHinderTheOthers() {
    List<double[]> some = arms(3, 25, 0.5);
    double before = SimultaneousT.of(some, 24, 0.05 / 4).critical();
    some.add(new double[25]);
    double after = SimultaneousT.of(some, 24, 0.05 / 4).critical();
    assertTrue(after > before); // it counts as one more arm
    assertTrue(Double.isFinite(after));
  }

  /** Twenty repeats of six arms of which none differs: the smallest number that uses max-t. */
  @Test
  public void noArmDiffers_oneFamilyInTwentyTellsOne() {
    int families = 400;
    int told = 0;
    for (int family = 0; family < families; family++) {
      List<double[]> arms = arms(6, 20, 0.5, 1000 + family);
      SimultaneousT together = SimultaneousT.of(arms, 19, 0.05 / 6);
      boolean any = false;
      for (double[] arm : arms) {
        Moments moments = Moments.of(arm);
        any |= Math.abs(moments.mean() / moments.standardError(0)) > together.critical();
      }
      told += any ? 1 : 0;
    }
    double limit = 3 * Math.sqrt(0.05 * 0.95 / families);
    assertEquals(0.05, (double) told / families, limit);
  }

  private static List<double[]> arms(int arms, int runs, double correlation) {
    return arms(arms, runs, correlation, arms);
  }

  private static List<double[]> arms(int arms, int runs, double correlation, long seed) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(new Seed(seed).generator());
    double[] common = new double[runs];
    for (int run = 0; run < runs; run++) {
      common[run] = Math.sqrt(correlation) * normal.sample();
    }
    List<double[]> result = new ArrayList<>();
    for (int arm = 0; arm < arms; arm++) {
      double[] values = new double[runs];
      for (int run = 0; run < runs; run++) {
        values[run] = common[run] + Math.sqrt(1 - correlation) * normal.sample();
      }
      result.add(values);
    }
    return result;
  }
}
