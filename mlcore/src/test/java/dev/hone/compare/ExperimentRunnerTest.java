package dev.hone.compare;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Seed;
import dev.hone.data.source.Difficulty;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Split;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.LstmFamily;
import dev.hone.nn.family.MlpFamily;
import dev.hone.report.Headline;
import dev.hone.report.TextReport;
import dev.hone.run.Estimate;
import dev.hone.run.ExperimentListener;
import dev.hone.run.PreparedData;
import dev.hone.run.RunDirectory;
import dev.hone.run.RunStore;
import dev.hone.run.Splits;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.Plan;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.EpochRecord;
import dev.hone.train.Predictions;
import dev.hone.trained.RunResult;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ExperimentRunnerTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void run_interruptedAndContinued_sameNumbersAsUndisturbed() throws IOException {
    ExperimentSpec spec = spec("iris", 12, 2, "none", "dropout=0.4", "batch-norm");
    List<Double> undisturbed = losses(run(spec, RunStore.NONE, 1));

    Path runs = folder.getRoot().toPath().resolve("runs");
    AtomicInteger epochs = new AtomicInteger();
    ExperimentListener counting =
        new ExperimentListener() {
          @Override
          public void onEpoch(Arm arm, int repeat, EpochRecord record) {
            epochs.incrementAndGet();
          }
        };
    Optional<Comparison> cut =
        new ExperimentRunner(new JavaExecutor(), 2)
            .run(spec, new RunDirectory(runs, 0), counting, () -> epochs.get() > 40);
    assertFalse(cut.isPresent());
    int done = new RunDirectory(runs, 0).finishedRuns();
    assertTrue("finished " + done, done > 0 && done < 6);

    assertEquals(undisturbed, losses(run(spec, new RunDirectory(runs, 0), 3)));
  }

  @Test
  public void run_firstRepeatOfEachArm_givesItsModelWithTheRunsNumbers() {
    ExperimentSpec spec = spec("iris", 3, 2, "none", "l2=0.1");
    Map<Integer, TrainedModel> models = new ConcurrentHashMap<>();
    Comparison comparison =
        new ExperimentRunner(new JavaExecutor(), 2)
            .run(spec, RunStore.NONE, keeping(models), () -> false)
            .get();
    assertEquals(Set.of(0, 1), models.keySet());
    for (int arm = 0; arm < 2; arm++) {
      RunResult run = comparison.runs().get(2 * arm);
      assertEquals(0, run.repeat());
      assertEquals(run.testLoss(), models.get(arm).result().testLoss(), 0);
      assertEquals(List.of(spec.arms().get(arm)), models.get(arm).spec().arms());
    }
  }

  @Test
  public void testRows_modelOfFirstRepeat_givesItsTestMetric() {
    for (String data : List.of("iris", "two-moons")) {
      ExperimentSpec spec = spec(data, 5, 3, "none", "l2=0.1");
      Map<Integer, TrainedModel> models = new ConcurrentHashMap<>();
      Comparison comparison =
          new ExperimentRunner(new JavaExecutor(), 1)
              .run(spec, RunStore.NONE, keeping(models), () -> false)
              .get();
      Dataset rows = ExperimentRunner.testRows(spec, 0);
      Predictions predictions = models.get(1).predict(new JavaExecutor(), rows);
      int right = 0;
      for (int i = 0; i < rows.size(); i++) {
        right += predictions.predictedClass(i) == rows.labels()[i] ? 1 : 0;
      }
      assertEquals(comparison.runs().get(3).testMetric(), (double) right / rows.size(), 1e-6);
    }
  }

  @Test
  public void estimate_knowsTheNetworkAndGrowsWithTheWork() {
    ExperimentRunner runner = new ExperimentRunner(new JavaExecutor(), 1);
    Estimate small = runner.estimate(spec("iris", 10, 2, "none", "l2=0.1"), 0.05);
    Estimate large = runner.estimate(spec("iris", 100_000, 20, "none", "l2=0.1"), 0.05);
    assertEquals(150 - 37 - 22, small.outline().trainRows(), 2);
    assertTrue(small.outline().parameters() > 0);
    assertTrue(small.seconds() > 0);
    // A hundred thousand times the work: the factor is far above any noise of the machine.
    assertTrue(large.seconds() > 100 * small.seconds());
  }

  @Test
  public void comparison_withoutHistory_saysTheSame() {
    Comparison whole = run(spec("iris", 4, 3, "none", "l2=0.1"), RunStore.NONE, 2);
    Comparison small = whole.withoutHistory();
    assertEquals(Headline.of(whole), Headline.of(small));
    assertEquals(whole.arms(), small.arms());
    assertTrue(small.runs().get(0).history().isEmpty());
    assertTrue(small.toJson().toString().length() < whole.toJson().toString().length());
  }

  @Test
  public void comparison_withSpec_standsUnderTheOther() {
    ExperimentSpec spec = spec("iris", 1, 2, "none", "l2=0.1");
    Comparison whole = run(spec, RunStore.NONE, 1);
    ExperimentSpec other = spec.withData(spec.data().withSource("elsewhere/iris.csv"));
    Comparison moved = whole.withSpec(other);
    assertEquals(other.toJson(), moved.origin().spec());
    assertNotEquals(whole.origin().specHash(), moved.origin().specHash());
    assertEquals(whole.arms(), moved.arms());
  }

  @Test
  public void run_storeOfAnotherExperiment_isRefused() throws IOException {
    Path runs = folder.getRoot().toPath().resolve("runs");
    run(spec("iris", 1, 2, "none", "l2=1"), new RunDirectory(runs, 0), 1);

    assertThrows(
        InvalidInputException.class,
        () -> run(spec("iris", 2, 2, "none", "l2=1"), new RunDirectory(runs, 0), 1));
    new RunDirectory(runs, 0).delete();
    assertFalse(Files.exists(runs));
  }

  @Test
  public void run_recurrentModelOnRowsWithoutSteps_isToldInWords() {
    Path runs = folder.getRoot().toPath().resolve("runs");
    ExperimentSpec rows = spec("iris", 1, 2, "none", "l2=1");
    ExperimentSpec recurrent =
        new ExperimentSpec(
            rows.data(),
            Defaults.model(new LstmFamily()),
            rows.training(),
            rows.arms(),
            2,
            rows.seed());

    InvalidInputException e =
        assertThrows(
            InvalidInputException.class, () -> run(recurrent, new RunDirectory(runs, 0), 1));
    assertEquals(
        "the model lstm reads sequences step by step, and iris has rows without steps; choose the"
            + " model mlp, or data with steps",
        e.getMessage());
    assertFalse(Files.exists(runs));
  }

  @Test
  public void run_armThatDoesNotFitTheData_isRefusedBeforeAnythingIsWritten() {
    Path runs = folder.getRoot().toPath().resolve("runs");

    assertThrows(
        InvalidInputException.class,
        () -> run(spec("co2", 1, 2, "none", "label-smoothing=0.1"), new RunDirectory(runs, 0), 1));
    assertFalse(Files.exists(runs));
  }

  @Test
  public void run_generatedData_isFreshInEveryRepeat() {
    Comparison comparison = run(spec("two-moons", 1, 2, "none", "l2=1"), RunStore.NONE, 1);

    assertTrue(comparison.fresh());
    assertEquals(5184, comparison.runs().get(0).boundary().boundaryClass().length);
  }

  @Test
  public void run_divergedArm_isReportedWithoutNumbers() {
    ExperimentSpec wild = spec("iris", 3, 2, "none", "weight-decay=1e9");

    Comparison comparison = run(wild, RunStore.NONE, 2);

    assertTrue(comparison.runs().get(2).diverged());
    String text = TextReport.render(comparison, Language.EN, false, 120);
    String tables = text.substring(0, text.indexOf("repeat 1 of 2"));
    assertFalse(text, tables.contains("NaN"));
    assertTrue(text, tables.contains("diverged in 2 of 2 runs"));
  }

  @Test
  public void replicate_drawsOtherWeightsAndOrder() {
    Comparison comparison =
        run(spec("iris", 3, 2, "none", "same:none", "none@1"), RunStore.NONE, 2);

    List<Double> losses = losses(comparison);
    assertEquals(losses.subList(0, 2), losses.subList(2, 4));
    assertNotEquals(losses.subList(0, 2), losses.subList(4, 6));
    assertEquals(0, comparison.arms().get(1).metricComparison().verdict().direction());
    assertEquals(0, comparison.arms().get(1).metricComparison().difference().mean(), 0);
  }

  @Test
  public void labelNoise_leavesTheTestRowsAlone() {
    DataSettings plain = DataSettings.of("breast-cancer");
    LoadedData loaded = PreparedData.load(plain, new Seed(1));
    Split split = new Splits(loaded, plain, Plan.of(1), new Seed(1)).of(0);
    PreparedData clean = PreparedData.of(loaded, plain, split, new Seed(1));
    PreparedData noisy = PreparedData.of(loaded, withNoise(plain, 0.3), split, new Seed(1));

    assertArrayEquals(clean.testRows().labels(), noisy.testRows().labels());
    int changed = 0;
    Dataset before = clean.trainRows();
    for (int i = 0; i < before.size(); i++) {
      changed += before.labels()[i] != noisy.trainRows().labels()[i] ? 1 : 0;
    }
    assertEquals(0.3, (double) changed / before.size(), 0.06);
    assertEquals(clean.pool(), before.size() + clean.validation().size());
  }

  /** The gap of a run that was trained on wrong labels is told against the true ones. */
  @Test
  public void wrongLabels_gapIsAgainstTheTrueOnes() {
    ExperimentSpec plain = spec("breast-cancer", 40, 2, "none", "l2=0.1");
    ExperimentSpec noisy = plain.withData(withNoise(plain.data(), 0.3));
    Map<Integer, TrainedModel> models = new ConcurrentHashMap<>();
    Comparison comparison =
        new ExperimentRunner(new JavaExecutor(), 2)
            .run(noisy, RunStore.NONE, keeping(models), () -> false)
            .get();
    RunResult run = comparison.runs().get(0);
    LoadedData loaded = PreparedData.load(plain.data(), new Seed(9));
    Seed seed = new Seed(plain.seed()).child("repeat").child(0);
    Split split = new Splits(loaded, plain.data(), plain.plan(), new Seed(plain.seed())).of(0);
    Dataset rows = PreparedData.of(loaded, plain.data(), split, seed).trainRows();
    Predictions predictions = models.get(0).predict(new JavaExecutor(), rows);
    double right = 0;
    for (int i = 0; i < rows.size(); i++) {
      right += predictions.predictedClass(i) == rows.labels()[i] ? 1.0 / rows.size() : 0;
    }
    assertEquals(right, run.trueTrainMetric(), 1e-6);
    assertNotEquals(run.trainMetric(), run.trueTrainMetric(), 0.02);
    double gap = 0;
    for (RunResult one : comparison.runs().subList(0, 2)) {
      gap += (one.trueTrainMetric() - one.testMetric()) / 2;
    }
    assertEquals(gap, comparison.baselineArm().gap().mean(), 1e-12);
    RunResult clean = run(plain, RunStore.NONE, 1).runs().get(0);
    assertEquals(clean.trainMetric(), clean.trueTrainMetric(), 0);
    assertFalse(clean.toJson().has("truthMetric"));
  }

  /** Keeps the model of each arm, which comes once. */
  private static ExperimentListener keeping(Map<Integer, TrainedModel> models) {
    return new ExperimentListener() {
      @Override
      public void onModel(int arm, TrainedModel model) {
        assertNull(models.put(arm, model));
      }
    };
  }

  private static DataSettings withNoise(DataSettings from, double labelNoise) {
    return from.withDifficulty(new Difficulty(1, labelNoise));
  }

  private static List<Double> losses(Comparison comparison) {
    return comparison.runs().stream().map(RunResult::testLoss).collect(Collectors.toList());
  }

  private static Comparison run(ExperimentSpec spec, RunStore store, int threads) {
    return new ExperimentRunner(new JavaExecutor(), threads)
        .run(spec, store, ExperimentListener.NONE, () -> false)
        .orElseThrow();
  }

  static ExperimentSpec spec(String data, int epochs, int repeats, String... arms) {
    return new ExperimentSpec(
        DataSettings.of(data),
        ModelSettings.of(new MlpFamily(), List.of(16)),
        TrainingSettings.defaults().withEpochs(epochs),
        List.of(arms).stream().map(Arm::parse).collect(Collectors.toList()),
        repeats,
        9);
  }
}
