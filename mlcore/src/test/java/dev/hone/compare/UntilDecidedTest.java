package dev.hone.compare;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.data.table.Dataset;
import dev.hone.exec.JavaExecutor;
import dev.hone.report.Headline;
import dev.hone.report.ResultFile;
import dev.hone.run.ExperimentListener;
import dev.hone.run.RunDirectory;
import dev.hone.run.RunStore;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.stats.Verdict;
import dev.hone.train.Checkpointing;
import dev.hone.trained.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Repeats until decided, with real trainings. */
public class UntilDecidedTest {
  /** It ruins the net, which the first look tells; the others differ by chance alone. */
  private static final String RUINED = "l1=1";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void decidedArm_getsNoMoreRepeats_theBaselineRunsThemAll() {
    List<String> looks = new ArrayList<>();
    ExperimentListener listener =
        new ExperimentListener() {
          private int runs;

          @Override
          public void onRun(RunResult result, int finished, int all) {
            runs = all;
          }

          @Override
          public void onLook(int repeats, int open, int arms) {
            looks.add(repeats + " repeats: " + open + " of " + arms + ", " + runs + " runs");
          }
        };
    Comparison comparison = run(spec(Plan.untilDecided(8, 0)), RunStore.NONE, 2, listener);
    assertEquals(5, arm(comparison, RUINED).runs());
    assertEquals(Verdict.WORSE_BY_MORE, arm(comparison, RUINED).metricComparison().verdict());
    assertEquals(8, arm(comparison, "other").runs());
    assertEquals(8, comparison.baselineArm().runs());
    assertEquals(8, comparison.repeats());
    // Three arms of eight at most; once one has stopped after five there are 21.
    assertEquals(List.of("5 repeats: 1 of 2, 24 runs", "8 repeats: 1 of 2, 21 runs"), looks);
    // What is compared are the repeats that both have.
    double sum = 0;
    for (int repeat = 0; repeat < 5; repeat++) {
      sum += find(comparison, RUINED, repeat) - find(comparison, "none", repeat);
    }
    assertEquals(sum / 5, arm(comparison, RUINED).metricComparison().difference().mean(), 1e-12);
  }

  @Test
  public void whatIsDecided_doesNotDependOnThreadsOrInterruptions() throws IOException {
    ExperimentSpec spec = spec(Plan.untilDecided(8, 0));
    Comparison one = run(spec, RunStore.NONE, 1, ExperimentListener.NONE);
    Path runs = folder.getRoot().toPath().resolve("runs");
    int[] finished = {0};
    ExperimentListener counting =
        new ExperimentListener() {
          @Override
          public void onRun(RunResult result, int done, int all) {
            finished[0] = done;
          }
        };
    assertFalse(
        new ExperimentRunner(new JavaExecutor(), 2)
            .run(spec, new RunDirectory(runs, 0), counting, () -> finished[0] >= 17)
            .isPresent());
    Comparison resumed = run(spec, new RunDirectory(runs, 0), 3, ExperimentListener.NONE);
    assertEquals(withoutTimes(one), withoutTimes(resumed));
  }

  /** What a face tells that was opened in between is what the runner says itself. */
  @Test
  public void openArms_areToldFromFinishedRuns() {
    ExperimentSpec spec = spec(Plan.untilDecided(8, 0));
    Comparison whole = run(spec, RunStore.NONE, 2, ExperimentListener.NONE);
    OpenArms arms = new OpenArms(spec);
    OpenArms.Standing before = arms.after(finished(whole, 5, 4, 5));
    assertEquals(0, before.repeats());
    assertEquals(2, before.openArms());
    assertEquals(List.of(5, 5, 5), before.runs());
    OpenArms.Standing after = arms.after(finished(whole, 6, 5, 5));
    assertEquals(5, after.repeats());
    assertEquals(List.of(true, false, true), after.open());
    assertEquals(List.of(8, 5, 8), after.runs());
    assertEquals(1, after.openArms());
    assertEquals(8, arms.after(finished(whole, 8, 5, 8)).repeats());
  }

  /** The first runs of baseline, ruined and other. */
  private static List<double[]> finished(Comparison comparison, int none, int ruined, int other) {
    return List.of(
        first(comparison, "none", none),
        first(comparison, RUINED, ruined),
        first(comparison, "other", other));
  }

  private static double[] first(Comparison comparison, String arm, int runs) {
    return IntStream.range(0, runs).mapToDouble(run -> find(comparison, arm, run)).toArray();
  }

  /** The same setting from other weights: nobody is told how many repeats would tell it. */
  @Test
  public void sameSettingAgain_looksNotAhead() {
    Comparison fixed = run(spec(Plan.of(5)), RunStore.NONE, 2, ExperimentListener.NONE);
    assertTrue(arm(fixed, "other").metricComparison().outlook().powers().isEmpty());
    assertFalse(arm(fixed, "other").metricComparison().outlook().moreData());
  }

