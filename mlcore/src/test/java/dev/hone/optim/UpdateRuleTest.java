package dev.hone.optim;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.regularizers.MaxNorm;
import dev.hone.regularizers.WeightDecay;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** With gradient descent at learning rate 1 from 0, the new parameters are minus the gradients. */
public class UpdateRuleTest {
  private static final float NAN = Float.NaN;

  private static FedGradients start(Clipping clipping, double weightDecay, double maxNorm) {
    return new FedGradients(
        new UpdateRule(new Sgd(), clipping, changes(weightDecay, maxNorm)),
        Shape.of(2, 2),
        Shape.of(2));
  }

  private static List<UpdateChange> changes(double weightDecay, double maxNorm) {
    List<UpdateChange> changes = new ArrayList<>();
    changes.add(new WeightDecay(weightDecay));
    if (maxNorm > 0) {
      changes.add(new MaxNorm(maxNorm));
    }
    return changes;
  }

  private static float[] floats(float... values) {
    return values;
  }

  @Test
  public void globalNorm_ofAllGradients_isReportedBeforeClipping() {
    try (FedGradients step = start(Clipping.byGlobalNorm(1), 0, 0)) {
      // 1 + 4 + 4 + 16 + 0 + 144 = 169
      assertEquals(13f, step.step(1, floats(1, 2, -2, 4), floats(0, -12)), 1e-6f);
    }
  }

  @Test
  public void clipByGlobalNorm_aboveTheLimit_scalesAllGradientsToIt() {
    try (FedGradients step = start(Clipping.byGlobalNorm(6.5), 0, 0)) {
      step.step(1, floats(1, 2, -2, 4), floats(0, -12));
      assertArrayEquals(floats(-0.5f, -1, 1, -2), step.kernel(), 0);
      assertArrayEquals(floats(0, 6), step.bias(), 0);
    }
  }

  @Test
  public void clipByGlobalNorm_belowTheLimitOrZero_changesNothing() {
    try (FedGradients step = start(Clipping.byGlobalNorm(14), 0, 0)) {
      step.step(1, floats(1, 2, -2, 4), floats(0, -12));
      assertArrayEquals(floats(-1, -2, 2, -4), step.kernel(), 0);
      assertEquals(0f, step.step(1, floats(0, 0, 0, 0), floats(0, 0)), 0);
      assertArrayEquals(floats(0, 12), step.bias(), 0);
    }
  }

  @Test
  public void clipByGlobalNorm_nanGradient_isReportedAndNotHidden() {
    try (FedGradients step = start(Clipping.byGlobalNorm(1), 0, 0)) {
      assertTrue(Float.isNaN(step.step(1, floats(1, NAN, 1, 1), floats(1, 1))));
      assertTrue(Float.isNaN(step.kernel()[1]));
    }
  }

  @Test
  public void clipByGlobalNorm_infiniteGradient_isReportedAndNotHidden() {
    try (FedGradients step = start(Clipping.byGlobalNorm(1), 0, 0)) {
      float norm = step.step(1, floats(1, Float.POSITIVE_INFINITY, 1, 1), floats(1, 1));
      assertEquals(Float.POSITIVE_INFINITY, norm, 0);
      assertTrue(Float.isNaN(step.kernel()[1]));
    }
  }

  @Test
  public void clipByValue_limitsEachElementAndKeepsNan() {
    try (FedGradients step = start(Clipping.byValue(1.5), 0, 0)) {
      float norm = step.step(1, floats(1, 2, -2, 4), floats(0, -12));
      assertEquals(13f, norm, 1e-6f);
      assertArrayEquals(floats(-1, -1.5f, 1.5f, -1.5f), step.kernel(), 0);
      assertArrayEquals(floats(0, 1.5f), step.bias(), 0);
      assertTrue(Float.isNaN(step.step(1, floats(NAN, 0, 0, 0), floats(0, 0))));
      assertTrue(Float.isNaN(step.kernel()[0]));
    }
  }

