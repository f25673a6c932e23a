package dev.hone.losses;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.base.InvalidInputException;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import dev.hone.nn.Trial;
import dev.hone.op.Ops;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** Expected numbers are from nn_reference.py (Keras) where said so, else worked out by hand. */
public class LossTest {
  private static final float TOLERANCE = 2e-6f;
  private static final float[] LOGITS = Trial.wave(6, 0.5, 2);
  private static final float[] TARGETS = {1, 0, 1, 0, 0.25f, 1};

  @Test
  public void losses_smallBatch_giveKerasNumbers() {
    assertEquals(0.894024f, onTargets(new BinaryCrossEntropy()), TOLERANCE);
    assertEquals(0.693188f, onTargets(new Huber(0.7)), TOLERANCE);
    assertEquals(2.531377f, onTargets(new MeanSquaredError()), TOLERANCE);
    assertEquals(1.258465f, onTargets(new MeanAbsoluteError()), TOLERANCE);
    assertEquals(0.981884f, onLabels(new SoftmaxCrossEntropy(0)), TOLERANCE);
    assertEquals(1.005268f, onLabels(new SoftmaxCrossEntropy(0.1)), TOLERANCE);
  }

  private static float onTargets(Loss loss) {
    try (Trial trial = Trial.training()) {
      Shape shape = Shape.of(2, 3);
      Node output = trial.input(shape, LOGITS);
      return trial.value(loss.loss(output, trial.input(shape, TARGETS)))[0];
    }
  }

  private static float onLabels(Loss loss) {
    try (Trial trial = Trial.training()) {
      Node output = trial.input(Shape.of(2, 3), LOGITS);
      return trial.value(loss.loss(output, trial.intInput(Shape.of(2), 2, 0)))[0];
    }
  }

  @Test
  public void perRow_labelSmoothing_isLeftOut() {
    try (Trial trial = Trial.training()) {
      // Equal logits but for ln 3: probabilities ¾ and ¼.
      Node output = trial.input(Shape.of(2, 2), (float) Math.log(3), 0, 0, (float) Math.log(3));
      Node labels = trial.intInput(Shape.of(2), 0, 0);

      assertArrayEquals(
          new float[] {(float) -Math.log(0.75), (float) -Math.log(0.25)},
          trial.value(new SoftmaxCrossEntropy(0.3).perRow(output, labels)),
          TOLERANCE);
    }
  }

  @Test
  public void perRow_steps_areAveraged() {
    try (Trial trial = Trial.training()) {
      Node output = trial.input(Shape.of(2, 2, 1), 1, 2, 3, 5);
      Node target = trial.input(Shape.of(2, 2, 1), 0, 0, 0, 0);
      Node logits = trial.input(Shape.of(1, 2, 2), (float) Math.log(3), 0, 0, 0);
      Node labels = trial.intInput(Shape.of(1, 2), 0, 1);
      trial.start(
          new MeanSquaredError().perRow(output, target),
          new MeanSquaredError().loss(output, target),
          new SoftmaxCrossEntropy(0).perRow(logits, labels),
          new SoftmaxCrossEntropy(0).loss(logits, labels));

      assertArrayEquals(new float[] {2.5f, 17}, trial.run(), TOLERANCE);
      assertArrayEquals(new float[] {9.75f}, trial.output(1), TOLERANCE);
      float expected = (float) ((-Math.log(0.75) + Math.log(2)) / 2);
      assertArrayEquals(new float[] {expected}, trial.output(2), TOLERANCE);
      assertArrayEquals(new float[] {expected}, trial.output(3), TOLERANCE);
    }
  }

  @Test
  public void softmaxCrossEntropy_saturatedLogits_lossAndGradientAreExact() {
    try (Trial trial = Trial.training()) {
      Node output = trial.input(Shape.of(2, 3), 1000, 0, -1000, 1000, 0, -1000);
      Node labels = trial.intInput(Shape.of(2), 2, 0);
      Loss loss = new SoftmaxCrossEntropy(0);
      trial.start(
          loss.perRow(output, labels),
          Ops.gradients(loss.loss(output, labels), List.of(output)).get(0));

      assertArrayEquals(new float[] {2000, 0}, trial.run(), 0f);
      // (softmax − one-hot) / 2
      assertArrayEquals(new float[] {0.5f, 0, -0.5f, 0, 0, 0}, trial.output(1), 0f);
    }
  }

