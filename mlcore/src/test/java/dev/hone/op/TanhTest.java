package dev.hone.op;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class TanhTest {
  @Test
  public void kernel_atAllMagnitudes_isWithinOneStepOfTheJdk() {
    int n = 20_000;
    Node x = new Graph().input("x", Shape.of(2 * n));
    // From 1e-6 to 30 and as far below 0, in equal ratios, so through the seam of the series at
    // 0.05.
    NdArray values =
        NdArray.of(
            x.shape(),
            index -> {
              double magnitude = 1e-6 * Math.pow(3e7, (index[0] % n) / (n - 1.0));
              return (float) (index[0] < n ? magnitude : -magnitude);
            });
    float[] actual = JavaRun.values(List.of(Ops.tanh(x)), Map.of(x, values)).get(0);
    for (int i = 0; i < actual.length; i++) {
      float expected = (float) Math.tanh(values.values()[i]);
      assertEquals("tanh of " + values.values()[i], expected, actual[i], Math.ulp(expected));
      assertTrue(Math.abs(actual[i]) <= 1);
    }
  }
}
