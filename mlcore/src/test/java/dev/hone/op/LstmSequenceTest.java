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
  private static final int FEATURES = 2;

  private final UniformRandomProvider random = new Seed(3).generator();

  private final class Trial {
    final Graph graph = new Graph();
    final Map<Node, NdArray> values = new LinkedHashMap<>();
    final Node loss;
    final List<Node> gradients;
    final List<Node> variables;

    Trial(int steps, int batch, boolean lastOnly) {
      Node x = input("x", steps * batch, FEATURES);
      Node kernel = input("kernel", FEATURES, 4 * UNITS);
      Node bias = input("bias", 4 * UNITS);
      Node recurrent = input("recurrent", UNITS, 4 * UNITS);
      Node hidden = Ops.lstm(x, kernel, bias, recurrent, steps, lastOnly);
      Node weights = input("weights", hidden.shape().dim(0), UNITS);
      loss = Ops.sum(Ops.mul(hidden, weights));
      variables = List.of(x, kernel, bias, recurrent);
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
        for (int i = 0; i < it.variables.size(); i++) {
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
    Node x = graph.input("x", Shape.of(steps * batch, 4 * units));
    Node kernel = graph.input("kernel", Shape.of(4 * units, 4 * units));
    Node bias = graph.input("bias", Shape.of(4 * units));
    Node recurrent = graph.input("recurrent", Shape.of(units, 4 * units));
    Node loss = Ops.sum(Ops.square(Ops.lstm(x, kernel, bias, recurrent, steps, false)));
    List<Node> inputs = List.of(x, kernel, bias, recurrent);
    List<Node> gradients = Ops.gradients(loss, inputs);
    Map<String, Node> outputs = new LinkedHashMap<>();
    Map<String, float[]> values = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      outputs.put("of" + i, gradients.get(i));
      float[] value = new float[inputs.get(i).shape().size()];
      for (int j = 0; j < value.length; j++) {
        value[j] = (float) random.nextDouble(-0.3, 0.3);
      }
      values.put(inputs.get(i).name(), value);
    }
    Step step = new Step("run", graph, outputs, List.of());
    float[][] one = run(step, values, 1);
    for (int threads = 2; threads <= 4; threads++) {
      float[][] many = run(step, values, threads);
      for (int i = 0; i < one.length; i++) {
        assertArrayEquals(one[i], many[i], 0f);
      }
    }
  }

  private static float[][] run(Step step, Map<String, float[]> values, int threads) {
    try (Session session = new JavaExecutor(threads).compile(List.of(step))) {
      Program program = session.program("run");
      values.forEach(
          (name, value) -> System.arraycopy(value, 0, program.input(name), 0, value.length));
      program.run();
      float[][] results = new float[values.size()][];
      for (int i = 0; i < results.length; i++) {
        results[i] = program.output("of" + i).clone();
      }
      return results;
    }
  }
}
