package dev.hone.op;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.fail;

import dev.hone.base.Seed;
import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.op.OpCases.Case;
import dev.hone.op.OpCases.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every operation there is, on the inputs of {@link OpTable}. */
@RunWith(Parameterized.class)
public class OperationsTest {
  /** Inputs with more elements are tried at as many places drawn at random. */
  private static final int MOST_ELEMENTS = 40;

  private final Class<? extends Op> op;

  public OperationsTest(Class<? extends Op> op) {
    this.op = op;
  }

  @Parameters(name = "{0}")
  public static List<Class<? extends Op>> operations() {
    return Ops.ALL;
  }

  @Test
  public void table_hasARowForTheOperation() {
    assertFalse("no row in OpTable for " + op, OpTable.cases(op).isEmpty());
  }

  @Test
  public void kernel_equalsFloat64() {
    for (Case row : OpTable.cases(op)) {
      Sample sample = row.sample();
      float[] actual = JavaRun.values(List.of(sample.result()), sample.values()).get(0);
      NdArray expected = new DoubleInterpreter(sample.values()).value(sample.result());
      assertClose(sample.toString(), expected, actual, OpTable.kernelTolerance(op));
    }
  }

  @Test
  public void gradient_equalsCentralDifferences() {
    for (Case row : OpTable.cases(op)) {
      Differentiated it = new Differentiated(row.sample());
      DoubleInterpreter float64 = new DoubleInterpreter(it.values);
      for (int i = 0; i < it.variables.size(); i++) {
        NdArray gradient = float64.value(it.gradients.get(i));
        Node variable = it.variables.get(i);
        assertEquals(it.sample.toString(), variable.shape(), gradient.shape());
        for (int element : places(variable)) {
          double expected = CentralDifferences.derivative(it.loss, it.values, variable, element);
          assertEquals(
              it.sample + " by " + variable + " element " + element,
              expected,
              gradient.values()[element],
              OpTable.DIFFERENCES * Math.max(1, Math.abs(expected)));
        }
      }
    }
  }

  @Test
  public void gradientKernels_equalFloat64() {
    for (Case row : OpTable.cases(op)) {
      Differentiated it = new Differentiated(row.sample());
      if (it.gradients.isEmpty()) {
        continue;
      }
      List<float[]> actual = JavaRun.values(it.gradients, it.values);
      DoubleInterpreter float64 = new DoubleInterpreter(it.values);
      for (int i = 0; i < actual.size(); i++) {
        assertClose(
            it.sample + " by " + it.variables.get(i),
            float64.value(it.gradients.get(i)),
            actual.get(i),
            OpTable.GRADIENT_KERNELS);
      }
    }
  }

  private static int[] places(Node variable) {
    int size = variable.shape().size();
    UniformRandomProvider random = new Seed(5).generator();
    return size <= MOST_ELEMENTS
        ? IntStream.range(0, size).toArray()
        : random.ints(MOST_ELEMENTS, 0, size).toArray();
  }

  private static void assertClose(String what, NdArray expected, float[] actual, double tolerance) {
    assertEquals(what, expected.values().length, actual.length);
    for (int i = 0; i < actual.length; i++) {
      double limit = tolerance * Math.max(1, Math.abs(expected.values()[i]));
      // Not "difference > limit", which NaN passes.
      if (!(Math.abs(expected.values()[i] - actual[i]) <= limit)) {
        fail(what + " element " + i + ": expected " + expected.values()[i] + ", was " + actual[i]);
      }
    }
  }

  /** A sample with the gradients of its result's sum, weighted at random. */
  static final class Differentiated {
    final Sample sample;
    final Map<Node, NdArray> values;
    final Node loss;
    final List<Node> variables = new ArrayList<>();
    final List<Node> gradients;

    Differentiated(Sample sample) {
      this.sample = sample;
      Node result = sample.result();
      values = new LinkedHashMap<>(sample.values());
      for (Node input : sample.values().keySet()) {
        if (input.type().dtype() == DType.FLOAT32) {
          variables.add(input);
        }
      }
      Node weights = result.graph().input("weights", result.shape());
      UniformRandomProvider random = new Seed(11).generator();
      values.put(
          weights, NdArray.of(result.shape(), index -> (float) random.nextDouble(-1.5, 1.5)));
      loss = Ops.sum(Ops.mul(result, weights));
      gradients = Ops.gradients(loss, variables);
    }
  }
}
