package dev.hone.compare;

import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Folds;
import dev.hone.data.table.Split;
import dev.hone.data.table.Task;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.LstmFamily;
import dev.hone.nn.family.MlpFamily;
import dev.hone.run.ArmRun;
import dev.hone.run.ExperimentListener;
import dev.hone.run.ModelTraining;
import dev.hone.run.PreparedData;
import dev.hone.run.RunStore;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.Checkpointing;
import dev.hone.train.Evaluation;
import dev.hone.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import org.junit.Assume;
import org.junit.Test;

/** What the engine reaches on real data, and how often chance alone is taken for a difference. */
public class MeasuredClaimsTest {
  private static final Path PEN_DIGITS = Paths.get("../../shared/data/pendigits.csv");

  @Test
  public void iris_tenFold_atLeast94Percent() {
    atLeast(0.94, tenFold("iris", 200, "l2=0.01"));
  }

  @Test
  public void breastCancer_tenFold_atLeast96Percent() {
    atLeast(0.96, tenFold("breast-cancer", 20, "l2=0.01"));
  }

  @Test
  public void penDigits_fifthForTest_atLeast98Percent() {
    Assume.assumeTrue("no " + PEN_DIGITS, Files.exists(PEN_DIGITS));
    ExperimentSpec spec = spec(PEN_DIGITS.toString(), List.of(128, 64), 25, "none");
    LoadedData loaded = PreparedData.load(spec.data(), new Seed(1));
    Split split = Split.stratified(loaded.dataset(), 0, 0.2, new Seed(1));

    atLeast(0.98, accuracy(spec, loaded, split, 0));
  }

  @Test
  public void addingProblemOfFiftySteps_isSolvedByAnLstm() {
    ExperimentSpec spec =
        new ExperimentSpec(
            DataSettings.of("adding"),
            ModelSettings.of(new LstmFamily(), List.of(32)),
            TrainingSettings.defaults().withEpochs(8),
            List.of(Arm.parse("none")),
            1,
            1);

    double rmse =
        new ModelTraining(spec)
            .run(new JavaExecutor(2), TrainingListener.NONE, () -> false, null, 0)
            .model()
            .result()
            .testMetric();

    System.out.printf("adding problem, T=50: test mean squared error %.5f%n", rmse * rmse);
    assertTrue("mean squared error " + rmse * rmse, rmse * rmse < 0.01);
  }

  @Test
  public void sameSettingTwice_isSeldomTakenForADifference() {
    int alike = 0;
    for (int seed = 0; seed < 100; seed++) {
      ExperimentSpec spec =
          new ExperimentSpec(
              DataSettings.of("iris"),
              ModelSettings.of(new MlpFamily(), List.of(8)),
              TrainingSettings.defaults().withEpochs(40),
              List.of(Arm.parse("none"), Arm.parse("again:none@1")),
              5,
              seed);
      Comparison comparison =
          new ExperimentRunner(new JavaExecutor(), 2)
              .run(spec, RunStore.NONE, ExperimentListener.NONE, () -> false)
              .orElseThrow();
      alike += comparison.arms().get(1).metricComparison().verdict().direction() == 0 ? 1 : 0;
    }
    System.out.println("A/A: neither better nor worse in " + alike + " of 100");
    assertTrue("neither better nor worse in " + alike + " of 100", alike >= 90);
  }

  private static double tenFold(String data, int epochs, String arm) {
    ExperimentSpec spec = spec(data, List.of(32), epochs, arm);
    LoadedData loaded = PreparedData.load(spec.data(), new Seed(1));
    double sum = 0;
    int fold = 0;
    for (Split split : Folds.stratified(loaded.dataset(), 10, new Seed(1))) {
      sum += accuracy(spec, loaded, split, fold++);
    }
    System.out.printf("%s, ten-fold: accuracy %.4f%n", data, sum / 10);
    return sum / 10;
  }

  private static double accuracy(ExperimentSpec spec, LoadedData loaded, Split split, int repeat) {
    PreparedData data = PreparedData.of(loaded, split, spec.data());
    try (ArmRun run =
        new ArmRun(spec, spec.baseline(), repeat, data, new JavaExecutor(), new Seed(repeat))) {
      run.train(TrainingListener.NONE, () -> false, Checkpointing.NONE);
      Evaluation test = run.trainer().evaluate(data.testing());
      System.out.printf("%s: accuracy %.4f%n", spec.data().source(), test.metric());
      return test.metric();
    }
  }

  private static ExperimentSpec spec(String data, List<Integer> hidden, int epochs, String arm) {
    return new ExperimentSpec(
        data.endsWith(".csv") ? lastColumnIsAClass(data) : DataSettings.of(data),
        ModelSettings.of(new MlpFamily(), hidden),
        TrainingSettings.defaults().withEpochs(epochs),
        List.of(Arm.parse(arm)),
        1,
        1);
  }

  private static DataSettings lastColumnIsAClass(String file) {
    DataSettings plain = DataSettings.of(file);
    return plain.withReading(new DataSource.Options(null, Task.CLASSIFICATION, 0, 1));
  }

  private static void atLeast(double expected, double accuracy) {
    assertTrue("accuracy " + accuracy, accuracy >= expected);
  }
}
