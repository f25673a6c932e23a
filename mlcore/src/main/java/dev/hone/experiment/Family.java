package dev.hone.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All arms held against one baseline by one measure: the tests, Holm's adjustment over them and the
 * verdicts.
 *
 * <p>A diverged run has no test figure, and leaving it out would flatter an arm by its lucky runs.
 * So an arm with a diverged run is not tested at all; it is reported as "diverged in k of n runs".
 * It still counts in the size of the family, so that nobody gains from another arm's divergence. If
 * the baseline diverged, nothing can be judged.
 */
record Family(ToDoubleFunction<RunResult> measure, boolean higherIsBetter, double correction) {

  /**
   * Tests every arm, adjusts and concludes.
   *
   * @param baseline the baseline's runs, in order of repeat
   * @param arms the runs of every other arm, in the same order
   * @return one comparison per arm
   */
  List<PairedComparison> judge(List<RunResult> baseline, List<List<RunResult>> arms) {
    List<PairedTest> tests = new ArrayList<>();
    for (List<RunResult> arm : arms) {
      boolean testable = baseline.size() > 1 && allFinished(baseline) && allFinished(arm);
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

  private double[] differences(List<RunResult> baseline, List<RunResult> arm) {
    double[] result = new double[baseline.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = measure.applyAsDouble(arm.get(i)) - measure.applyAsDouble(baseline.get(i));
    }
    return result;
  }

  private static boolean allFinished(List<RunResult> runs) {
    return runs.stream().noneMatch(RunResult::diverged);
  }
}
