package dev.hone.compare;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Seed;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Split;
import dev.hone.exec.JavaExecutor;
import dev.hone.metrics.Metrics;
import dev.hone.report.Headline;
import dev.hone.report.TextReport;
import dev.hone.run.ExperimentListener;
import dev.hone.run.PreparedData;
import dev.hone.run.RunStore;
import dev.hone.run.Splits;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.stats.Resampling;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;

/** K folds, repeated, and leave-one-out. */
public class FoldsComparisonTest {
  private static final DataSettings IRIS = DataSettings.of("iris");

  @Test
  public void everyRow_isTheTestOnceARepeat_andOtherwiseAnotherTime() {
    LoadedData loaded = PreparedData.load(IRIS, new Seed(1));
    Splits splits = new Splits(loaded, IRIS, Plan.of(2).withFolds(5), new Seed(1));
    assertEquals(10, splits.runs());
    for (int repeat = 0; repeat < 2; repeat++) {
      int[] tested = new int[150];
      for (int fold = 0; fold < 5; fold++) {
        Split split = splits.of(5 * repeat + fold);
        int[] all =
            Stream.of(split.train(), split.validation(), split.test())
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 150).toArray(), all);
        Dataset test = loaded.dataset().subset(split.test());
        assertArrayEquals("stratified", new int[] {10, 10, 10}, test.classCounts());
        Arrays.stream(split.test()).forEach(row -> tested[row]++);
      }
      assertTrue(Arrays.stream(tested).allMatch(times -> times == 1));
    }
    assertTrue(!Arrays.equals(splits.of(0).test(), splits.of(5).test()));
  }

  @Test
  public void folds_haveTheirOwnCorrection() {
    LoadedData loaded = PreparedData.load(IRIS, new Seed(1));
    Resampling five = new Splits(loaded, IRIS, Plan.of(4).withFolds(5), new Seed(1)).resampling();
    assertEquals(0.25, five.correction(20), 1e-15);
    assertEquals(Resampling.Kind.FOLDS, five.kind());
    Resampling quarter = new Splits(loaded, IRIS, Plan.of(4), new Seed(1)).resampling();
    assertEquals(37.0 / 113, quarter.correction(4), 1e-15);
  }

  @Test
  public void compare_foldsTimesRepeats_isAsManyRuns() {
    Comparison comparison = run(spec("iris", Plan.of(2).withFolds(5)));
    assertEquals(10, comparison.baselineArm().runs());
    assertEquals(2, comparison.repeats());
    String text = TextReport.render(comparison, Language.EN, false, 200);
    assertTrue(text, text.contains("2 arms × 2 repeats of 5 folds"));
    assertEquals(text, -1, text.indexOf("fewer than five"));
  }

  @Test
  public void compare_leaveOneOut_comparesRowByRow() {
    ExperimentSpec spec = spec("iris", Plan.of(1).withFolds(Plan.LEAVE_ONE_OUT));
    Comparison comparison = run(spec);
    assertEquals(150, comparison.baselineArm().runs());
    double right = comparison.runs().stream().limit(150).mapToDouble(run -> run.testMetric()).sum();
    assertEquals(right / 150, comparison.baselineArm().testMetric().mean(), 1e-12);
    String headline = Headline.of(comparison).in(Language.EN);
    assertTrue(headline, headline.contains("no unbiased variance of that is known"));
    assertEquals(headline, -1, headline.indexOf(" repeats would"));
    String text = TextReport.render(comparison, Language.EN, false, 200);
    assertTrue(text, text.contains("1 repeat of 150 folds, each leaving one row out"));
  }

  @Test
  public void whatDoesNotGoTogether_isRefused() {
    refused(
        spec("co2", Plan.of(1).withFolds(5)),
        "A series cannot be parted into folds: later rows would teach what earlier ones are tested"
            + " on. Leave the folds out; its repeats are blocks.");
    refused(
        spec("two-moons", Plan.of(1).withFolds(5)),
        "two-moons is drawn anew for every repeat, so that it needs no folds.");
    refused(
        spec("iris", Plan.of(1).withFolds(Plan.LEAVE_ONE_OUT))
            .withMetric(Metrics.find("metric", "balanced-accuracy")),
        "balanced-accuracy has no value for a single row, so that leave-one-out cannot use it; give"
            + " a number of folds or another metric.");
  }

  private static void refused(ExperimentSpec spec, String message) {
    assertEquals(message, assertThrows(InvalidInputException.class, () -> run(spec)).getMessage());
  }

  private static ExperimentSpec spec(String data, Plan plan) {
    return ExperimentRunnerTest.spec(data, 2, 1, "none", "l2=0.01").withPlan(plan);
  }

  private static Comparison run(ExperimentSpec spec) {
    return new ExperimentRunner(new JavaExecutor(), 2)
        .run(spec, RunStore.NONE, ExperimentListener.NONE, () -> false)
        .orElseThrow();
  }
}
