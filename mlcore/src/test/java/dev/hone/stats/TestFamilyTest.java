package dev.hone.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.Test;

public class TestFamilyTest {
  private static final int REPEATS = 5;
  private static final int ARMS = 4;
  private static final int SIMULATIONS = 2000;
  private static final SameWithin POINT = new SameWithin(0.01, false);

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
  public void sameArmUnderAnotherName_isTheSame() {
    double[] runs = {0.8, 0.9, 0.7, 0.8, 0.8, 0.9};
    PairedComparison same = accuracy(0.25).judge(runs, List.of(runs)).get(0);
    assertEquals(Verdict.SAME, same.verdict());
    assertEquals(1, same.pAdjusted(), 0);
    assertEquals(Outlook.NONE, same.outlook());
  }

  /** 2^(1−5) = 0.0625: five equal differences do not tell anything at 5 %, six do. */
  @Test
  public void equalDifferences_areToldFromSixOn() {
    assertEquals(Verdict.CANNOT_SAY, equalDifferences(5).verdict());
    assertEquals(Verdict.BETTER_BY_MORE, equalDifferences(6).verdict());
  }

  private static PairedComparison equalDifferences(int repeats) {
    double[] base = new double[repeats];
    double[] arm = new double[repeats];
    Arrays.fill(base, 0.8);
    Arrays.fill(arm, 0.9);
    return accuracy(0.25).judge(base, List.of(arm)).get(0);
  }

  @Test
  public void direction_followsTheMeasure() {
    double[] base = {0.80, 0.81, 0.79, 0.80};
    double[] arm = {0.90, 0.92, 0.90, 0.91};
    assertEquals(Verdict.BETTER_BY_MORE, accuracy(0.25).judge(base, List.of(arm)).get(0).verdict());
    PairedComparison loss =
        new TestFamily(false, POINT, Resampling.holdOut(20, 80), false)
            .judge(base, List.of(arm))
            .get(0);
    assertEquals(Verdict.WORSE_BY_MORE, loss.verdict());
    assertEquals(0.1075, loss.difference().mean(), 1e-12);
    assertTrue(loss.chances().worse() > 0.99);
  }

  /** Differences of 5, 6, 5, 4 points; SciPy's t of 3 degrees of freedom at 5 %/2 is 4.17653. */
  @Test
  public void interval_reachesTheCriticalValueOfAllArms() {
    double[] base = {0.80, 0.82, 0.81, 0.79};
    double[] arm = {0.85, 0.88, 0.86, 0.83};
    PairedComparison judged = accuracy(0).judge(base, List.of(arm, base)).get(0);
    double half = 4.17653 * Math.sqrt(2.0 / 3) / 100 / 2;
    assertEquals(0.05 - half, judged.difference().low(), 1e-7);
    assertEquals(0.05 + half, judged.difference().high(), 1e-7);
    assertEquals(2 * judged.p(), judged.pAdjusted(), 1e-15);
  }

  @Test
  public void margin_isFixedOrAShareOfTheBaseline() {
    double[] base = {4, 5, 6, 5};
    double[] arm = {4.01, 5.02, 6.01, 5};
    assertEquals(0.05, rmse(0.01).judge(base, List.of(arm)).get(0).margin(), 1e-12);
    assertEquals(Verdict.SAME, rmse(0.01).judge(base, List.of(arm)).get(0).verdict());
    assertEquals(Verdict.CANNOT_SAY, rmse(0.001).judge(base, List.of(arm)).get(0).verdict());
  }

