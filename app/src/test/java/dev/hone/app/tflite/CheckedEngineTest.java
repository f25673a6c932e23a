package dev.hone.app.tflite;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.tflite.run.Accelerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CheckedEngineTest {
  private static final float[] X = {0, 1, -2, 3, 4, 5, -6, 7, 8, 9, 10, 20};

  private final SignatureBuffers signature = SignatureBuffers.of(SmallFiles.square()).get(0);
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private GpuAttempts attempts;
  private final List<FakeEngine> cpus = new ArrayList<>();

  @Before
  public void noAttempts() {
    attempts = new GpuAttempts(attemptsFile());
  }

  private Path attemptsFile() {
    return folder.getRoot().toPath().resolve("attempts");
  }

  private CheckedEngine checked(FakeEngine gpu) {
    return new CheckedEngine(
        gpu,
        () -> {
          FakeEngine cpu = new FakeEngine(Accelerator.CPU, x -> x * x);
          cpus.add(cpu);
          return cpu;
        },
        1,
        attempts);
  }

  private static FakeEngine gpu(FakeEngine.Function function) {
    return new FakeEngine(Accelerator.GPU, function);
  }

  private float[] run(Engine engine, float... x) {
    signature.inputs().get("x").put(x);
    engine.run(signature);
    float[] y = new float[12];
    signature.outputs().get("y").get(y);
    return y;
  }

  private static float[] squares(float... x) {
    float[] squares = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      squares[i] = x[i] * x[i];
    }
    return squares;
  }

  private void accepts(FakeEngine gpu, float... x) {
    CheckedEngine engine = checked(gpu);
    run(engine, x);
    assertNull(engine.reason());
    assertEquals(Accelerator.GPU, engine.accelerator());
  }

  private void refuses(String reason, FakeEngine gpu, float... x) {
    CheckedEngine engine = checked(gpu);
    assertArrayEquals("the CPU's result", squares(x), run(engine, x), 0f);
    assertEquals(reason, engine.reason().in(Language.EN));
    assertEquals(Accelerator.CPU, engine.accelerator());
    assertEquals(1, gpu.closed);
    assertArrayEquals("and later", squares(X), run(engine, X), 0f);
    assertEquals("the GPU ran once", 1, gpu.runs);
  }

  @Test
  public void rightGpu_runsAloneAfterTheFirstRun() {
    FakeEngine gpu = gpu(x -> x * x);
    CheckedEngine engine = checked(gpu);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(squares(X), run(engine, X), 0f);
    }
    assertEquals(3, gpu.runs);
    assertEquals(1, cpus.get(0).runs);
    assertEquals("its memory is given back", 1, cpus.get(0).closed);
    engine.close();
    assertEquals(1, gpu.closed);
    assertEquals(1, cpus.get(0).closed);
  }

  /** The largest is 400, so 0.4 and a millionth are allowed. */
  @Test
  public void difference_isAllowedByTheLargestOfTheTensor() {
    accepts(gpu(x -> x * x + 0.399f), X);
    refuses(
        "The GPU's first result is not the CPU's (output y: 0.401000 instead of 0.00000, with 0.40"
            + " allowed between them), so the CPU is used.",
        gpu(x -> x * x + 0.401f),
        X);
  }

  @Test
  public void zeros_leaveTheAbsolutePart() {
    accepts(gpu(x -> 0.9e-6f), new float[12]);
    refuses(
        "The GPU's first result is not the CPU's (output y: 1.10000e-06 instead of 0.00000, with"
            + " 1.0e-06 allowed between them), so the CPU is used.",
        gpu(x -> 1.1e-6f),
        new float[12]);
  }

  @Test
  public void notFinite_hasToBeTheSame() {
    float[] withNan = X.clone();
    withNan[3] = Float.NaN;
    accepts(gpu(x -> x * x), withNan);
    float[] withInfinity = X.clone();
    withInfinity[3] = Float.POSITIVE_INFINITY;
    accepts(gpu(x -> x * x), withInfinity);
    refuses(
        "The GPU's first result is not the CPU's (output y: NaN instead of 9.00000, with 0.40"
            + " allowed between them), so the CPU is used.",
        gpu(x -> x == 3 ? Float.NaN : x * x),
        X);
    refuses(
        "The GPU's first result is not the CPU's (output y: Infinity instead of 9.00000, with 0.40"
            + " allowed between them), so the CPU is used.",
        gpu(x -> x == 3 ? Float.POSITIVE_INFINITY : x * x),
        X);
  }

  @Test
  public void gpuThatFailsAtOnce_isReplaced() {
    refuses(
        "The GPU could not run the model, so the CPU does: out of memory",
        gpu(
            x -> {
              throw new IllegalStateException("out of memory");
            }),
        X);
  }

  @Test
  public void gpuThatEndedTheAppTwice_isNotRun() throws IOException {
    Files.write(attemptsFile(), new byte[GpuAttempts.LIMIT]);
    FakeEngine gpu = gpu(x -> x * x);
    CheckedEngine engine = checked(gpu);
    assertArrayEquals(squares(X), run(engine, X), 0f);
    assertEquals(0, gpu.runs);
    assertEquals(
        "The GPU could not run the model, so the CPU does: The app ended 2 times while it started"
            + " the GPU, so the GPU is not tried again and the CPU is used.",
        engine.reason().in(Language.EN));
  }

  @Test
  public void rightGpu_isForgivenAnEarlierEnd() throws IOException {
    Files.write(attemptsFile(), new byte[1]);
    accepts(gpu(x -> x * x), X);
    assertFalse(Files.exists(attemptsFile()));
  }

  @Test
  public void wrongGpu_isForgivenNothing() throws IOException {
    Files.write(attemptsFile(), new byte[1]);
    run(checked(gpu(x -> x)), X);
    assertEquals(1, Files.size(attemptsFile()));
  }

  @Test
  public void gpuThatFailsLater_isReplaced() {
    FakeEngine gpu =
        gpu(
            x -> {
              if (x == 100) {
                throw new IllegalStateException("device lost");
              }
              return x * x;
            });
    CheckedEngine engine = checked(gpu);
    run(engine, X);
    float[] bad = X.clone();
    bad[11] = 100;
    assertArrayEquals(squares(bad), run(engine, bad), 0f);
    assertEquals(
        "The GPU stopped working, so the CPU has taken over: device lost",
        engine.reason().in(Language.EN));
    assertEquals("GPU 停止工作，已由 CPU 接替：device lost", engine.reason().in(Language.ZH));
    assertEquals(Accelerator.CPU, engine.accelerator());
    assertEquals(1, gpu.closed);
    engine.close();
    assertEquals("closed once", 1, gpu.closed);
    assertEquals("the second CPU", 1, cpus.get(1).closed);
  }

  @Test
  public void cpuThatDoesNotTakeTheFile_closesTheGpu() {
    FakeEngine gpu = gpu(x -> x);
    assertThrows(
        InvalidInputException.class,
        () ->
            new CheckedEngine(
                gpu,
                () -> {
                  throw new InvalidInputException(Message.plain("no"));
                },
                1,
                attempts));
    assertEquals(1, gpu.closed);
  }
}