  @Test
  public void firstRepeats_areThoseOfAFixedNumber() {
    Comparison looking =
        run(spec(Plan.untilDecided(8, 0)), RunStore.NONE, 2, ExperimentListener.NONE);
    Comparison fixed = run(spec(Plan.of(5)), RunStore.NONE, 2, ExperimentListener.NONE);
    for (int repeat = 0; repeat < 5; repeat++) {
      assertEquals(find(fixed, "none", repeat), find(looking, "none", repeat), 0);
      assertEquals(find(fixed, "other", repeat), find(looking, "other", repeat), 0);
    }
  }

  @Test
  public void budget_cutsAtALook_andTheResultSaysAtWhich() {
    Comparison cut =
        run(spec(Plan.untilDecided(50, 1e-9)), RunStore.NONE, 2, ExperimentListener.NONE);
    assertEquals(5, cut.repeats());
    assertEquals(1e-9, cut.judging().minutes(), 0);
    String headline = Headline.of(cut).in(Language.EN);
    assertTrue(headline, headline.contains("ended it after 5 repeats, with 1 arm open."));
    Comparison whole =
        run(spec(Plan.untilDecided(8, 60)), RunStore.NONE, 2, ExperimentListener.NONE);
    assertEquals(0, whole.judging().minutes(), 0);
    assertFalse(Headline.of(whole).in(Language.EN).contains("budget"));
  }

  /** Also of what was trained before a pause, as its runs say. */
  @Test
  public void budget_countsAllTrainingThereWas() {
    Kept kept = new Kept();
    Comparison whole = run(spec(Plan.untilDecided(8, 60)), kept, 2, ExperimentListener.NONE);
    double seconds = whole.runs().stream().mapToDouble(RunResult::seconds).sum();
    // Fifteen runs are there at the first look; then two of the arms go on to eight.
    double first =
        whole.runs().stream().filter(r -> r.repeat() < 5).mapToDouble(RunResult::seconds).sum();
    double withNext = first / 15 * (8 + 8 + 5) / 2 / 60;
    assertTrue(seconds > first);
    Comparison cut =
        run(spec(Plan.untilDecided(8, 0.99 * withNext)), kept, 2, ExperimentListener.NONE);
    assertEquals(5, cut.repeats());
    Comparison more =
        run(spec(Plan.untilDecided(8, 1.01 * withNext)), kept, 2, ExperimentListener.NONE);
    assertEquals(8, more.repeats());
  }

  /** Keeps runs in memory, whatever the plan is. */
  private static final class Kept implements RunStore {
    private final Map<String, RunResult> runs = new ConcurrentHashMap<>();

    @Override
    public void begin(ExperimentSpec spec, Dataset data, String executor) {
      // As if the later repeats had not been trained yet.
      runs.values().removeIf(run -> run.repeat() >= 5);
    }

    @Override
    public RunResult find(int arm, int repeat) {
      return runs.get(arm + " " + repeat);
    }

    @Override
    public void add(int arm, RunResult result) {
      runs.put(arm + " " + result.repeat(), result);
    }

    @Override
    public Checkpointing checkpointing(int arm, int repeat) {
      return Checkpointing.NONE;
    }
  }

  @Test
  public void json_readsBackTheSame() {
    Comparison comparison =
        run(spec(Plan.untilDecided(8, 0)), RunStore.NONE, 2, ExperimentListener.NONE);
    assertEquals(
        comparison,
        ResultFile.fromJson(JsonFields.parse("it", ResultFile.toJson(comparison).toString())));
  }

  private static ExperimentSpec spec(Plan plan) {
    return ExperimentRunnerTest.spec("iris", 60, 1, "none", RUINED, "other:none@1").withPlan(plan);
  }

  private static Comparison run(
      ExperimentSpec spec, RunStore store, int threads, ExperimentListener listener) {
    return new ExperimentRunner(new JavaExecutor(), threads)
        .run(spec, store, listener, () -> false)
        .orElseThrow();
  }

  private static ArmSummary arm(Comparison comparison, String name) {
    return comparison.arms().stream().filter(arm -> arm.name().equals(name)).findFirst().get();
  }

  private static double find(Comparison comparison, String arm, int repeat) {
    return comparison.runs().stream()
        .filter(run -> run.arm().equals(arm) && run.repeat() == repeat)
        .findFirst()
        .get()
        .testMetric();
  }

  private static List<Object> withoutTimes(Comparison comparison) {
    List<Object> result = new ArrayList<>();
    comparison.runs().forEach(run -> result.add(run.withoutTimes()));
    comparison.arms().forEach(arm -> result.add(arm.runs()));
    result.addAll(
        comparison.arms().stream()
            .filter(arm -> !arm.isBaseline())
            .map(ArmSummary::metricComparison)
            .collect(Collectors.toList()));
    return result;
  }
}
