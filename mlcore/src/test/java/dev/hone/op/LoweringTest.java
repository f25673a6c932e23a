package dev.hone.op;

import static org.junit.Assert.assertEquals;

import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.TfLiteEmitter.Target;
import dev.hone.op.OpCases.Case;
import dev.hone.op.OperationsTest.Differentiated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Every operation as it is written for TensorFlow Lite, on the inputs of {@link OpTable}, evaluated
 * by {@link TfLiteReference}: equals the operation's definition for both targets, and keeps the GPU
 * delegate's rules.
 */
@RunWith(Parameterized.class)
public class LoweringTest {
  private final Class<? extends Op> op;
  private final Target target;

  public LoweringTest(Class<? extends Op> op, Target target) {
    this.op = op;
    this.target = target;
  }

  @Parameters(name = "{0} {1}")
  public static List<Object[]> operations() {
    List<Object[]> parameters = new ArrayList<>();
    for (Class<? extends Op> op : Ops.ALL) {
      for (Target target : Target.values()) {
        parameters.add(new Object[] {op, target});
      }
    }
    return parameters;
  }

  /** Values and gradients: what gradients are made of is lowered with other shapes. */
  @Test
  public void lowering_equalsFloat64() {
    for (Case row : OpTable.cases(op)) {
      Differentiated it = new Differentiated(row.sample());
      DoubleInterpreter float64 = new DoubleInterpreter(it.values);
      Map<Node, NdArray> values = new HashMap<>(it.values);
      compare(it.loss, float64, values);
      it.gradients.forEach(gradient -> compare(gradient, float64, values));
    }
  }

  /** Lowers what a node depends on, and the node; fills in the values. */
  private void compare(Node node, DoubleInterpreter float64, Map<Node, NdArray> values) {
    if (values.containsKey(node)) {
      return;
    }
    NdArray expected = float64.value(node);
    NdArray actual = expected;
    if (node.kind() == Node.Kind.OPERATION) {
      List<NdArray> inputs = new ArrayList<>();
      for (Node input : node.inputs()) {
        compare(input, float64, values);
        inputs.add(values.get(input));
      }
      try {
        actual = TfLiteReference.evaluate(node, target, inputs);
      } catch (AssertionError e) {
        throw new AssertionError(node + " of " + node.inputs() + ": " + e.getMessage(), e);
      }
    }
    values.put(node, actual);
    for (int i = 0; i < actual.values().length; i++) {
      double value = expected.values()[i];
      assertEquals(
          node + " of " + node.inputs() + " element " + i,
          value,
          actual.values()[i],
          OpTable.LOWERING * Math.max(1, Math.abs(value)));
    }
  }
}
