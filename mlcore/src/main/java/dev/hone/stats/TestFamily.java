package dev.hone.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All arms held against one baseline by one measure: the tests, Holm's adjustment over them and the
 * verdicts.
 *
 * <p>A diverged run has no test figure, and leaving it out would flatter an arm by its lucky runs.
 * So an arm with a diverged run is not tested at all; it is reported as "diverged in k of n runs".
 * It still counts in the size of the family, so that nobody gains from another arm's divergence. If
 * the baseline diverged, nothing can be judged.
 */
public record TestFamily(boolean higherIsBetter, double correction) {

  /**
   * Tests every arm, adjusts and concludes.
   *
   * @param baseline what was measured of the baseline, by repeat; NaN for a run that diverged
   * @param arms the same of every other arm, for the same repeats
   * @return one comparison per arm
   */
  public List<PairedComparison> judge(double[] baseline, List<double[]> arms) {
    List<PairedTest> tests = new ArrayList<>();
    for (double[] arm : arms) {
      boolean testable = baseline.length > 1 && allMeasured(baseline) && allMeasured(arm);
      tests.add(testable ? PairedTest.of(differences(baseline, arm), correction) : null);
    }
    double[] adjusted =
        Holm.adjust(
            tests.stream()
                .mapToDouble(test -> test == null ? Double.NaN : test.pCorrectedT())
                .toArray());
    List<PairedComparison> result = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      PairedTest test = tests.get(i);
      result.add(
          test == null
              ? PairedComparison.NOT_JUDGED
              : conclude(test, adjusted[i], PairedComparison.FAMILY_LEVEL / tests.size()));
    }
    return result;
  }

  private PairedComparison conclude(PairedTest test, double pHolm, double strictestLevel) {
    double mean = test.difference().mean();
    Verdict verdict = Verdict.NO_DETECTABLE_DIFFERENCE;
    int repeats = 0;
    if (pHolm <= PairedComparison.FAMILY_LEVEL) {
      verdict = (mean > 0) == higherIsBetter ? Verdict.BETTER : Verdict.WORSE;
    } else if (mean != 0) {
      repeats = RepeatsNeeded.of(mean, test.deviation(), correction, strictestLevel);
    }
    return new PairedComparison(
        test.difference(), test.pCorrectedT(), test.pWilcoxon(), pHolm, verdict, repeats);
  }

  private static double[] differences(double[] baseline, double[] arm) {
    double[] result = new double[baseline.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = arm[i] - baseline[i];
    }
    return result;
  }

  private static boolean allMeasured(double[] values) {
    return Arrays.stream(values).noneMatch(Double::isNaN);
  }
}
