package dev.hone.run;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.Executor;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.MlpFamily;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.TfLiteExecutor;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.train.TrainingListener;
import dev.hone.train.TrainingResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Training inside TensorFlow Lite, stopped and taken up again. */
public class ResumeOnTfLiteTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static ExperimentSpec spec() {
    return new ExperimentSpec(
        DataSettings.of("iris"),
        ModelSettings.of(new MlpFamily(), List.of(8)),
        TrainingSettings.defaults().withEpochs(30),
        List.of(Arm.parse("dropout=0.2+early-stopping=20")),
        1,
        1);
  }

  private static Executor tflite() {
    return new TfLiteExecutor(
        new JavaCppRuntime(), new TfLiteRuntime.Options(1, Accelerator.XNNPACK));
  }

  private static ModelTraining.Outcome train(Executor executor, Path checkpoint, int steps) {
    AtomicInteger asked = new AtomicInteger();
    return new ModelTraining(spec())
        .run(executor, TrainingListener.NONE, () -> asked.incrementAndGet() > steps, checkpoint, 0);
  }

  @Test
  public void resumedRun_endsWithTheSameBits() {
    Path checkpoint = folder.getRoot().toPath().resolve("run.checkpoint");
    ModelTraining.Outcome whole = train(tflite(), null, Integer.MAX_VALUE);
    ModelTraining.Outcome part = train(tflite(), checkpoint, 23);
    assertEquals(TrainingResult.Stop.CANCELLED, part.training().stop());
    ModelTraining.Outcome rest = train(tflite(), checkpoint, Integer.MAX_VALUE);

    assertEquals(whole.training().bestEpoch(), rest.training().bestEpoch());
    whole
        .model()
        .weights()
        .forEach(
            (name, values) ->
                assertArrayEquals(name, values, rest.model().weights().get(name), 0f));
  }

  @Test
  public void anotherExecutor_doesNotTakeItUp() {
    Path checkpoint = folder.getRoot().toPath().resolve("run.checkpoint");
    train(tflite(), checkpoint, 23);
    InvalidInputException error =
        assertThrows(
            InvalidInputException.class,
            () -> train(new JavaExecutor(), checkpoint, Integer.MAX_VALUE));
    assertTrue(error.getMessage(), error.getMessage().contains("executor"));
  }
}
