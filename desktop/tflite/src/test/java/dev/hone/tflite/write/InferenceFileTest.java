package dev.hone.tflite.write;

import static org.junit.Assert.assertArrayEquals;

import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.FileRun;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** An inference file against numbers that were worked out by hand. */
public class InferenceFileTest {
  /**
   * x = (1, 2); hidden = relu(x·{{1, −1}, {2, 1}} + (0, −2)) = relu(5, −1) = (5, 0); output =
   * hidden·{{1, 2}, {9, 9}} + (0.5, −10) = (5.5, 0). The second row (0, 1) gives hidden (2, 0) and
   * output (2.5, −6).
   */
  @Test
  public void twoLayers_giveTheHandsNumbers_inEveryBatch() {
    for (int batch : new int[] {1, 2}) {
      StepBuilder builder = new StepBuilder(false);
      Node x = builder.graph().input("x", Shape.of(batch, 2));
      Node hidden = Ops.relu(dense(builder, x, "first"));
      builder.output("y", dense(builder, hidden, "second"));
      Step step = builder.build("infer");
      TfLiteFile file =
          TfLiteWriter.inference(
              step,
              Map.of(
                  "first/kernel", new float[] {1, -1, 2, 1},
                  "first/bias", new float[] {0, -2},
                  "second/kernel", new float[] {1, 2, 9, 9},
                  "second/bias", new float[] {0.5f, -10}),
              FileInfo.of("by hand"));
      float[] in = batch == 1 ? new float[] {1, 2} : new float[] {1, 2, 0, 1};
      float[] out = batch == 1 ? new float[] {5.5f, 0} : new float[] {5.5f, 0, 2.5f, -6};
      for (Accelerator accelerator : List.of(Accelerator.CPU, Accelerator.XNNPACK)) {
        assertArrayEquals(
            out, FileRun.of(file, step, Map.of("x", in), accelerator).get("y"), 1e-6f);
      }
    }
  }

  private static Node dense(StepBuilder builder, Node x, String name) {
    Node kernel = builder.parameter(name + "/kernel", Shape.of(2, 2), Variable.Role.WEIGHT, null);
    Node bias = builder.parameter(name + "/bias", Shape.of(2), Variable.Role.BIAS, null);
    return Ops.add(Ops.matmul(x, kernel), bias);
  }
}
