package dev.hone.compare;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.exec.JavaExecutor;
import dev.hone.run.ExperimentListener;
import dev.hone.run.RunStore;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.stats.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;

public class DefaultsTest {
  @Test
  public void spec_tellsAtLeastTwoArmsFromTheBaseline() {
    ExperimentSpec spec = Defaults.spec();
    assertTrue(spec.arms().size() >= 6);
    assertEquals(5, spec.repeats());

    Comparison comparison =
        new ExperimentRunner(new JavaExecutor(), 2)
            .run(spec, RunStore.NONE, ExperimentListener.NONE, () -> false)
            .orElseThrow();

    List<String> better =
        comparison.arms().stream()
            .filter(arm -> !arm.isBaseline() && arm.metricComparison().verdict() == Verdict.BETTER)
            .map(ArmSummary::name)
            .collect(Collectors.toList());
    assertTrue("better: " + better, better.size() >= 2);
  }
}
