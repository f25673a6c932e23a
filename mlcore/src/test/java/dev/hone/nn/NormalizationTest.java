package dev.hone.nn;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import org.junit.Test;

/** Expected numbers are from nn_reference.py (Keras). */
public class NormalizationTest {
  private static final float TOLERANCE = 3e-6f;
  private static final Shape BATCH = Shape.of(4, 3);
  private static final float[] FIRST = Trial.wave(12, 0.5, 3);
  private static final float[] SECOND = Trial.wave(12, 9, 2);
  private static final float[] MOVING_MEAN = {0.006874f, -0.007811f, -0.015314f};
  private static final float[] MOVING_VARIANCE = {1.031517f, 1.595625f, 1.639746f};

  @Test
  public void batchNorm_twoTrainingSteps_givesKerasNumbersAndMovingStatistics() {
    try (Trial trial = Trial.training()) {
      Node y = new BatchNorm().apply(trial.input(BATCH, FIRST), trial.builder, "norm1");
      trial.setWave("norm1/scale", 1);
      trial.setWave("norm1/shift", 2);
      trial.start(y);

      assertArrayEquals(
          new float[] {
            1.619935f, 0.862473f, -0.508462f, -0.177319f, -0.651374f, -0.704687f,
            1.047761f, 0.816870f, -0.478364f, 0.419375f, -0.576385f, -0.730255f
          },
          trial.run(),
          TOLERANCE);
      trial.feed("input0", SECOND);
      assertArrayEquals(
          new float[] {
            1.254448f, -0.816890f, -0.720534f, 0.187064f, 1.056449f, -0.488068f,
            1.522416f, -0.319274f, -0.716028f, -0.054176f, 0.531298f, -0.497138f
          },
          trial.run(),
          TOLERANCE);
      assertArrayEquals(MOVING_MEAN, trial.variable("norm1/moving-mean"), TOLERANCE);
      assertArrayEquals(MOVING_VARIANCE, trial.variable("norm1/moving-variance"), TOLERANCE);
    }
  }

  @Test
  public void batchNorm_inference_usesAndKeepsTheMovingStatistics() {
    try (Trial trial = Trial.inference()) {
      Node y = new BatchNorm().apply(trial.input(BATCH, FIRST), trial.builder, "norm1");
      trial.setWave("norm1/scale", 1);
      trial.setWave("norm1/shift", 2);
      trial.set("norm1/moving-mean", MOVING_MEAN);
      trial.set("norm1/moving-variance", MOVING_VARIANCE);

      assertArrayEquals(
          new float[] {
            1.676186f, 1.840695f, -0.445802f, 0.025375f, -1.571415f, -0.790701f,
            1.150633f, 1.737910f, -0.392900f, 0.573449f, -1.402394f, -0.835641f
          },
          trial.value(y),
          TOLERANCE);
      assertArrayEquals(MOVING_MEAN, trial.variable("norm1/moving-mean"), 0f);
      assertArrayEquals(MOVING_VARIANCE, trial.variable("norm1/moving-variance"), 0f);
    }
  }

  @Test
  public void batchNorm_sequences_foldsBatchAndSteps() {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(2, 3, 2), Trial.wave(12, 0.5, 0.8));

      assertArrayEquals(
          new float[] {
            0.623596f, 1.367935f, 0.792171f, -0.459246f, -1.439516f, -0.940011f,
            0.249328f, 1.287308f, 1.075401f, -0.085710f, -1.300979f, -1.170275f
          },
          trial.value(new BatchNorm().apply(x, trial.builder, "norm1")),
          TOLERANCE);
      assertArrayEquals(
          new float[] {0.003124f, -0.000952f}, trial.variable("norm1/moving-mean"), TOLERANCE);
      assertArrayEquals(
          new float[] {0.931916f, 0.934847f}, trial.variable("norm1/moving-variance"), TOLERANCE);
    }
  }

  @Test
  public void batchNorm_constantFeature_givesTheShift() {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(4, 1), 1e4f, 1e4f, 1e4f, 1e4f);
      Node y = new BatchNorm().apply(x, trial.builder, "norm1");
      trial.set("norm1/shift", 0.25f);

      assertArrayEquals(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, trial.value(y), 0f);
      // 0.9·1 + 0.1·0
      assertArrayEquals(new float[] {0.9f}, trial.variable("norm1/moving-variance"), 1e-5f);
    }
  }

  @Test
  public void batchNorm_trainingOnOneRow_isRefused() {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(1, 3), 1, 2, 3);

      InvalidInputException e =
          assertThrows(
              InvalidInputException.class,
              () -> new BatchNorm().apply(x, trial.builder, "batch-norm1"));
      assertTrue(e.getMessage(), e.getMessage().contains("at least 2 rows"));
      assertTrue(e.getMessage(), e.getMessage().contains("[1, 3]"));
    }
  }

  @Test
  public void layerNorm_eachRow_givesKerasNumbers() {
    try (Trial trial = Trial.training()) {
      Node y = new LayerNorm().apply(trial.input(BATCH, FIRST), trial.builder, "norm1");
      trial.setWave("norm1/scale", 1);
      trial.setWave("norm1/shift", 2);

      assertArrayEquals(
          new float[] {
            0.082176f, 1.116581f, -0.652996f, 1.585702f, -0.736340f, -0.617580f,
            -0.208689f, 0.780750f, -0.552096f, 1.679440f, -0.405553f, -0.684637f
          },
          trial.value(y),
          TOLERANCE);
    }
  }

  @Test
  public void layerNorm_sequence_eachStepForItself() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(1, 2, 2), 1, 3, -10, 10);

      // Two features always become −1 and 1, but for epsilon: 1/√(1 + 1e-5).
      assertArrayEquals(
          new float[] {-0.999995f, 0.999995f, -1, 1},
          trial.value(new LayerNorm().apply(x, trial.builder, "norm1")),
          1e-6f);
    }
  }
}
