package dev.hone.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.Test;

public class TestFamilyTest {
  private static final int REPEATS = 5;
  private static final int ARMS = 4;
  private static final int SIMULATIONS = 2000;

  /** Three standard errors above 5 % in 2,000 simulations. */
  private static final double LIMIT = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / SIMULATIONS);

  @Test
  public void noArmDiffers_freshData_fewFamiliesHoldAFalseVerdict() {
    double rate = shareOfFamiliesWithAVerdict(0, 0, 1);
    assertTrue("family-wise error " + rate, rate <= LIMIT);
    assertTrue("a test that never finds anything passes too: " + rate, rate > 0.01);
  }

  /**
   * Repeats that share rows: correlation ρ between their values, where ρ/(1−ρ) is test over train
   * rows (Nadeau and Bengio's estimate of the correlation).
   */
  @Test
  public void noArmDiffers_resampledData_fewFamiliesHoldAFalseVerdict() {
    double rate = shareOfFamiliesWithAVerdict(0.2, 0.25, 2);
    assertTrue("family-wise error " + rate, rate <= LIMIT);
    assertTrue("a test that never finds anything passes too: " + rate, rate > 0.01);
  }

  /** Why the correction is there. */
  @Test
  public void noArmDiffers_resampledDataTestedAsIfFresh_goesWrongTooOften() {
    double rate = shareOfFamiliesWithAVerdict(0.2, 0, 2);
    assertTrue("family-wise error " + rate, rate > 0.1);
  }

  @Test
  public void sameArmUnderAnotherName_isNotToldApart() {
    double[] runs = {0.8, 0.9, 0.7};
    PairedComparison same = accuracy(0.25).judge(runs, List.of(runs)).get(0);
    assertEquals(Verdict.NO_DETECTABLE_DIFFERENCE, same.verdict());
    assertEquals(1, same.pHolm(), 0);
    assertEquals(0, same.repeatsNeeded());
  }

  @Test
  public void direction_followsTheMeasure() {
    double[] base = {0.80, 0.81, 0.79, 0.80};
    double[] arm = {0.90, 0.92, 0.90, 0.91};
    assertEquals(Verdict.BETTER, accuracy(0.25).judge(base, List.of(arm)).get(0).verdict());
    assertEquals(
        Verdict.WORSE, new TestFamily(false, 0.25).judge(base, List.of(arm)).get(0).verdict());
  }

  @Test
  public void divergedArm_isNotJudgedButCountsInTheFamily() {
    double[] base = {0.80, 0.81, 0.79};
    double[] arm = {0.83, 0.86, 0.84};
    double[] broken = {0.99, 0.99, Double.NaN};
    List<PairedComparison> judged = accuracy(0).judge(base, List.of(arm, broken));
    assertEquals(Verdict.NOT_JUDGED, judged.get(1).verdict());
    assertTrue(Double.isNaN(judged.get(1).difference().mean()));
    assertEquals(2 * judged.get(0).pCorrectedT(), judged.get(0).pHolm(), 1e-15);
  }

  @Test
  public void divergedBaselineOrSingleRepeat_nothingIsJudged() {
    double[] broken = {0.8, Double.NaN};
    double[] arm = {0.8, 0.9};
    assertEquals(Verdict.NOT_JUDGED, accuracy(0).judge(broken, List.of(arm)).get(0).verdict());
    assertEquals(
        Verdict.NOT_JUDGED,
        accuracy(0).judge(new double[] {0.1}, List.of(new double[] {0.9})).get(0).verdict());
  }

  private static double shareOfFamiliesWithAVerdict(
      double correlation, double correction, long seed) {
    UniformRandomProvider random = new Seed(seed).generator();
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    int withVerdict = 0;
    for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
      List<double[]> arms = new ArrayList<>();
      for (int arm = 0; arm <= ARMS; arm++) {
        double shared = gaussian.sample();
        double[] runs = new double[REPEATS];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
          runs[repeat] =
              Math.sqrt(correlation) * shared + Math.sqrt(1 - correlation) * gaussian.sample();
        }
        arms.add(runs);
      }
      boolean any =
          accuracy(correction).judge(arms.get(0), arms.subList(1, arms.size())).stream()
              .anyMatch(one -> one.verdict() != Verdict.NO_DETECTABLE_DIFFERENCE);
      withVerdict += any ? 1 : 0;
    }
    return withVerdict / (double) SIMULATIONS;
  }

  private static TestFamily accuracy(double correction) {
    return new TestFamily(true, correction);
  }
}
