package dev.hone.app.ui.chart;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import dev.hone.report.SampleComparison;
import dev.hone.stats.Histogram;
import dev.hone.trained.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;

/** Weights of all arms on one scale. */
public class WeightSharesTest {
  private static final Comparison MOONS = SampleComparison.moons();

  @Test
  public void ownBins_areSpreadOverTheCommonOnes() {
    // Three bins from −1 to 1 with 1, 2 and 1 weights, on a scale from −51 to 51 with bins of width
    // 2: the middle one, from −1 to 1, takes them all.
    double[] all = WeightShares.shares(new Histogram(-1, 1, new int[] {1, 2, 1}), 51);
    double[] middle = new double[51];
    middle[25] = 1;
    assertArrayEquals(middle, all, 1e-12);
    // Two bins from −3 to 3: −3 … 0 covers one whole common bin and half of the middle one.
    double[] two = WeightShares.shares(new Histogram(-3, 3, new int[] {3, 1}), 51);
    double[] expected = new double[51];
    expected[24] = 0.5;
    expected[25] = 0.25 + 0.25 / 3;
    expected[26] = 0.5 / 3;
    assertArrayEquals(expected, two, 1e-12);
  }

  @Test
  public void scaleReachesTheLargestWeightOfAnyArm() {
    WeightShares shares = WeightShares.of(MOONS, Language.EN);
    double reach = 0;
    for (RunResult run : MOONS.runs()) {
      if (run.divergence() == null) {
        reach = Math.max(reach, run.weights().high());
      }
    }
    assertEquals(reach, shares.reach(), 0);
    assertEquals(
        MOONS.arms().stream().map(arm -> arm.name()).collect(Collectors.toList()),
        shares.rows().stream().map(WeightShares.Row::name).collect(Collectors.toList()));
    double top = 0;
    for (WeightShares.Row row : shares.rows()) {
      assertEquals(row.name(), 1, row.shares().stream().mapToDouble(share -> share).sum(), 1e-9);
      top = Math.max(top, row.shares().stream().mapToDouble(share -> share).max().getAsDouble());
    }
    assertEquals(top, shares.top(), 0);
  }

  @Test
  public void sharesAreMeansOverTheFinishedRuns() {
    WeightShares shares = WeightShares.of(MOONS, Language.EN);
    WeightShares.Row fast = shares.rows().get(5);
    assertEquals("lr×50", fast.name());
    List<RunResult> finished =
        MOONS.runs().stream()
            .filter(run -> run.arm().equals("lr×50") && run.divergence() == null)
            .collect(Collectors.toList());
    assertEquals(4, finished.size()); // one of five diverged
    double sum = 0;
    for (RunResult run : finished) {
      sum += WeightShares.shares(run.weights(), shares.reach())[25];
    }
    assertEquals(sum / 4, fast.shares().get(25), 1e-12);
    // The sixth arm has 0.02 + 0.01 × 6 of its weights near zero.
    assertEquals("8.0 % near zero", fast.nearZero());
    assertEquals("8.0% 接近零", WeightShares.of(MOONS, Language.ZH).rows().get(5).nearZero());
  }

  @Test
  public void withoutWeights_thereAreNoRows() {
    Comparison none =
        SampleComparison.ofAccuracies(java.util.Map.of("none", new double[] {0.5, 0.6}));
    assertEquals(List.of(), WeightShares.of(none, Language.EN).rows());
    assertEquals(51, WeightShares.shares(new Histogram(-1, 1, new int[] {4}), 1).length);
    assertEquals(
        1, Arrays.stream(WeightShares.shares(new Histogram(-1, 1, new int[] {4}), 1)).sum(), 1e-9);
  }
}