  @Test
  public void clipping_limitOfZero_isRefused() {
    String message =
        assertThrows(InvalidInputException.class, () -> Clipping.byGlobalNorm(0)).getMessage();
    assertEquals(
        "clipping by global norm: limit is 0.0; allowed are numbers above 0 (from 1.2e-38 to 3.4e38)",
        message);
    assertThrows(InvalidInputException.class, () -> Clipping.byValue(Double.NaN));
  }

  @Test
  public void weightDecay_takesItsShareOfWeightsAndLeavesBiases() {
    try (FedGradients step = start(Clipping.none(), 0.5, 0)) {
      step.start(floats(1, -2, 4, 8), floats(1, -2));
      step.step(0.25, floats(0, 0, 0, 4), floats(0, 0));
      assertArrayEquals(floats(0.875f, -1.75f, 3.5f, 6), step.kernel(), 0);
      assertArrayEquals(floats(1, -2), step.bias(), 0);
    }
  }

  /** Unlike a penalty in the loss, which would be clipped with the gradient. */
  @Test
  public void weightDecay_isNotClipped() {
    try (FedGradients step = start(Clipping.byGlobalNorm(0.001), 0.5, 0)) {
      step.start(floats(8, 8, 8, 8), floats(1, 1)).step(1, floats(0, 0, 0, 0), floats(0, 0));
      assertArrayEquals(floats(4, 4, 4, 4), step.kernel(), 0);
    }
  }

  @Test
  public void weightDecay_besideAdamW_addsUp() {
    UpdateRule rule =
        new UpdateRule(new AdamW(0.9, 0.999, 1e-8, 0.25), Clipping.none(), changes(0.25, 0));
    try (FedGradients step = FedGradients.scalars(rule)) {
      step.start(floats(4), floats(4)).step(0.5, floats(0), floats(0));
      assertEquals(3f, step.kernel()[0], 0);
      assertEquals(4f, step.bias()[0], 0);
    }
  }

  /** Columns (3, 4) and (0.3, 0.4): the first is halved to norm 2.5, the second stays. */
  @Test
  public void maxNorm_scalesLongColumnsAfterTheUpdate() {
    try (FedGradients step = start(Clipping.none(), 0, 2.5)) {
      step.step(1, floats(-3, -0.3f, -4, -0.4f), floats(-30, -40));
      assertArrayEquals(floats(1.5f, 0.3f, 2, 0.4f), step.kernel(), 0);
      assertArrayEquals(floats(30, 40), step.bias(), 0);
    }
  }

  @Test
  public void maxNorm_zeroColumn_staysZero() {
    try (FedGradients step = start(Clipping.none(), 0, 2.5)) {
      step.step(1, floats(0, 0, 0, 0), floats(0, 0));
      assertArrayEquals(floats(0, 0, 0, 0), step.kernel(), 0);
    }
  }

  @Test
  public void maxNorm_zeroInFloat32_isRefused() {
    assertEquals(
        "max-norm: norm is 1.0E-50; allowed are numbers above 0 (from 1.2e-38 to 3.4e38)",
        assertThrows(InvalidInputException.class, () -> new MaxNorm(1e-50)).getMessage());
  }

  @Test
  public void apply_learningRateOfAnotherShape_isRefused() {
    StepBuilder builder = new StepBuilder(true);
    Node w = builder.parameter("w", Shape.of(2), Variable.Role.WEIGHT, Initial.ZEROS);
    Node rates = builder.graph().input("rates", Shape.of(2));
    UpdateRule rule = UpdateRule.of(new Sgd());
    assertThrows(
        ShapeException.class, () -> rule.apply(builder, builder.parameters(), List.of(w), rates));
    assertThrows(
        IllegalArgumentException.class,
        () -> rule.apply(builder, builder.parameters(), List.of(), rates));
  }
}
