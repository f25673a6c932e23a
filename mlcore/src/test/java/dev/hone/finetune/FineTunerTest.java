package dev.hone.finetune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Seed;
import dev.hone.data.source.DataSource;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.Family;
import dev.hone.nn.family.GruFamily;
import dev.hone.nn.family.MlpFamily;
import dev.hone.report.FineTuningReport;
import dev.hone.run.ModelTraining;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.TrainingListener;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FineTunerTest {
  private static final float EXACT = 0;
  private static final FineTuningSettings SETTINGS =
      new FineTuningSettings(10, 16, 0.01, 0.003, 5, 0.3);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static Dataset iris;
  private static TrainedModel base;
  private static TrainedModel normalised;

  @BeforeClass
  public static void trainBases() {
    iris = DataSource.load("iris", DataSource.Options.defaults(), new Seed(0)).dataset();
    base = model(new MlpFamily(), "iris", "none");
    normalised = model(new MlpFamily(), "iris", "batch-norm+dropout=0.2");
  }

  private static TrainedModel model(Family kind, String data, String arm) {
    ExperimentSpec spec =
        new ExperimentSpec(
            DataSettings.of(data),
            ModelSettings.of(kind, List.of(8, 6)),
            TrainingSettings.defaults().withEpochs(15),
            List.of(Arm.parse(arm)),
            1,
            3);
    return new ModelTraining(spec)
        .run(new JavaExecutor(), TrainingListener.NONE, () -> false, null, 0)
        .model();
  }

  @Test
  public void head_leavesTheBodyBitIdentical_alsoMovingStatistics() {
    for (TrainedModel each : List.of(base, normalised)) {
      Map<String, float[]> tuned = tune(each, "head").weights();

      assertEquals(each.weights().keySet(), tuned.keySet());
      each.weights()
          .forEach(
              (name, values) -> {
                if (name.startsWith("dense1/")) {
                  assertFalse(name, Arrays.equals(values, tuned.get(name)));
                } else {
                  assertArrayEquals(name, values, tuned.get(name), EXACT);
                }
              });
    }
    assertTrue(normalised.weights().containsKey("block1/batch-norm1/moving-mean"));
  }

  @Test
  public void lastTwo_changesTheLastBlockAndTheHeadAlone() {
    Map<String, float[]> tuned = tune(normalised, "last=2").weights();

    for (String name : tuned.keySet()) {
      assertEquals(
          name,
          name.startsWith("block1/"),
          Arrays.equals(normalised.weights().get(name), tuned.get(name)));
    }
  }

  @Test
  public void all_withAStrongPull_staysNearerToTheBase() {
    double free = distance(tune(base, "all"));
    double pulled = distance(tune(base, "all+l2-sp=10"));

    assertTrue(free + " against " + pulled, pulled < 0.5 * free);
  }

  @Test
  public void sameSeed_sameWeights() {
    Map<String, float[]> once = tune(base, "all+dropout=0.2").weights();
    Map<String, float[]> again = tune(base, "all+dropout=0.2").weights();

    once.forEach((name, values) -> assertArrayEquals(name, values, again.get(name), EXACT));
  }

  @Test
  public void none_givesTheBaseItself() {
    FineTuner.Outcome outcome = outcome(base, iris, "none");

    assertEquals(base, outcome.model());
    assertEquals(outcome.run().newBefore(), outcome.run().newAfter());
    assertEquals(outcome.run().oldBefore(), outcome.run().oldAfter());
  }

  @Test
  public void otherClasses_getANewHead_andForgettingIsMeasuredWithTheBasesHead() {
    Dataset two = renamed();
    FineTuner.Outcome all = outcome(base, two, "all");
    FineTuner.Outcome head = outcome(base, two, "head");

    assertEquals(List.of("small", "large"), all.model().schema().classNames());
    assertEquals(2, all.model().weights().get("dense1/bias").length);
    assertTrue(Double.isNaN(all.run().newBefore().metric()));
    assertTrue("accuracy " + all.run().newAfter().metric(), all.run().newAfter().metric() > 0.6);
    // The body under the base's head is as it was.
    assertEquals(head.run().oldBefore(), head.run().oldAfter());
    assertEquals(
        "arm \"none\": the base does not know the classes small, large of the new data, it knows"
            + " setosa, versicolor, virginica; allowed are strategies that train: scratch, head,"
            + " last, all, pretrain",
        refusal(() -> outcome(base, two, "none")));
  }

  @Test
  public void pretrain_anMlp_isMoreThanChance_andRecurrentIsRefused() {
    FineTuner.Outcome outcome = outcome(base, iris, "pretrain");
    assertTrue("accuracy", outcome.run().newAfter().metric() > 0.6);

    TrainedModel recurrent = model(new GruFamily(), "noisy-sine", "none");
    Dataset sine =
        DataSource.load("noisy-sine", DataSource.Options.defaults(), new Seed(0)).dataset();
    assertEquals(
        "pretrain stacks autoencoders, which is for plain MLPs; the base is gru: use all, last=K or"
            + " head",
        refusal(() -> outcome(recurrent, sine, "pretrain")));
  }

  @Test
  public void lastTooLarge_isRefused() {
    assertEquals(
        "number of last layers with weights is 4; allowed are whole numbers from 1 to 3",
        refusal(() -> outcome(base, iris, "last=4")));
  }

  @Test
  public void arms_thatCannotBe_areRefused() {
    assertEquals(
        "strategy is \"haed\"; allowed are none, scratch, head, last, all, pretrain;"
            + " did you mean \"head\"?",
        refusal(() -> FineTuningArm.parse("haed+l2=1")));
    assertTrue(
        refusal(() -> FineTuningArm.parse("scratch+l2-sp=1")).contains("does not start there"));
    assertTrue(refusal(() -> FineTuningArm.parse("all+batch-norm")).contains("cannot be added"));
    assertTrue(refusal(() -> FineTuningArm.parse("none+l2=1")).contains("is not trained"));
    assertEquals(
        "arm \"all+l2-sp=x\": l2-sp is \"x\"; allowed are numbers from 0",
        refusal(() -> FineTuningArm.parse("all+l2-sp=x")));
    assertEquals(0.001, FineTuningArm.parse("all+l2-sp=1e-3+dropout=0.5").l2Sp(), 0);
  }

  @Test
  public void oneRow_isRefused() {
    assertEquals(
        "fine-tuning on \"iris\": at least 4 rows are needed, and 2 of each class that occurs (one"
            + " to train on, one to test); received 1 row, of the rarest class 1",
        refusal(
            () ->
                FineTuningData.split(
                    iris.subset(new int[] {0}), base.preprocessor(), SETTINGS, new Seed(1))));
  }

  @Test
  public void userRows_withoutAColumnOrEmpty_areRefusedByName() throws IOException {
    Path file = folder.newFile("rows.csv").toPath();
    String columns = String.join(",", names(base.schema()).subList(0, 3));
    Files.writeString(file, columns + ",species\n1,2,3,setosa\n2,3,4,virginica\n");
    String message = refusal(() -> UserRows.load(file.toString(), base.schema()));
    assertTrue(message, message.contains("there is no column " + names(base.schema()).get(3)));

    Files.writeString(file, "");
    assertTrue(refusal(() -> UserRows.load(file.toString(), base.schema())).contains("rows.csv"));
    assertTrue(
        refusal(() -> UserRows.load("wine", base.schema())).contains("does not fit the base"));
  }

  @Test
  public void comparison_cancelled_isEmpty_andOneSeedIsRefused() {
    FineTuner tuner = new FineTuner(base, iris, new JavaExecutor(), SETTINGS);
    FineTuningComparison.Rows rows =
        (number, own) -> FineTuningData.split(iris, base.preprocessor(), SETTINGS, own);
    List<FineTuningArm> arms = List.of(FineTuningArm.parse("none"), FineTuningArm.parse("all"));

    assertEquals(
        Optional.empty(),
        FineTuningComparison.run(tuner, arms, 2, rows, new Seed(1), run -> {}, () -> true));
    assertTrue(
        refusal(
                () ->
                    FineTuningComparison.run(
                        tuner, arms, 1, rows, new Seed(1), run -> {}, () -> false))
            .contains("is 1; allowed are whole numbers from 2"));
    FineTuningComparison result =
        FineTuningComparison.run(tuner, arms, 2, rows, new Seed(1), run -> {}, () -> false)
            .orElseThrow();
    assertEquals(4, result.runs().size());
    assertEquals(0, result.arm("none").oldChange().mean(), 0);
    assertTrue(FineTuningReport.render(result, Language.EN).contains("on the old data"));
  }

  private static Dataset renamed() {
    Schema from = iris.schema();
    Schema two =
        new Schema(
            from.name(),
            from.task(),
            0,
            from.columns(),
            from.targetName(),
            List.of("small", "large"),
            false);
    int[] labels = Arrays.stream(iris.labels()).map(label -> Math.min(label, 1)).toArray();
    return Dataset.classification(two, iris.size(), iris.features(), labels);
  }

  private static List<String> names(Schema schema) {
    return schema.columns().stream().map(column -> column.name()).toList();
  }

  private static double distance(TrainedModel tuned) {
    double sum = 0;
    for (String name : tuned.weights().keySet()) {
      float[] from = base.weights().get(name);
      float[] to = tuned.weights().get(name);
      for (int i = 0; i < from.length; i++) {
        sum += (to[i] - from[i]) * (to[i] - from[i]);
      }
    }
    return Math.sqrt(sum);
  }

  private static TrainedModel tune(TrainedModel from, String arm) {
    return outcome(from, iris, arm).model();
  }

  private static FineTuner.Outcome outcome(TrainedModel from, Dataset rows, String arm) {
    Dataset old = from.schema().columns().equals(iris.schema().columns()) ? iris : null;
    FineTuner tuner = new FineTuner(from, old, new JavaExecutor(), SETTINGS);
    FineTuningData data = FineTuningData.split(rows, from.preprocessor(), SETTINGS, new Seed(5));
    return tuner.run(FineTuningArm.parse(arm), data, 0, new Seed(5), () -> false);
  }

  private static String refusal(Runnable action) {
    return assertThrows(InvalidInputException.class, action::run).getMessage();
  }
}