  @Test
  public void binaryCrossEntropy_saturatedLogits_lossAndGradientAreExact() {
    try (Trial trial = Trial.training()) {
      Node output = trial.input(Shape.of(5, 1), 1000, 1000, -1000, 20, 0);
      Node target = trial.input(Shape.of(5, 1), 1, 0, 1, 1, 1);
      Loss loss = new BinaryCrossEntropy();
      trial.start(
          loss.perRow(output, target),
          Ops.gradients(loss.loss(output, target), List.of(output)).get(0));

      // log(1 + e⁻²⁰) = 2.06115e-9: the tail is not rounded away.
      float[] losses = trial.run();
      assertArrayEquals(new float[] {0, 1000, 1000}, Arrays.copyOf(losses, 3), 0f);
      assertEquals(2.06115e-9f, losses[3], 1e-14f);
      assertEquals((float) Math.log(2), losses[4], TOLERANCE);
      // (σ(z) − y) / 5
      float[] gradient = trial.output(1);
      assertArrayEquals(new float[] {0, 0.2f, -0.2f, 0, -0.1f}, gradient, 1e-7f);
    }
  }

  @Test
  public void huber_insideAndBeyondDelta_gradientIsClipped() {
    try (Trial trial = Trial.training()) {
      Node output = trial.input(Shape.of(4, 1), 0.5f, -0.5f, 10, -10);
      Node target = trial.input(Shape.of(4, 1), 0, 0, 0, 0);
      Loss loss = new Huber(2);
      trial.start(
          loss.perRow(output, target),
          Ops.gradients(loss.loss(output, target), List.of(output)).get(0));

      // ½·0.5², 2·(10 − 1)
      assertArrayEquals(new float[] {0.125f, 0.125f, 18, 18}, trial.run(), TOLERANCE);
      assertArrayEquals(new float[] {0.125f, -0.125f, 0.5f, -0.5f}, trial.output(1), TOLERANCE);
    }
  }

  @Test
  public void targetType_byLoss_isLabelsOrTheOutputsShape() {
    Loss softmax = new SoftmaxCrossEntropy(0);
    assertEquals(TensorType.int32(Shape.of(4)), softmax.targetType(Shape.of(4, 3)));
    assertEquals(TensorType.int32(Shape.of(4, 5)), softmax.targetType(Shape.of(4, 5, 3)));
    assertEquals(
        TensorType.float32(Shape.of(4, 1)), new BinaryCrossEntropy().targetType(Shape.of(4, 1)));
  }

  @Test
  public void loss_wrongTargetOrSetting_isRefused() {
    try (Trial trial = Trial.training()) {
      Node output = trial.input(Shape.of(2, 3), LOGITS);
      Node single = trial.input(Shape.of(2, 1), 0, 0);

      assertRefused(
          "cross-entropy of output [2, 3] takes a target int32 [2], received [2, 1]",
          () -> new SoftmaxCrossEntropy(0).loss(output, single));
      assertRefused(
          "mean-squared-error of output [2, 3] takes a target [2, 3], received [2, 1]",
          () -> new MeanSquaredError().loss(output, single));
      assertRefused(
          "softmax cross entropy takes logits [batch, classes] or [batch, steps, classes] of at"
              + " least 2 classes, received [2, 1]",
          () -> new SoftmaxCrossEntropy(0).targetType(Shape.of(2, 1)));
      assertRefused(
          "cross entropy: label smoothing is 1.0; allowed are numbers from 0 to below 1",
          () -> new SoftmaxCrossEntropy(1));
      assertRefused("Huber loss: delta is 0.0; allowed are numbers above 0", () -> new Huber(0));
    }
  }

  private static void assertRefused(String message, ThrowingRunnable made) {
    assertEquals(message, assertThrows(InvalidInputException.class, made).getMessage());
  }
}
