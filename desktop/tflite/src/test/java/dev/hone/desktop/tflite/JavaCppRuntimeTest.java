package dev.hone.desktop.tflite;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Shape;
import dev.hone.losses.SoftmaxCrossEntropy;
import dev.hone.nn.Places;
import dev.hone.nn.family.MlpFamily;
import dev.hone.nn.family.ModelSpec;
import dev.hone.nn.family.Models;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.optim.UpdateRule;
import dev.hone.regularizers.Regularization;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.TfLiteExecutor;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.tflite.run.TfLiteRuntimeContract;
import dev.hone.train.TrainingOptions;
import dev.hone.train.TrainingSteps;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import org.junit.Assume;
import org.junit.Test;

public class JavaCppRuntimeTest extends TfLiteRuntimeContract {
  private static final Path STATUS = Paths.get("/proc/self/status");

  @Override
  protected TfLiteRuntime runtime() {
    return new JavaCppRuntime();
  }

  /** Weights of 784·128 floats would show: the stateful step copies none. */
  @Test
  public void trainingStep_allocatesAlmostNothingInJava() {
    TrainingSteps steps =
        new TrainingSteps(
            Models.network(ModelSpec.of(new MlpFamily(), List.of(128)), Places.EMPTY, 10, false),
            new SoftmaxCrossEntropy(0),
            new TrainingOptions(
                1,
                4,
                0.01,
                Schedules.of("constant"),
                UpdateRule.of(Optimizers.of("adam")),
                Regularization.NONE),
            Shape.of(784),
            4,
            4);
    try (Session session =
        new TfLiteExecutor(runtime(), TfLiteRuntime.Options.plain()).compile(steps.steps())) {
      Program train = session.program(TrainingSteps.TRAIN);
      for (int i = 0; i < 50; i++) {
        train.run();
      }
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long thread = Thread.currentThread().getId();
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 100; i++) {
        train.run();
      }
      long perStep = (threads.getThreadAllocatedBytes(thread) - before) / 100;
      assertTrue(perStep + " bytes a step", perStep < 1000);
    }
  }

  @Test
  public void loadAndClose_manyTimes_givesTheMemoryBack() throws IOException {
    Assume.assumeTrue("no " + STATUS, Files.exists(STATUS));
    TfLiteFile file = TfLiteFile.read(Paths.get("../../models/pen-digits-lstm/train.tflite"));
    cycles(file, 100);
    long before = residentKilobytes();
    cycles(file, 500);
    long grown = residentKilobytes() - before;
    // Each model holds about half a megabyte.
    assertTrue("grown by " + grown + " kB", grown < 60_000);
  }

  private void cycles(TfLiteFile file, int count) {
    for (int i = 0; i < count; i++) {
      try (LoadedModel model = runtime().load(file, TfLiteRuntime.Options.plain())) {
        assertEquals(4, model.signatures().size());
      }
    }
  }

  private static long residentKilobytes() throws IOException {
    for (String line :
        new String(Files.readAllBytes(STATUS), StandardCharsets.US_ASCII).split("\n", -1)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("no VmRSS in " + STATUS);
  }
}
