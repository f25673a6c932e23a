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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Test;

/** The way that layers use the fused LSTM: hidden states only, and their gradients. */
public class LstmSequenceTest {
  private static final int UNITS = 3;

  private final UniformRandomProvider random = new Seed(3).generator();

  private final class Trial {
    final Graph graph = new Graph();
    final Map<Node, NdArray> values = new LinkedHashMap<>();
    final Node loss;
    final List<Node> gradients;
    final List<Node> variables;

    Trial(int steps, int batch, boolean lastOnly) {
      Node projected = input("projected", steps * batch, 4 * UNITS);
      Node recurrent = input("recurrent", UNITS, 4 * UNITS);
      Node hidden = Ops.lstm(projected, recurrent, steps, lastOnly);
      Node weights = input("weights", hidden.shape().dim(0), UNITS);
      loss = Ops.sum(Ops.mul(hidden, weights));
      variables = List.of(projected, recurrent);
      gradients = Ops.gradients(loss, variables);
    }

    private Node input(String name, int... dims) {
      Node node = graph.input(name, Shape.of(dims));
      values.put(node, NdArray.of(node.shape(), index -> (float) random.nextDouble(-1, 1)));
      return node;
    }

    boolean usesFusedGradient() {
      return graph.nodes().stream().anyMatch(node -> node.op() instanceof LstmGradient);
    }
  }

  @Test
  public void gradients_equalCentralDifferences() {
    for (int steps : new int[] {1, 2, 4}) {
      for (boolean lastOnly : new boolean[] {false, true}) {
        Trial it = new Trial(steps, 2, lastOnly);
        assertEquals(steps > 1, it.usesFusedGradient());
        DoubleInterpreter float64 = new DoubleInterpreter(it.values);
        List<float[]> kernels = JavaRun.values(it.gradients, it.values);
        for (int i = 0; i < 2; i++) {
          double[] actual = float64.value(it.gradients.get(i)).values();
          for (int element = 0; element < actual.length; element++) {
            double expected =
                CentralDifferences.derivative(it.loss, it.values, it.variables.get(i), element);
            assertEquals(expected, actual[element], 1e-7);
            assertEquals(expected, kernels.get(i)[element], 1e-5);
          }
        }
      }
    }
  }

  @Test
  public void threads_changeNoBit() {
    int steps = 5;
    int batch = 37;
    int units = 24;
    Graph graph = new Graph();
    Node projected = graph.input("projected", Shape.of(steps * batch, 4 * units));
    Node recurrent = graph.input("recurrent", Shape.of(units, 4 * units));
    Node loss = Ops.sum(Ops.square(Ops.lstm(projected, recurrent, steps, false)));
    List<Node> gradients = Ops.gradients(loss, List.of(projected, recurrent));
    Step step =
        new Step("run", graph, Map.of("x", gradients.get(0), "u", gradients.get(1)), List.of());
    float[] x = new float[steps * batch * 4 * units];
    float[] u = new float[units * 4 * units];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble(-1, 1);
    }
    for (int i = 0; i < u.length; i++) {
      u[i] = (float) random.nextDouble(-0.3, 0.3);
    }
    float[][] one = run(step, x, u, 1);
    for (int threads = 2; threads <= 4; threads++) {
      float[][] many = run(step, x, u, threads);
      assertArrayEquals(one[0], many[0], 0f);
      assertArrayEquals(one[1], many[1], 0f);
    }
  }

  private static float[][] run(Step step, float[] x, float[] u, int threads) {
    try (Session session = new JavaExecutor(threads).compile(List.of(step))) {
      Program program = session.program("run");
      System.arraycopy(x, 0, program.input("projected"), 0, x.length);
      System.arraycopy(u, 0, program.input("recurrent"), 0, u.length);
      program.run();
      return new float[][] {program.output("x").clone(), program.output("u").clone()};
    }
  }
}
