package dev.hone.optim;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;
import dev.hone.regularizers.WeightDecay;
import java.util.List;
import org.junit.Test;

/** Where optimisers are easily got wrong, each by a hand calculation on single numbers. */
public class OptimizerDetailTest {
  private static final float[] ZERO = {0};

  /** The new weight after one step from a weight, under one gradient. */
  private static float afterOneStep(UpdateRule rule, double rate, float weight, float gradient) {
    try (FedGradients step = FedGradients.scalars(rule)) {
      step.start(new float[] {weight}, ZERO).step(rate, new float[] {gradient}, ZERO);
      return step.kernel()[0];
    }
  }

  private static float firstStep(Optimizer optimizer, double rate, double gradient) {
    return afterOneStep(UpdateRule.of(optimizer), rate, 0, (float) gradient);
  }

  /** lr·g / (|g| + ε): the second gradient is 1e5 times ε. */
  @Test
  public void adam_firstStep_isTheLearningRateWhateverTheGradient() {
    assertEquals(-0.01f, firstStep(new Adam(), 0.01, 1000), 1e-9f);
    assertEquals(0.01 / (1 + 1e-5), firstStep(new Adam(), 0.01, -0.001), 2e-9);
  }

  /** m̂ = g and √v̂ = |g| = ε, so lr / 2; with ε not scaled by √(1 − β₂), another number. */
  @Test
  public void adam_firstStepWithGradientOfEpsilon_isHalfTheLearningRate() {
    assertEquals(-0.5f, firstStep(new Adam(), 1, 1e-8), 1e-6f);
  }

  /** For a constant gradient m̂ = g and v̂ = g² at each step. */
  @Test
  public void adam_constantGradient_movesByTheLearningRateEachStep() {
    try (FedGradients step = FedGradients.scalars(UpdateRule.of(new Adam()))) {
      for (int t = 1; t <= 3000; t++) {
        step.step(0.001, new float[] {0.3f}, ZERO);
      }
      assertEquals(-3f, step.kernel()[0], 1e-4f);
    }
  }

  /** √v = 0.1·1e-7 = ε, so 1e-7 / 2e-8 = 5; inside the root it would be 1e-3. */
  @Test
  public void rmsProp_epsilon_standsOutsideTheRoot() {
    assertEquals(-5f, firstStep(new RmsProp(), 1, 1e-7), 1e-5f);
  }

  /** √n = ε, so 1/2; inside the root it would be 1e-5. */
  @Test
  public void adagrad_epsilon_standsOutsideTheRoot() {
    assertEquals(-0.5f, firstStep(new Adagrad(), 1, 1e-10), 1e-6f);
  }

  /** Δ = √(1e-6 / (0.1·1e-4 + 1e-6))·0.01 = 0.01 / √11. */
  @Test
  public void adadelta_epsilon_standsInsideBothRoots() {
    assertEquals(-0.01 / Math.sqrt(11), firstStep(new Adadelta(), 1, 0.01), 1e-9);
  }

  @Test
  public void everyOptimizer_zeroGradients_leavesParametersAloneAndFinite() {
    for (String name : Optimizers.names()) {
      float expected = name.equals("adamw") ? 2 - 0.1f * 0.01f * 2 : 2;
      UpdateRule rule = UpdateRule.of(Optimizers.of(name));
      assertEquals(name, expected, afterOneStep(rule, 0.1, 2, 0), 0);
    }
  }

  @Test
  public void everyOptimizer_nanGradient_givesNan() {
    for (String name : Optimizers.names()) {
      UpdateRule rule = UpdateRule.of(Optimizers.of(name));
      assertTrue(name, Float.isNaN(afterOneStep(rule, 0.1, 2, Float.NaN)));
    }
    UpdateRule sparse = UpdateRule.of(new FtrlProximal(1, 0.5, 0.5));
    assertTrue(Float.isNaN(afterOneStep(sparse, 0.1, 2, Float.NaN)));
  }

