package dev.hone.app.ui.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.hone.app.tflite.DesktopRuntimesForTests;
import dev.hone.base.Message;
import dev.hone.compare.ExperimentRunner;
import dev.hone.data.table.Dataset;
import dev.hone.nn.family.MlpFamily;
import dev.hone.spec.ExperimentSpec;
import dev.hone.trained.TrainedModel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;

/** Measurements by a clock of the test's own, and with native TensorFlow Lite 2.6. */
public class StopwatchTest {
  private static final ExperimentSpec SPEC = Trained.spec("iris", new MlpFamily(), 1);
  private final TrainedModel model = Trained.model(SPEC);
  private final Dataset rows = ExperimentRunner.testRows(SPEC, 0);

  @Test
  public void javaIsTheBestPass_aRow_inMilliseconds() {
    AtomicLong clock = new AtomicLong();
    AtomicInteger reads = new AtomicInteger();
    Stopwatch stopwatch =
        new Stopwatch(
            () -> Message.of("phone.tflite.none"),
            null,
            () -> {
              // Passes of 20 ms, but the fourth of 6 ms.
              int read = reads.getAndIncrement();
              return clock.addAndGet(read % 2 == 0 ? 5 : read == 7 ? 6_000_000 : 20_000_000);
            });
    Speed speed = stopwatch.measure(model, rows);
    assertTrue("all rows are timed", rows.size() < 64);
    assertEquals(6.0 / rows.size(), speed.javaMillis(), 1e-12);
    assertEquals(Message.of("phone.tflite.none"), speed.unavailable());
    assertNull(speed.tfLite());
  }

  @Test
  public void tensorFlowLiteRunsTheSameRows_oneAtATime() {
    Speed speed =
        new Stopwatch(() -> null, DesktopRuntimesForTests.withGpu(), System::nanoTime)
            .measure(model, rows);
    assertNull(speed.unavailable());
    assertEquals(1, speed.tfLite().batchSize());
    assertTrue(speed.tfLite().cpuMillis() > 0);
    assertTrue(speed.tfLite().gpuMillis().isPresent());
    // A CPU that calls itself a GPU and is one part in 10,000 off: of logits and probabilities.
    double off = speed.tfLite().largestDifference().getAsDouble();
    assertTrue("" + off, off > 0 && off < 0.01);
    assertFalse(Double.isNaN(speed.javaMillis()));
  }
}
