package dev.hone.app.tflite;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.tflite.file.TfLiteFile;
import java.io.IOException;
import java.nio.file.Paths;
import org.junit.Test;

/** With native TensorFlow Lite 2.6, and CPUs that act as GPUs. */
public class LatencyComparisonTest {
  /** Six rows of a batch of four: the second batch is half full. */
  private static final float[][] ROWS = {
    {1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {1, 1, 1}, {2, 2, 2}, {10, 20, 30}
  };

  private static LatencyComparison compare(String runtime, float[][] rows) {
    return LatencyComparison.of(DesktopTfLite.runtime(runtime), SmallFiles.square(), rows, 1);
  }

  @Test
  public void gpu_isTimedAndHeldAgainstTheCpu() {
    LatencyComparison comparison = compare("withGpu", ROWS);
    assertEquals(4, comparison.batchSize());
    assertNull(comparison.gpuReason());
    assertTrue(comparison.cpuMillis() > 0);
    assertTrue(comparison.gpuMillis().getAsDouble() > 0);
    // One part in 10,000 of 30², which is in the second batch.
    assertEquals(0.09, comparison.largestDifference().getAsDouble(), 1e-4);
  }

  @Test
  public void gpu_thatIsWrong_isNotTimed() {
    LatencyComparison comparison = compare("withWrongGpu", ROWS);
    assertTrue(comparison.cpuMillis() > 0);
    assertFalse(comparison.gpuMillis().isPresent());
    assertFalse(comparison.largestDifference().isPresent());
    assertTrue(
        comparison.gpuReason().toString(),
        comparison.gpuReason().toString().startsWith("The GPU's first result is not the CPU's"));
  }

  @Test
  public void gpu_thatIsNotThere_isSaid() {
    LatencyComparison comparison = compare("withoutGpu", ROWS);
    assertEquals("The GPU has gone fishing.", comparison.gpuReason().toString());
    assertFalse(comparison.gpuMillis().isPresent());
  }

  @Test
  public void baseModel_isCompared() throws IOException {
    TfLiteFile file = TfLiteFile.read(Paths.get("../models/pen-digits-lstm/infer.tflite"));
    LatencyComparison comparison =
        LatencyComparison.of(
            DesktopTfLite.runtime("withGpu"), file, new float[][] {new float[16]}, 1);
    assertEquals(1, comparison.batchSize());
    assertNull(comparison.gpuReason());
  }

  @Test
  public void rowsThatDoNotFit_areRefusedByNumber() {
    assertEquals(
        "row 2 has 2 values, but square takes 3 (input x is float32 [4, 3])",
        assertThrows(
                InvalidInputException.class,
                () -> compare("withGpu", new float[][] {{1, 2, 3}, {1, 2}}))
            .getMessage());
    assertEquals(
        "there are no rows to run square with",
        assertThrows(InvalidInputException.class, () -> compare("withGpu", new float[0][]))
            .getMessage());
  }
}