  /**
   * A weight of 2 without loss gradient, λ = 0.1, lr = 0.01: in the loss, Adam makes a whole step
   * of the penalty's gradient, 2 − 0.01, for any λ; decoupled, it is 2·(1 − 0.01·0.1).
   */
  @Test
  public void adam_l2InTheLoss_differsFromDecoupledDecay() {
    for (double lambda : new double[] {0.1, 0.001}) {
      assertEquals(1.99f, adamWithL2InTheLoss(lambda), 1e-6f);
    }
    assertEquals(1.998f, afterOneStep(decay(new Adam(), 0.1), 0.01, 2, 0), 2e-7f);
    assertEquals(1.99998f, afterOneStep(decay(new Adam(), 0.001), 0.01, 2, 0), 2e-7f);
    assertEquals(1.998f, afterOneStep(UpdateRule.of(adamW(0.1)), 0.01, 2, 0), 2e-7f);
  }

  /** Under plain gradient descent both take lr·λ·w. */
  @Test
  public void sgd_l2InTheLoss_equalsDecoupledDecay() {
    float inTheLoss = afterOneStep(UpdateRule.of(new Sgd()), 0.01, 2, 5 + 0.1f * 2);
    assertEquals(inTheLoss, afterOneStep(decay(new Sgd(), 0.1), 0.01, 2, 5), 1e-6f);
  }

  private static UpdateRule decay(Optimizer optimizer, double weightDecay) {
    return new UpdateRule(optimizer, Clipping.none(), List.of(new WeightDecay(weightDecay)));
  }

  private static Optimizer adamW(double weightDecay) {
    return new AdamW(0.9, 0.999, 1e-8, weightDecay);
  }

  private static float adamWithL2InTheLoss(double lambda) {
    StepBuilder builder = new StepBuilder(true);
    Node w = builder.parameter("w", Shape.of(1, 1), Variable.Role.WEIGHT, Initial.filled(2));
    Node rate = builder.graph().input("learningRate", Shape.of(1));
    Node loss = Ops.mul(0.5 * lambda, Ops.sum(Ops.square(w)));
    UpdateRule.of(new Adam())
        .apply(builder, builder.parameters(), Ops.gradients(loss, List.of(w)), rate);
    builder.output("loss", loss);
    try (Session session = new JavaExecutor().compile(List.of(builder.build("train")))) {
      session.write("w", new float[] {2});
      Program program = session.program("train");
      program.input("learningRate")[0] = 0.01f;
      program.run();
      return session.read("w")[0];
    }
  }

  /** q = (1 + |g|) / α = 15, z₀ = −10·w₀: the first weight is (q·w₀ − g) / q without penalties. */
  @Test
  public void ftrl_withoutPenalties_startsFromTheWeightsThereAre() {
    UpdateRule rule = UpdateRule.of(new FtrlProximal());
    assertEquals(2 - 0.5f / 15, afterOneStep(rule, 0.1, 2, 0.5f), 1e-6f);
  }

  /** A schedule that lowers α must not pull weights to 0, which it does with the paper's z. */
  @Test
  public void ftrl_loweredLearningRate_keepsTheWeights() {
    try (FedGradients step = FedGradients.scalars(UpdateRule.of(new FtrlProximal(1, 0.001, 0)))) {
      step.start(new float[] {2}, ZERO).step(0.1, new float[] {0.5f}, ZERO);
      float before = step.kernel()[0];
      step.step(0.001, ZERO, ZERO);
      assertEquals(before, step.kernel()[0], 1e-5f);
    }
  }

  /** |z| of 0.4 stays below λ₁ = 0.5 and the weight at 0; the second gradient takes z to 0.8. */
  @Test
  public void ftrl_gradientsBelowL1_keepTheWeightAtExactlyZero() {
    try (FedGradients step = FedGradients.scalars(UpdateRule.of(new FtrlProximal(1, 0.5, 0)))) {
      step.step(0.1, new float[] {0.4f}, new float[] {0.4f});
      assertEquals(0f, step.kernel()[0], 0);
      assertEquals(-0.1f * 0.4f / 1.4f, step.bias()[0], 1e-7f);
      step.step(0.1, new float[] {0.4f}, ZERO);
      double q = (1 + Math.sqrt(2 * 0.4 * 0.4)) / 0.1;
      assertEquals(-(0.8 - 0.5) / q, step.kernel()[0], 1e-7);
    }
  }
}
