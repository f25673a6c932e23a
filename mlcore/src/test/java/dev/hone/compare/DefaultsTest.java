package dev.hone.compare;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.exec.JavaExecutor;
import dev.hone.run.ExperimentListener;
import dev.hone.run.RunStore;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.stats.Verdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.Test;

public class DefaultsTest {
  @Test
  public void spec_decidesMoreThanHalfOfItsArms() {
    ExperimentSpec spec = Defaults.spec();
    assertTrue(spec.arms().size() >= 6);
    assertTrue(spec.plan().untilDecided());
    assertEquals(2, spec.plan().minutes(), 0);

    Comparison comparison =
        new ExperimentRunner(new JavaExecutor(), 2)
            .run(spec, RunStore.NONE, ExperimentListener.NONE, () -> false)
            .orElseThrow();

    List<String> better = names(comparison, verdict -> verdict.direction() > 0);
    assertTrue("better: " + better, better.size() >= 2);
    List<String> decided = names(comparison, Verdict::decided);
    assertTrue("decided: " + decided, 2 * decided.size() > spec.arms().size() - 1);
    assertEquals(0.01, comparison.arms().get(1).metricComparison().margin(), 0);
    System.out.println(
        "default comparison: " + comparison.repeats() + " repeats, decided " + decided);
  }

  @Test
  public void testFraction_isATenthOfManyRowsAndAQuarterOfFew() {
    assertEquals(0.1, Defaults.testFraction(569, false), 0);
    assertEquals(0.2, Defaults.testFraction(150, false), 1e-15);
    assertEquals(0.25, Defaults.testFraction(60, false), 0);
    assertEquals(0.25, Defaults.testFraction(5000, true), 0);
    assertEquals(0.1, Defaults.spec().data().testFraction(), 0);
    assertEquals(0.25, Defaults.spec(Plan.of(5)).data().testFraction(), 0);
  }

  /** What the version before repeats until decided reached with five of them, to the last digit. */
  @Test
  public void fiveRepeats_reachWhatTheyDidBefore() {
    Comparison comparison =
        new ExperimentRunner(new JavaExecutor(), 2)
            .run(Defaults.spec(Plan.of(5)), RunStore.NONE, ExperimentListener.NONE, () -> false)
            .orElseThrow();
    double[] accuracies = {
      0.728169014084507,
      0.9098591549295774,
      0.8873239436619718,
      0.8676056338028169,
      0.6774647887323944,
      0.847887323943662,
      0.704225352112676
    };
    double[] losses = {
      0.7701531210753269,
      0.4810426177378272,
      0.5020348031388622,
      0.49000315558071855,
      0.8755866003966236,
      0.4578344652247631,
      0.605012226564331
    };
    for (int arm = 0; arm < accuracies.length; arm++) {
      ArmSummary summary = comparison.arms().get(arm);
      assertEquals(summary.name(), accuracies[arm], summary.testMetric().mean(), 1e-15);
      assertEquals(summary.name(), losses[arm], summary.testLoss().mean(), 1e-15);
    }
    assertEquals(
        0.18169014084507043,
        comparison.arms().get(1).metricComparison().difference().mean(),
        1e-15);
  }

  private static List<String> names(Comparison comparison, Predicate<Verdict> which) {
    return comparison.arms().stream()
        .filter(arm -> !arm.isBaseline() && which.test(arm.metricComparison().verdict()))
        .map(ArmSummary::name)
        .collect(Collectors.toList());
  }
}