  @Test
  public void divergedArm_isNotJudgedButCountsInTheFamily() {
    double[] base = {0.80, 0.81, 0.79};
    double[] arm = {0.83, 0.86, 0.84};
    double[] broken = {0.99, 0.99, Double.NaN};
    List<PairedComparison> judged = accuracy(0).judge(base, List.of(arm, broken));
    assertEquals(Verdict.NOT_JUDGED, judged.get(1).verdict());
    assertTrue(Double.isNaN(judged.get(1).difference().mean()));
    assertEquals(2 * judged.get(0).p(), judged.get(0).pAdjusted(), 1e-15);
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

  /** An arm that was decided at an earlier look has fewer repeats; it is held to those alone. */
  @Test
  public void fewerRepeats_areJudgedAsTheyWereThen() {
    double[] base = {0.80, 0.82, 0.81, 0.79, 0.80, 0.83, 0.79, 0.81};
    double[] more = {0.81, 0.82, 0.80, 0.80, 0.82, 0.82, 0.79, 0.82};
    double[] early = {0.90, 0.91, 0.92, 0.88, 0.91};
    TestFamily looking = new TestFamily(true, POINT, Resampling.holdOut(20, 80), true);
    PairedComparison then =
        looking.judge(Arrays.copyOf(base, 5), List.of(early, Arrays.copyOf(more, 5))).get(0);
    assertEquals(then, looking.judge(base, List.of(early, more)).get(0));
  }

  /** The verdict, p and the interval come from one critical value. */
  @Test
  public void verdictAndIntervalAndP_agreeInRandomFamilies() {
    UniformRandomProvider random = new Seed(3).generator();
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    for (int family = 0; family < 300; family++) {
      int repeats = 2 + random.nextInt(28);
      double effect = 2 * random.nextDouble();
      List<double[]> arms = new ArrayList<>();
      for (int arm = 0; arm < 4; arm++) {
        double[] runs = new double[repeats];
        for (int i = 0; i < repeats; i++) {
          runs[i] = 0.01 * (gaussian.sample() + arm * effect);
        }
        arms.add(runs);
      }
      for (boolean looking : new boolean[] {false, true}) {
        TestFamily rule =
            new TestFamily(
                random.nextBoolean(),
                POINT,
                Resampling.holdOut(1 + random.nextInt(40), 80),
                looking);
        for (PairedComparison judged : rule.judge(arms.get(0), arms.subList(1, 4))) {
          boolean clear = judged.difference().low() > 0 || judged.difference().high() < 0;
          assertEquals(clear, judged.verdict().direction() != 0);
          assertEquals(clear, judged.pAdjusted() <= 0.05);
          assertTrue(judged.pAdjusted() >= judged.p());
        }
      }
    }
  }

  /**
   * Ten thousand arms: a chance over 95 % stands beside a verdict of the same kind, or is marked.
   */
  @Test
  public void chancesOver95PerCent_sayWhatTheVerdictSaysOrAreMarked() {
    UniformRandomProvider random = new Seed(4).generator();
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    int marked = 0;
    int sure = 0;
    for (int round = 0; round < 2500; round++) {
      int repeats = 2 + random.nextInt(18);
      double spread = 0.002 + 0.02 * random.nextDouble();
      List<double[]> arms = new ArrayList<>();
      for (int arm = 0; arm < 5; arm++) {
        double effect = 0.03 * gaussian.sample();
        double[] runs = new double[repeats];
        for (int i = 0; i < repeats; i++) {
          runs[i] = arm == 0 ? 0.8 : 0.8 + effect + spread * gaussian.sample();
        }
        arms.add(runs);
      }
      for (PairedComparison judged : accuracy(0.25).judge(arms.get(0), arms.subList(1, 5))) {
        Chances chances = judged.chances();
        assertEquals(1, chances.worse() + chances.same() + chances.better(), 1e-9);
        Verdict verdict = judged.verdict();
        Set<Verdict> sayable =
            chances.better() > 0.95
                ? Set.of(Verdict.BETTER, Verdict.BETTER_BY_MORE)
                : chances.worse() > 0.95
                    ? Set.of(Verdict.WORSE, Verdict.WORSE_BY_MORE)
                    : Set.of(Verdict.SAME, Verdict.BETTER_BY_LESS, Verdict.WORSE_BY_LESS);
        boolean over = Math.max(chances.same(), Math.max(chances.better(), chances.worse())) > 0.95;
        assertEquals(over && !sayable.contains(verdict), chances.exceed(verdict));
        sure += over ? 1 : 0;
        marked += chances.exceed(verdict) ? 1 : 0;
      }
    }
    assertTrue(sure + " sure, " + marked + " marked", sure > 1000 && marked > 100);
  }

  /** A difference of just the margin is not within it: "the same" may be said in 5 % at most. */
  @Test
  public void differenceOfTheMargin_isSeldomCalledTheSame() {
    ZigguratSampler.NormalizedGaussian gaussian =
        ZigguratSampler.NormalizedGaussian.of(new Seed(5).generator());
    int same = 0;
    for (int round = 0; round < SIMULATIONS; round++) {
      double[] base = new double[12];
      double[] arm = new double[12];
      for (int i = 0; i < base.length; i++) {
        arm[i] = 0.01 + 0.006 * gaussian.sample();
      }
      same += accuracy(0).judge(base, List.of(arm)).get(0).verdict().within() ? 1 : 0;
    }
    double share = (double) same / SIMULATIONS;
    assertTrue("same: " + share, share <= 0.025 + 3 * Math.sqrt(0.025 * 0.975 / SIMULATIONS));
    assertTrue("never: " + share, share > 0.01);
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
              .anyMatch(one -> one.verdict().direction() != 0);
      withVerdict += any ? 1 : 0;
    }
    return withVerdict / (double) SIMULATIONS;
  }

  private static TestFamily accuracy(double correction) {
    return new TestFamily(true, POINT, resampling(correction), false);
  }

  private static TestFamily rmse(double share) {
    return new TestFamily(false, new SameWithin(share, true), Resampling.fresh(), false);
  }

  private static Resampling resampling(double correction) {
    return correction == 0
        ? Resampling.fresh()
        : Resampling.holdOut((int) Math.round(1000 * correction), 1000);
  }
}
