package dev.hone.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All arms held against one baseline by one measure: one family of tests, fixed before any result.
 * Test, interval and verdict of an arm come from one critical value ({@link SimultaneousT}).
 *
 * <p>A diverged run has no test figure, and leaving it out would flatter an arm by its lucky runs.
 * So an arm with a diverged run is not tested at all; it is reported as "diverged in k of n runs".
 * It still counts in the size of the family, so that nobody gains from another arm's divergence. If
 * the baseline diverged, nothing can be judged.
 *
 * <p>Arms may have fewer repeats than the baseline: those that were decided at an earlier look.
 * They are judged by the repeats that both have, next to the arms that went on.
 *
 * @param higherIsBetter the direction of the measure
 * @param sameWithin the margin
 * @param resampling how runs came by their rows
 * @param untilDecided whether one looked again and again, see {@link Looks}
 */
public record TestFamily(
    boolean higherIsBetter, SameWithin sameWithin, Resampling resampling, boolean untilDecided) {

  /**
   * Tests every arm and concludes.
   *
   * @param baseline what was measured of the baseline, by repeat; NaN for a run that diverged
   * @param arms the same of every other arm, for the same repeats or the first of them
   * @return one comparison per arm
   */
  public List<PairedComparison> judge(double[] baseline, List<double[]> arms) {
    double[] margins = new double[arms.size()];
    for (int i = 0; i < margins.length; i++) {
      int runs = Math.min(baseline.length, arms.get(i).length);
      margins[i] = sameWithin.margin(Moments.of(Arrays.copyOf(baseline, runs)).mean());
    }
    return judge(baseline, arms, margins);
  }

  /**
   * The same with a margin for each arm, in the unit of the measure, where what is tested has
   * another unit than what a margin is told in.
   */
  public List<PairedComparison> judge(double[] baseline, List<double[]> arms, double[] margins) {
    double level =
        untilDecided
            ? Looks.level(arms.size(), resampling.correction(Looks.LEAST))
            : PairedComparison.FAMILY_LEVEL / arms.size();
    List<PairedComparison> result = new ArrayList<>();
    SimultaneousT last = null;
    int lastRuns = 0;
    for (int i = 0; i < margins.length; i++) {
      double[] arm = arms.get(i);
      int runs = arm.length;
      if (!testable(baseline, arm, runs)) {
        result.add(PairedComparison.NOT_JUDGED);
        continue;
      }
      if (last == null || lastRuns != runs) {
        List<double[]> together = new ArrayList<>();
        for (double[] other : arms) {
          if (other.length >= runs && testable(baseline, other, runs)) {
            together.add(differences(baseline, other, runs));
          }
        }
        last = SimultaneousT.of(together, resampling.dependence(runs).freedom(), level);
        lastRuns = runs;
      }
      result.add(conclude(differences(baseline, arm, runs), last, arms.size(), level, margins[i]));
    }
    return result;
  }

  private PairedComparison conclude(
      double[] differences, SimultaneousT together, int arms, double level, double margin) {
    int runs = differences.length;
    Dependence dependence = resampling.dependence(runs);
    Moments moments = Moments.of(differences);
    double alone = PairedTest.of(differences, dependence).p();
    // What a p of this arm alone counts for: at its level it is 5 %.
    double weight = PairedComparison.FAMILY_LEVEL / level;
    double adjusted;
    double half;
    if (moments.deviation() > 0) {
      double error = moments.standardError(dependence.correction());
      adjusted = together.p(moments.mean() / error) * weight / together.arms();
      half = together.critical() * error;
    } else {
      // Equal differences say no more than their number does.
      adjusted = moments.mean() == 0 ? 1 : alone * weight;
      half = PairedTest.signs(runs) <= level ? 0 : Double.NaN;
    }
    double sign = higherIsBetter ? 1 : -1;
    Moments turned = new Moments(runs, sign * moments.mean(), moments.deviation());
    Verdict verdict = Verdict.of(turned.mean() - half, turned.mean() + half, margin);
    return new PairedComparison(
        new Interval(moments.mean(), moments.mean() - half, moments.mean() + half),
        alone,
        Math.min(1, adjusted),
        margin,
        Chances.of(turned, dependence, margin),
        verdict,
        verdict == Verdict.CANNOT_SAY
            ? Outlook.of(turned, resampling, PairedComparison.FAMILY_LEVEL / arms)
            : Outlook.NONE);
  }

  private static double[] differences(double[] baseline, double[] arm, int runs) {
    double[] result = new double[runs];
    for (int i = 0; i < runs; i++) {
      result[i] = arm[i] - baseline[i];
    }
    return result;
  }

  private static boolean testable(double[] baseline, double[] arm, int runs) {
    boolean result = runs > 1 && baseline.length >= runs;
    for (int i = 0; result && i < runs; i++) {
      result = !Double.isNaN(baseline[i]) && !Double.isNaN(arm[i]);
    }
    return result;
  }
}
