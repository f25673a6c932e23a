package dev.hone.finetune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.source.DataSource;
import dev.hone.data.table.Dataset;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.JavaExecutor;
import dev.hone.graph.Shape;
import dev.hone.nn.family.MlpFamily;
import dev.hone.run.ModelTraining;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.train.Inference;
import dev.hone.train.TrainingListener;
import dev.hone.trained.ModelExport;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FrozenFeaturesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void compute_isTheJavaForwardPass_andIsKept() throws IOException {
    ExperimentSpec spec =
        new ExperimentSpec(
            DataSettings.of("iris"),
            ModelSettings.of(new MlpFamily(), List.of(8)),
            TrainingSettings.defaults().withEpochs(3),
            List.of(Arm.parse("none")),
            1,
            1);
    TrainedModel model =
        new ModelTraining(spec)
            .run(new JavaExecutor(), TrainingListener.NONE, () -> false, null, 0)
            .model();
    Dataset iris = DataSource.load("iris", DataSource.Options.defaults(), new Seed(0)).dataset();
    float[] rows = model.preprocessor().transform(iris);
    TfLiteFile file = new ModelExport(model, "iris", "", "").inference(32);
    Path cache = folder.getRoot().toPath();

    FrozenFeatures first = compute(file, "output", rows, cache);

    try (Inference java =
        new Inference(new JavaExecutor(), model.network(), Shape.of(4), model.weights(), 150, 1)) {
      assertArrayEquals(java.outputs(rows, 150), first.values(), 1e-5f);
    }
    assertEquals(3, first.width());
    assertEquals(1, cache.toFile().list().length);
    assertArrayEquals(first.values(), compute(file, "output", rows, cache).values(), 0);
    String message =
        assertThrows(InvalidInputException.class, () -> compute(file, "outptu", rows, null))
            .getMessage();
    assertEquals(
        "iris: signature infer has no output \"outptu\"; allowed are output, probabilities;"
            + " did you mean \"output\"?",
        message);
  }

  private static FrozenFeatures compute(TfLiteFile file, String output, float[] rows, Path cache)
      throws IOException {
    return FrozenFeatures.compute(
        new JavaCppRuntime(),
        TfLiteRuntime.Options.plain(),
        new FrozenFeatures.Source(file, ModelExport.INFER, output),
        rows,
        150,
        cache);
  }
}
