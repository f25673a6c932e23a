package dev.hone.nn;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.base.InvalidInputException;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import java.util.List;
import org.junit.Test;

/** Expected numbers are from nn_reference.py (Keras), except where a comment works them out. */
public class RecurrentTest {
  private static final float TOLERANCE = 2e-6f;
  private static final Shape INPUT = Shape.of(2, 3, 2);
  private static final float[] RNN = {
    0.431043f, -0.669359f, 0.808378f, 0.442147f, -0.155641f, -0.793389f,
    0.303585f, -0.732720f, 0.833833f, 0.455810f, -0.108896f, -0.739279f
  };
  private static final float[] LSTM = {
    0.278891f, -0.081398f, 0.240800f, 0.027706f, 0.087927f, -0.113331f,
    0.256648f, -0.107033f, 0.253682f, 0.053944f, 0.103518f, -0.096331f
  };
  private static final float[] GRU = {
    0.016765f, 0.258702f, 0.465234f, 0.498926f, 0.871390f, 0.654664f,
    0.128062f, 0.263836f, 0.345259f, 0.506695f, 0.855607f, 0.653971f
  };

  @Test
  public void simpleRnn_threeSteps_givesKerasNumbers() {
    assertSequence(RNN, new SimpleRnn(2, true));
    assertArrayEquals(lastSteps(RNN), forward(new SimpleRnn(2, false)), TOLERANCE);
  }

  @Test
  public void lstm_threeSteps_givesKerasNumbers() {
    assertSequence(LSTM, new Lstm(2, true));
    assertArrayEquals(lastSteps(LSTM), forward(new Lstm(2, false)), TOLERANCE);
  }

  @Test
  public void gru_threeSteps_givesKerasNumbers() {
    assertSequence(GRU, new Gru(2, true));
    assertArrayEquals(lastSteps(GRU), forward(new Gru(2, false)), TOLERANCE);
  }

  @Test
  public void lstm_oneStepOfOneUnit_isTheEquation() {
    // Kernel 0, so a is the bias: i = σ(0) = ½, o = σ(ln 3) = ¾, g = tanh(1); c = i·g.
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(1, 1, 1), 7);
      Node y = new Lstm(1, false).apply(x, trial.builder, "lstm1");
      trial.set("lstm1/kernel", 0, 0, 0, 0);
      trial.set("lstm1/bias", 0, 5, (float) Math.log(3), 1);

      float expected = (float) (0.75 * Math.tanh(0.5 * Math.tanh(1)));
      assertArrayEquals(new float[] {expected}, trial.value(y), TOLERANCE);
    }
  }

  @Test
  public void lstm_forgetGateOpen_memoryStays() {
    // Gates of the second step: i = σ(−50) = 0, f = σ(50) = 1, o = σ(50) = 1, so h₂ = tanh(c₁).
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(1, 2, 1), 1, -1);
      Node y = new Lstm(1, false).apply(x, trial.builder, "lstm1");
      trial.set("lstm1/kernel", 50, 0, 0, 0);
      trial.set("lstm1/recurrent-kernel", 0, 0, 0, 0);
      trial.set("lstm1/bias", 0, 50, 50, 0.3f);

      float expected = (float) Math.tanh(Math.tanh(0.3));
      assertArrayEquals(new float[] {expected}, trial.value(y), TOLERANCE);
    }
  }

  @Test
  public void lstm_biasAtStart_isOneInTheForgetGateOnly() {
    try (Trial trial = Trial.inference()) {
      Node y = new Lstm(2, false).apply(trial.input(INPUT, new float[12]), trial.builder, "lstm1");
      trial.value(y);

      assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0, 0, 0}, trial.variable("lstm1/bias"), 0f);
    }
  }

  @Test
  public void recurrentKernel_atStart_isOrthogonalGateByGate() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(1, 2, 1), 0, 0);
      trial.value(new Gru(3, false).apply(x, trial.builder, "gru1"));
      float[] kernel = trial.variable("gru1/recurrent-kernel");

      for (int gate = 0; gate < 3; gate++) {
        for (int a = 0; a < 3; a++) {
          for (int b = 0; b < 3; b++) {
            double dot = 0;
            for (int row = 0; row < 3; row++) {
              dot += kernel[row * 9 + gate * 3 + a] * kernel[row * 9 + gate * 3 + b];
            }
            assertEquals(a == b ? 1 : 0, dot, 1e-5);
          }
        }
      }
    }
  }

  @Test
  public void apply_lstm_isOneOperationForAllSteps() {
    try (Trial trial = Trial.inference()) {
      new Lstm(2, true).apply(trial.input(INPUT, new float[12]), trial.builder, "lstm1");

      List<String> operations =
          trial.builder.graph().nodes().stream()
              .filter(node -> node.op() != null)
              .map(node -> node.op().name())
              .toList();
      assertEquals(
          List.of("Transpose", "Reshape", "LstmSequence", "Slice", "Reshape", "Transpose"),
          operations);
    }
  }

  @Test
  public void apply_inputWithoutSteps_isRefused() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(2, 3), new float[6]);

      InvalidInputException e =
          assertThrows(
              InvalidInputException.class, () -> new Gru(2, true).apply(x, trial.builder, "gru1"));
      assertEquals("gru1 takes [batch, steps, features], received [2, 3]", e.getMessage());
    }
  }

  private static void assertSequence(float[] expected, Layer layer) {
    assertArrayEquals(expected, forward(layer), TOLERANCE);
  }

  private static float[] forward(Layer layer) {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(INPUT, Trial.wave(12, 0.5, 0.8));
      Node y = layer.apply(x, trial.builder, "layer1");
      trial.setWave("layer1/kernel", 1);
      trial.setWave("layer1/recurrent-kernel", 2);
      trial.setWave("layer1/bias", 3);
      if (layer instanceof Gru) {
        trial.setWave("layer1/recurrent-bias", 4);
      }
      return trial.value(y);
    }
  }

  private static float[] lastSteps(float[] sequence) {
    return new float[] {sequence[4], sequence[5], sequence[10], sequence[11]};
  }
}
