package dev.hone.regularizers;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import dev.hone.base.InvalidInputException;
import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Session;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable.Role;
import dev.hone.op.Ops;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class L2SpTest {
  private static final Map<String, float[]> BASE = Map.of("body/kernel", new float[] {1, -2});

  @Test
  public void of_byHand() {
    // ½·0.5·((3−1)² + (−1+2)²) + ½·0.1·(2² + 4²) = 1.25 + 1; the head's bias is left alone.
    assertEquals(2.25, loss(3, -1), 1e-6);
  }

  @Test
  public void gradient_isThatOfDifferencesAndOfTheFormula() {
    float[] gradient = new float[4];
    loss(3, -1, gradient);

    assertArrayEquals(new float[] {1, 0.5f, 0.2f, 0.4f}, gradient, 1e-6f);
    double h = 1e-2;
    assertEquals((loss(3 + h, -1) - loss(3 - h, -1)) / (2 * h), gradient[0], 1e-3);
    assertEquals((loss(3, -1 + h) - loss(3, -1 - h)) / (2 * h), gradient[1], 1e-3);
  }

  @Test
  public void of_nothingToPull_isAbsent() {
    assertFalse(L2Sp.NONE.of(new StepBuilder(true)).isPresent());
  }

  @Test
  public void negative_isRefused() {
    assertEquals(
        "l2-sp is -1.0; allowed are numbers from 0",
        assertThrows(InvalidInputException.class, () -> new L2Sp(-1, 0, BASE)).getMessage());
  }

  private static double loss(double first, double second) {
    return loss(first, second, new float[4]);
  }

  private static double loss(double first, double second, float[] gradient) {
    StepBuilder builder = new StepBuilder(true);
    Node body = builder.parameter("body/kernel", Shape.of(2), Role.WEIGHT, Initial.ZEROS);
    Node head = builder.parameter("head/kernel", Shape.of(2), Role.WEIGHT, Initial.ZEROS);
    builder.parameter("head/bias", Shape.of(1), Role.BIAS, Initial.ZEROS);
    Node penalty = new L2Sp(0.5, 0.1, BASE).of(builder).orElseThrow();
    List<Node> gradients = Ops.gradients(penalty, List.of(body, head));
    builder.output("penalty", penalty);
    builder.output("body", gradients.get(0));
    builder.output("head", gradients.get(1));
    try (Session session = new JavaExecutor().compile(List.of(builder.build("step")))) {
      session.write("body/kernel", new float[] {(float) first, (float) second});
      session.write("head/kernel", new float[] {2, 4});
      session.program("step").run();
      System.arraycopy(session.program("step").output("body"), 0, gradient, 0, 2);
      System.arraycopy(session.program("step").output("head"), 0, gradient, 2, 2);
      return session.program("step").output("penalty")[0];
    }
  }
}
