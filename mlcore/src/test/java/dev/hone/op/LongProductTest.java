package dev.hone.op;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.hone.base.Seed;
import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Test;

/** Products and sums of squares that are large enough to be shared by threads. */
public class LongProductTest {
  private final UniformRandomProvider random = new Seed(5).generator();

  /** Inner dimensions around where they are summed in halves; one that is narrow; an odd one. */
  @Test
  public void products_equalFloat64_andDoNotDependOnThreads() {
    for (int[] size :
        new int[][] {{20, 511, 50}, {20, 512, 50}, {37, 1003, 33}, {90, 700, 5}, {3, 1600, 64}}) {
      for (int transposed = 0; transposed < 4; transposed++) {
        check(size[0], size[1], size[2], (transposed & 1) != 0, (transposed & 2) != 0);
      }
    }
  }

  private void check(int m, int k, int n, boolean transposeA, boolean transposeB) {
    float[] a = values(m * k);
    float[] b = values(k * n);
    Graph graph = new Graph();
    Node product =
        Ops.matmul(
            graph.input("a", transposeA ? Shape.of(k, m) : Shape.of(m, k)),
            graph.input("b", transposeB ? Shape.of(n, k) : Shape.of(k, n)),
            transposeA,
            transposeB);
    Map<String, float[]> feeds = Map.of("a", a, "b", b);
    float[] one = run(product, feeds, 1);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double expected = 0;
        double size = 0;
        for (int p = 0; p < k; p++) {
          double term =
              (double) a[transposeA ? p * m + i : i * k + p]
                  * b[transposeB ? j * k + p : p * n + j];
          expected += term;
          size += Math.abs(term);
        }
        assertEquals(expected, one[i * n + j], 1e-6 * size);
      }
    }
    for (int threads = 2; threads <= 5; threads++) {
      assertArrayEquals(threads + " threads", one, run(product, feeds, threads), 0f);
    }
  }

  @Test
  public void sumsOfSquares_equalFloat64_andDoNotDependOnThreads() {
    float[] x = values(100_003);
    double expected = 0;
    for (float each : x) {
      expected += (double) each * each;
    }
    Graph graph = new Graph();
    Node sum = Ops.sumOfSquares(graph.input("x", Shape.of(x.length)));
    float one = run(sum, Map.of("x", x), 1)[0];
    assertEquals(expected, one, 1e-6 * expected);
    for (int threads = 2; threads <= 5; threads++) {
      assertEquals(one, run(sum, Map.of("x", x), threads)[0], 0f);
    }
  }

  private float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  private static float[] run(Node node, Map<String, float[]> feeds, int threads) {
    Step step = new Step("run", node.graph(), Map.of("y", node), List.of());
    try (Session session = new JavaExecutor(threads).compile(List.of(step))) {
      Program program = session.program("run");
      feeds.forEach(
          (name, values) -> System.arraycopy(values, 0, program.input(name), 0, values.length));
      // The second time the buffers hold what the first left there.
      program.run();
      program.run();
      return program.output("y").clone();
    }
  }
}
