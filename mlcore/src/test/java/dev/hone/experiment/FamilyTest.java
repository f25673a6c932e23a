package dev.hone.experiment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.Test;

public class FamilyTest {
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
    List<RunResult> runs = List.of(run(0, 0.8), run(1, 0.9), run(2, 0.7));
    PairedComparison same = accuracy(0.25).judge(runs, List.of(runs)).get(0);
    assertEquals(Verdict.NO_DETECTABLE_DIFFERENCE, same.verdict());
    assertEquals(1, same.pHolm(), 0);
    assertEquals(0, same.repeatsNeeded());
  }

  @Test
  public void direction_followsTheMeasure() {
    List<RunResult> base = List.of(run(0, 0.80), run(1, 0.81), run(2, 0.79), run(3, 0.80));
    List<RunResult> arm = List.of(run(0, 0.90), run(1, 0.92), run(2, 0.90), run(3, 0.91));
    assertEquals(Verdict.BETTER, accuracy(0.25).judge(base, List.of(arm)).get(0).verdict());
    assertEquals(
        Verdict.WORSE,
        new Family(RunResult::testMetric, false, 0.25).judge(base, List.of(arm)).get(0).verdict());
  }

  @Test
  public void divergedArm_isNotJudgedButCountsInTheFamily() {
    List<RunResult> base = List.of(run(0, 0.80), run(1, 0.81), run(2, 0.79));
    List<RunResult> arm = List.of(run(0, 0.83), run(1, 0.86), run(2, 0.84));
    List<RunResult> broken = List.of(run(0, 0.99), run(1, 0.99), diverged(2));
    List<PairedComparison> judged = accuracy(0).judge(base, List.of(arm, broken));
    assertEquals(Verdict.NOT_JUDGED, judged.get(1).verdict());
    assertTrue(Double.isNaN(judged.get(1).difference().mean()));
    assertEquals(2 * judged.get(0).pCorrectedT(), judged.get(0).pHolm(), 1e-15);
  }

  @Test
  public void divergedBaselineOrSingleRepeat_nothingIsJudged() {
    List<RunResult> broken = List.of(run(0, 0.8), diverged(1));
    List<RunResult> arm = List.of(run(0, 0.8), run(1, 0.9));
    assertEquals(Verdict.NOT_JUDGED, accuracy(0).judge(broken, List.of(arm)).get(0).verdict());
    assertEquals(
        Verdict.NOT_JUDGED,
        accuracy(0).judge(List.of(run(0, 0.1)), List.of(List.of(run(0, 0.9)))).get(0).verdict());
  }

  private static double shareOfFamiliesWithAVerdict(
      double correlation, double correction, long seed) {
    UniformRandomProvider random = new Seed(seed).generator();
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    int withVerdict = 0;
    for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
      List<List<RunResult>> arms = new ArrayList<>();
      for (int arm = 0; arm <= ARMS; arm++) {
        double shared = gaussian.sample();
        List<RunResult> runs = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
          runs.add(
              run(
                  repeat,
                  Math.sqrt(correlation) * shared
                      + Math.sqrt(1 - correlation) * gaussian.sample()));
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

  private static Family accuracy(double correction) {
    return new Family(RunResult::testMetric, true, correction);
  }

  private static RunResult run(int repeat, double metric) {
    return result(repeat, metric, null);
  }

  private static RunResult diverged(int repeat) {
    return result(repeat, Double.NaN, "diverged at epoch 3");
  }

  private static RunResult result(int repeat, double metric, String divergence) {
    return new RunResult(
        "arm",
        repeat,
        0,
        metric,
        0,
        0,
        0,
        metric,
        0,
        1,
        1,
        1,
        1,
        divergence,
        List.of(),
        null,
        null);
  }
}
