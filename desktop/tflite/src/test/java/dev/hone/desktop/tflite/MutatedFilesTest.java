package dev.hone.desktop.tflite;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.graph.Shape;
import dev.hone.initializers.Initializers;
import dev.hone.losses.SoftmaxCrossEntropy;
import dev.hone.nn.Lstm;
import dev.hone.nn.Network;
import dev.hone.nn.Places;
import dev.hone.nn.family.MlpFamily;
import dev.hone.nn.family.ModelSpec;
import dev.hone.nn.family.Models;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.optim.UpdateRule;
import dev.hone.regularizers.Regularization;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.tflite.write.TfLiteWriter;
import dev.hone.train.TrainingOptions;
import dev.hone.train.TrainingSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/**
 * Damaged files neither crash the JVM nor hang it: what the checks let through is loaded and run in
 * a JVM of its own, which says which file it is at.
 */
public class MutatedFilesTest {
  private static final int FILES = 10_000;
  private static final int SECONDS = 300;

  @Test
  public void damagedFiles_areRefusedOrRun() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                MutatedFilesTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String at = "nothing";
    List<String> said = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("file ")) {
          at = line;
        } else {
          said.add(line);
        }
      }
    }
    assertTrue("the JVM hangs at " + at, child.waitFor(SECONDS, TimeUnit.SECONDS));
    assertEquals("the JVM ended at " + at + " after " + said, 0, child.exitValue());
    assertEquals(said.toString(), 1, said.size());
    String[] counts = said.get(0).split(" ", -1);
    int refused = Integer.parseInt(counts[0]);
    int run = Integer.parseInt(counts[1]);
    assertEquals(FILES, refused + run);
    assertTrue(said + " should be many of both", refused > FILES / 4 && run > FILES / 40);
  }

  /**
   * The child: prints how many files were refused, and how many ran.
   *
   * @param args numbers of the first file and of the one after the last; by default all
   */
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws IOException {
    List<byte[]> files = files();
    int from = args.length > 0 ? Integer.parseInt(args[0]) : 0;
    int to = args.length > 1 ? Integer.parseInt(args[1]) : FILES;
    int refused = 0;
    int run = 0;
    Thread watchdog = new Thread(MutatedFilesTest::endIfHanging);
    watchdog.setDaemon(true);
    watchdog.start();
    for (int i = from; i < to; i++) {
      byte[] damaged = new Mutation(i).of(files.get(i % files.size()));
      TfLiteFile file;
      try {
        file = TfLiteFile.of("file " + i, damaged);
      } catch (InvalidInputException e) {
        if (e.getMessage().isEmpty()) {
          throw new AssertionError("file " + i + " was refused without a word", e);
        }
        refused++;
        continue;
      }
      System.out.println("file " + i);
      runAll(file);
      run++;
    }
    System.out.println(refused + " " + run);
  }

  private static void endIfHanging() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(3);
  }

  private static void runAll(TfLiteFile file) {
    try {
      for (Accelerator accelerator : List.of(Accelerator.CPU, Accelerator.XNNPACK)) {
        TfLiteRuntime.Options options = new TfLiteRuntime.Options(1, accelerator);
        try (LoadedModel model = new JavaCppRuntime().load(file, options)) {
          for (String key : model.signatures()) {
            model.signature(key).run();
          }
        }
      }
    } catch (InvalidInputException | IllegalStateException e) {
      if (e.getMessage() == null || e.getMessage().isEmpty()) {
        throw new AssertionError(file.name() + " failed without a word", e);
      }
    }
  }

  /** Inference, stateful and stateless training of an MLP and an LSTM. */
  private static List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    Network mlp = Models.network(ModelSpec.of(new MlpFamily(), List.of(4)), Places.EMPTY, 3, false);
    Network lstm =
        new Network(
            List.of(
                new Lstm(
                    3, false, Initializers.GLOROT_UNIFORM, Initializers.ORTHOGONAL, List.of())));
    add(files, mlp, Shape.of(5));
    add(files, lstm, Shape.of(3, 2));
    return files;
  }

  private static void add(List<byte[]> files, Network network, Shape row) {
    TrainingOptions options =
        new TrainingOptions(
            1,
            2,
            0.01,
            Schedules.of("constant"),
            UpdateRule.of(Optimizers.of("adam")),
            Regularization.NONE);
    TrainingSteps steps =
        new TrainingSteps(network, new SoftmaxCrossEntropy(0), options, row, 2, 2);
    FileInfo info = FileInfo.of("test");
    files.add(bytes(TfLiteWriter.training(steps.steps(), Map.of(), info)));
    files.add(bytes(TfLiteWriter.stateless(steps.steps().get(0), info)));
    Map<String, float[]> weights = new HashMap<>();
    steps
        .variables()
        .forEach(variable -> weights.put(variable.name(), new float[variable.shape().size()]));
    files.add(bytes(TfLiteWriter.inference(steps.steps().get(1), weights, info)));
  }

  private static byte[] bytes(TfLiteFile file) {
    byte[] bytes = new byte[file.size()];
    file.buffer().get(bytes);
    return bytes;
  }
}
