package dev.hone.app.tflite;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.LoadedSignature;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.tflite.run.TfLiteRuntimeContract;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The runtime with native TensorFlow Lite 2.6: the calls by position, the GPU's checks around a CPU
 * that acts as one. Not here but on a phone only: 2.16.1 itself, calls by name (files of several
 * subgraphs), the GPU delegate.
 */
public class AndroidTfLiteRuntimeTest extends TfLiteRuntimeContract {
  private static final TfLiteRuntime.Options ON_GPU = new TfLiteRuntime.Options(1, Accelerator.GPU);

  private static final Path STATUS = Paths.get("/proc/self/status");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Override
  protected TfLiteRuntime runtime() {
    return DesktopTfLite.runtime("real");
  }

  private static TfLiteFile model(String name) throws IOException {
    return TfLiteFile.read(Paths.get("../models", name));
  }

  /** The same numbers for every file, none of them zero or like its neighbour. */
  private static float[] numbers(int size) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) Math.sin(1 + i);
    }
    return numbers;
  }

  private static float[] run(LoadedModel model) {
    LoadedSignature signature = model.signature(model.signatures().get(0));
    signature.inputs().forEach((name, info) -> signature.put(name, numbers(info.shape().size())));
    signature.run();
    String output = signature.outputs().keySet().iterator().next();
    float[] values = new float[signature.outputs().get(output).shape().size()];
    signature.get(output, values);
    return values;
  }

  private static float[] onCpu(TfLiteFile file) {
    try (LoadedModel model =
        DesktopTfLite.runtime("real").load(file, TfLiteRuntime.Options.plain())) {
      return run(model);
    }
  }

  /** Variables want several subgraphs, which 2.6 does not have for Java. */
  @Test
  @Override
  public void variables_areSharedBySignatures_butNotByModels() {
    String message =
        assertThrows(
                InvalidInputException.class, super::variables_areSharedBySignatures_butNotByModels)
            .getMessage();
    assertEquals("counter needs TensorFlow Lite 2.7.0 or newer, but this is 2.6.2", message);
  }

  @Test
  public void library_isThere() throws ReflectiveOperationException {
    assertEquals("2.6.2", runtime().version());
    assertNull(
        DesktopTfLite.named("AndroidTfLiteRuntime").getMethod("unavailableReason").invoke(null));
  }

  @Test
  public void inputs_areFoundByName_notByOrder() {
    try (LoadedModel model = runtime().load(SmallFiles.minus(), TfLiteRuntime.Options.plain())) {
      LoadedSignature minus = model.signature("minus");
      assertEquals(List.of("b", "a"), new ArrayList<>(minus.inputs().keySet()));
      minus.put("a", new float[] {10, 20});
      minus.put("b", new float[] {1, 2});
      minus.run();
      float[] y = new float[2];
      minus.get("y", y);
      assertArrayEquals(new float[] {9, 18}, y, 0f);
    }
  }

  /** What is run most often has to be in the first subgraph: see {@link InterpreterEngine}. */
  @Test
  public void trainingFile_trainsInItsFirstSubgraph() throws IOException {
    List<SignatureBuffers> signatures = SignatureBuffers.of(model("pen-digits-lstm/train.tflite"));
    List<String> found = new ArrayList<>();
    for (SignatureBuffers signature : signatures) {
      found.add(signature.subgraph() + " " + signature.key());
      assertEquals(signature.inputs().keySet(), signature.inputsByName().keySet());
      assertEquals(signature.outputs().keySet(), signature.outputsByName().keySet());
      assertEquals(signature.inputs().size(), signature.inputsByIndex().length);
    }
    assertEquals(List.of("0 train", "1 infer", "2 get_weights", "3 set_weights"), found);
  }

  @Test
  public void gpu_thatIsRight_isUsedFromAnyThread() throws Exception {
    TfLiteFile file = model("pen-digits-mlp/infer.tflite");
    float[] expected = onCpu(file);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (LoadedModel model = DesktopTfLite.runtime("withGpu").load(file, ON_GPU)) {
      for (int i = 0; i < expected.length; i++) {
        expected[i] *= 1.0001f;
      }
      assertArrayEquals("the GPU's own numbers", expected, run(model), 0f);
      assertEquals(Accelerator.GPU, model.accelerator());
      assertNull(model.reason());
      assertArrayEquals("from elsewhere", expected, other.submit(() -> run(model)).get(), 0f);
    } finally {
      other.shutdown();
    }
  }

  @Test
  public void gpu_thatIsWrong_isReplacedBeforeItsFirstResultIsSeen() throws IOException {
    TfLiteFile file = model("pen-digits-mlp/infer.tflite");
    float[] expected = onCpu(file);
    try (LoadedModel model = DesktopTfLite.runtime("withWrongGpu").load(file, ON_GPU)) {
      assertArrayEquals(expected, run(model), 0f);
      assertEquals(Accelerator.CPU, model.accelerator());
      assertTrue(
          model.reason().toString(),
          model.reason().toString().startsWith("The GPU's first result is not the CPU's"));
      String chinese = model.reason().in(Language.ZH);
      assertTrue(chinese, chinese.startsWith("GPU 的首次结果与 CPU 不同（输出"));
      assertArrayEquals("and later", expected, run(model), 0f);
    }
  }

  @Test
  public void gpu_thatIsNotThere_saysWhy() throws IOException {
    TfLiteFile file = model("pen-digits-mlp/infer.tflite");
    try (LoadedModel model = DesktopTfLite.runtime("withoutGpu").load(file, ON_GPU)) {
      assertEquals(Accelerator.CPU, model.accelerator());
      assertEquals("The GPU has gone fishing.", model.reason().toString());
    }
    try (LoadedModel model = runtime().load(file, ON_GPU)) {
      assertEquals(Accelerator.CPU, model.accelerator());
      assertEquals(
          "TensorFlow Lite's GPU library cannot be loaded here, so the CPU is used.",
          model.reason().toString());
      assertArrayEquals(onCpu(file), run(model), 0f);
    }
  }

  /** The delegate would take the file from us, and compute it wrongly or crash. */
  @Test
  public void gpu_isNotAskedForFilesThatDoNotSuitIt() throws IOException {
    TfLiteFile file = SmallFiles.unfitForGpu();
    try (LoadedModel model = DesktopTfLite.runtime("withWrongGpu").load(file, ON_GPU)) {
      assertEquals(Accelerator.CPU, model.accelerator());
      assertEquals(
          "The GPU delegate does not take 1 of 1 operations; they and others would run on the CPU."
              + " So the CPU is used.",
          model.reason().toString());
      assertEquals(
          "GPU 委托不接受 1 个算子中的 1 个；它们和其他一些算子会在 CPU 上运行。因此使用 CPU。", model.reason().in(Language.ZH));
      run(model);
      assertEquals(Accelerator.CPU, model.accelerator());
    }
  }

  @Test
  public void lstm_onCpuAndXnnpack_agree() throws IOException {
    TfLiteFile file = model("pen-digits-lstm/infer-32.tflite");
    float[] expected = onCpu(file);
    assertEquals("classes of 32 rows", 320, expected.length);
    try (LoadedModel model =
        runtime().load(file, new TfLiteRuntime.Options(2, Accelerator.XNNPACK))) {
      assertArrayEquals(expected, run(model), 1e-4f);
      assertEquals(String.valueOf(model.reason()), Accelerator.XNNPACK, model.accelerator());
    }
  }

  /** Weights in, weights out: all of them are held against the CPU's. */
  @Test
  public void statelessTrainingStep_runsOnTheGpu() throws IOException {
    TfLiteFile file = model("pen-digits-lstm/train-gpu.tflite");
    try (LoadedModel model = DesktopTfLite.runtime("withGpu").load(file, ON_GPU)) {
      LoadedSignature train = model.signature("train");
      train
          .inputs()
          .forEach(
              (name, info) -> {
                if (info.type().equals(TensorInfo.FLOAT32)) {
                  train.put(name, numbers(info.shape().size()));
                }
              });
      train.run();
      assertEquals(String.valueOf(model.reason()), Accelerator.GPU, model.accelerator());
    }
  }

  @Test
  public void gpu_thatEndedTheAppTwice_isLeftAlone() throws IOException {
    Path attempts = folder.getRoot().toPath().resolve("attempts");
    Files.write(attempts, new byte[2]);
    try (LoadedModel model =
        DesktopTfLite.runtime("withGpu", attempts)
            .load(model("pen-digits-mlp/infer.tflite"), ON_GPU)) {
      assertEquals(Accelerator.CPU, model.accelerator());
      assertEquals(
          "The app ended 2 times while it started the GPU, so the GPU is not tried again and the"
              + " CPU is used.",
          model.reason().toString());
      assertEquals("应用在启动 GPU 时已意外终止 2 次，因此不再尝试 GPU，改用 CPU。", model.reason().in(Language.ZH));
    }
  }

  @Test
  public void loadAndClose_manyTimes_givesTheMemoryBack() throws IOException {
    Assume.assumeTrue("no " + STATUS, Files.exists(STATUS));
    TfLiteFile file = model("pen-digits-lstm/infer-32.tflite");
    cycles(file, 100);
    long before = residentKilobytes();
    cycles(file, 500);
    long grown = residentKilobytes() - before;
    // Each model held half a megabyte at least.
    assertTrue("grown by " + grown + " kB", grown < 60_000);
  }

  private void cycles(TfLiteFile file, int count) {
    for (int i = 0; i < count; i++) {
      try (LoadedModel model = DesktopTfLite.runtime("withGpu").load(file, ON_GPU)) {
        run(model);
        assertEquals(String.valueOf(model.reason()), Accelerator.GPU, model.accelerator());
      }
    }
  }

  /** Of the process; what Java has left behind is not the question. */
  private static long residentKilobytes() throws IOException {
    System.gc();
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("no VmRSS in " + STATUS);
  }

  @Test
  public void run_allocatesLittle_whateverTheSizeOfTheTensors() throws IOException {
    try (LoadedModel model =
        runtime().load(model("pen-digits-lstm/infer-32.tflite"), TfLiteRuntime.Options.plain())) {
      LoadedSignature signature = model.signature(model.signatures().get(0));
      String input = signature.inputs().keySet().iterator().next();
      float[] in = numbers(signature.inputs().get(input).shape().size());
      String output = signature.outputs().keySet().iterator().next();
      float[] out = new float[signature.outputs().get(output).shape().size()];
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long thread = Thread.currentThread().getId();
      long before = 0;
      for (int i = 0; i < 150; i++) {
        if (i == 50) {
          before = threads.getThreadAllocatedBytes(thread);
        }
        signature.put(input, in);
        signature.run();
        signature.get(output, out);
      }
      long perRun = (threads.getThreadAllocatedBytes(thread) - before) / 100;
      assertTrue(perRun + " bytes a run", perRun < 1000);
    }
  }

  @Test
  public void close_underARunningModel_endsItWithASentence() throws Exception {
    TfLiteFile file = model("pen-digits-lstm/infer-32.tflite");
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < 20; i++) {
        LoadedModel model = runtime().load(file, TfLiteRuntime.Options.plain());
        CountDownLatch running = new CountDownLatch(1);
        Future<String> end =
            pool.submit(
                () -> {
                  try {
                    while (true) {
                      run(model);
                      running.countDown();
                    }
                  } catch (IllegalStateException e) {
                    return e.getMessage();
                  }
                });
        running.await();
        model.close();
        assertEquals("the model is closed", end.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  public void isOlder_comparesNumbers() {
    assertTrue(AndroidTfLiteRuntime.isOlder("2.6.0", "2.11.0"));
    assertTrue(AndroidTfLiteRuntime.isOlder("1.15.0", "2.3.0"));
    assertEquals(false, AndroidTfLiteRuntime.isOlder("2.16.1", "2.11.0"));
    assertEquals(false, AndroidTfLiteRuntime.isOlder("2.16.1", "2.16.9"));
    assertEquals(false, AndroidTfLiteRuntime.isOlder("3.0.0", "2.11.0"));
    assertEquals("no number, no limit", false, AndroidTfLiteRuntime.isOlder("2.6.0", "nightly"));
    assertEquals(false, AndroidTfLiteRuntime.isOlder("2.6.0", ""));
  }
}
