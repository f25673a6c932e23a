package dev.hone.graph;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import dev.hone.op.Ops;
import java.util.List;
import org.junit.Test;

public class StepBuilderTest {
  private final StepBuilder step = new StepBuilder(true);

  @Test
  public void variables_areListedInOrderWithRoleAndInitial() {
    Node w = step.parameter("w", Shape.of(2, 3), Variable.Role.WEIGHT, Initial.filled(0.5));
    Node mean = step.state("mean", Shape.of(3), Variable.Role.MOVING_STATISTIC, Initial.ZEROS);
    Node b = step.parameter("b", Shape.of(3), Variable.Role.BIAS, Initial.ZEROS);
    List<Variable> variables = step.variables();
    assertEquals(List.of(w, mean, b), variables.stream().map(Variable::node).toList());
    assertEquals(List.of(w, b), step.parameters().stream().map(Variable::node).toList());
    assertEquals(Variable.Role.MOVING_STATISTIC, variables.get(1).role());
    assertFalse(variables.get(1).trained());
    assertEquals("w", variables.get(0).name());
    assertArrayEquals(
        new float[] {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f},
        variables.get(0).initial().values(variables.get(0).shape(), new Seed(1)),
        0);
    assertArrayEquals(new float[3], Initial.ZEROS.values(Shape.of(3), new Seed(1)), 0);
  }

  @Test
  public void noise_isAnInputWithKindAndAmount() {
    Node mask = step.noise("mask", Shape.of(4), Noise.Kind.DROPOUT, 0.2);
    assertEquals(List.of(new Noise(mask, Noise.Kind.DROPOUT, 0.2)), step.noises());
    assertEquals(Node.Kind.INPUT, mask.kind());
  }

  @Test
  public void noiseAmountOutsideItsRange_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> step.noise("all", Shape.of(4), Noise.Kind.DROPOUT, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> step.noise("minus", Shape.of(4), Noise.Kind.GAUSSIAN, -0.1));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> step.noise("nan", Shape.of(4), Noise.Kind.DROPOUT, Double.NaN));
    assertEquals("noise nan: a rate should be in [0, 1), but is NaN", e.getMessage());
  }

  @Test
  public void build_holdsOutputsAndAssignments() {
    Node w = step.parameter("w", Shape.of(2), Variable.Role.WEIGHT, Initial.ZEROS);
    Node loss = Ops.sum(w);
    Node next = Ops.neg(w);
    step.output("loss", loss);
    step.assign(w, next);
    Step built = step.build("train");
    assertEquals("train", built.name());
    assertEquals(step.graph(), built.graph());
    assertEquals(loss, built.outputs().get("loss"));
    assertEquals(List.of(new Assignment(w, next)), built.assignments());
  }

  @Test
  public void outputNameGivenTwice_isRefused() {
    Node w = step.parameter("w", Shape.of(2), Variable.Role.WEIGHT, Initial.ZEROS);
    step.output("loss", w);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> step.output("loss", w));
    assertEquals("the step has an output named loss already", e.getMessage());
  }

  @Test
  public void variableNameGivenTwice_isRefusedAndNotListed() {
    step.parameter("w", Shape.of(2), Variable.Role.WEIGHT, Initial.ZEROS);
    assertThrows(
        IllegalArgumentException.class,
        () -> step.parameter("w", Shape.of(2), Variable.Role.WEIGHT, Initial.ZEROS));
    assertEquals(1, step.variables().size());
  }

  @Test
  public void variableThatIsNoParameterOrState_isRefused() {
    Node x = step.graph().input("x", Shape.of(2));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Variable(x, Variable.Role.WEIGHT, Initial.ZEROS));
    assertEquals("x[2] is no parameter or state", e.getMessage());
  }

  @Test
  public void stepWithoutOutput_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> step.build("train"));
  }

  @Test
  public void training_isAsGiven() {
    assertTrue(step.training());
    assertFalse(new StepBuilder(false).training());
  }
}
