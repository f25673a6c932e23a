package dev.hone.finetune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import dev.hone.data.csv.Csv;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.MlpFamily;
import dev.hone.spec.ModelSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Test;

/** What docs/fine-tuning.md says of new writers, in the large. */
public class PersonalisationTest {
  private static final Path PEN_DIGITS = Paths.get("../../shared/data/pendigits.csv");

  @Test
  public void style_quarterTurn_byHand() {
    Schema schema =
        new Schema(
            "points",
            Task.CLASSIFICATION,
            0,
            Stream.of("x1", "y1", "x2", "y2", "x3", "y3").map(Column::numeric).toList(),
            "class",
            List.of("a", "b"),
            false);
    Dataset corner =
        Dataset.classification(schema, 1, new float[] {0, 0, 100, 0, 100, 100}, new int[] {0});

    // (x, y) becomes (100 − y, x).
    assertArrayEquals(
        new double[] {100, 0, 100, 100, 0, 100},
        new WritingStyle(90, 0).apply(corner).features(),
        1e-4f);
  }

  @Test
  public void newWriter_gainsByTuning_andAPullForgetsLess() {
    Assume.assumeTrue("no " + PEN_DIGITS, Files.exists(PEN_DIGITS));
    Dataset digits =
        Csv.read(PEN_DIGITS, TableOptions.defaults().withTask(Task.CLASSIFICATION)).dataset();
    Personalisation personalisation =
        new Personalisation(
            new JavaExecutor(),
            digits,
            ModelSettings.of(new MlpFamily(), List.of(128, 64)),
            0,
            25,
            new Seed(1),
            () -> false);
    FineTuningComparison result =
        personalisation
            .measure(
                20,
                Stream.of("none", "all", "all+l2-sp=0.1").map(FineTuningArm::parse).toList(),
                5,
                FineTuningSettings.defaults(
                    personalisation.base().spec().training().learningRate()),
                new Seed(1),
                run -> {},
                () -> false)
            .orElseThrow();

    double gain = result.arm("all").newChange().low();
    assertTrue("gain, lower end " + gain, gain > 0.1);
    double free = result.arm("all").oldChange().mean();
    double pulled = result.arm("all+l2-sp=0.1").oldChange().mean();
    assertTrue("old data " + free + ", with l2-sp " + pulled, free < -0.03 && pulled > free);
  }
}
