package dev.hone.regularizers;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.Shape;
import dev.hone.initializers.Initializers;
import dev.hone.nn.Gru;
import dev.hone.nn.Layer;
import dev.hone.nn.Lstm;
import dev.hone.nn.SimpleRnn;
import dev.hone.nn.StateChange;
import dev.hone.nn.Trial;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.NoiseSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;

/** Zoneout against its definition, number by number in float64. */
public class ZoneoutTest {
  private static final int BATCH = 2;
  private static final int STEPS = 4;
  private static final int FEATURES = 2;
  private static final int UNITS = 3;
  private static final double CELL = 0.4;
  private static final double HIDDEN = 0.25;
  private static final float TOLERANCE = 2e-6f;
  private static final List<StateChange> ZONEOUT = List.of(new Zoneout(CELL, HIDDEN));

  private final Map<String, float[]> masks = new TreeMap<>();
  private float[] x;
  private float[] kernel;
  private float[] recurrent;
  private float[] bias;
  private float[] recurrentBias;

  /** How one unit's state is made, from the pre-activations of its row. */
  private interface Cell {
    /** Changes {@code memory} and gives the new hidden state before zoneout. */
    double[] step(int row, int t, double[] hidden, double[] memory);
  }

  @Test
  public void simpleRnn_equalsTheDefinition() {
    Layer layer =
        new SimpleRnn(
            UNITS,
            true,
            Activations.TANH,
            Initializers.GLOROT_UNIFORM,
            Initializers.ORTHOGONAL,
            ZONEOUT);
    check(
        layer,
        1,
        false,
        (row, t, hidden, memory) -> {
          double[] now = new double[UNITS];
          for (int u = 0; u < UNITS; u++) {
            now[u] = Math.tanh(input(row, t, u, 1) + recurrent(hidden, u, 1));
          }
          return now;
        });
  }

  @Test
  public void gru_equalsTheDefinition() {
    Layer layer =
        new Gru(UNITS, true, Initializers.GLOROT_UNIFORM, Initializers.ORTHOGONAL, ZONEOUT);
    check(
        layer,
        3,
        false,
        (row, t, hidden, memory) -> {
          double[] now = new double[UNITS];
          for (int u = 0; u < UNITS; u++) {
            double[] a = new double[3];
            double[] carried = new double[3];
            for (int gate = 0; gate < 3; gate++) {
              int column = gate * UNITS + u;
              a[gate] = input(row, t, column, 3);
              carried[gate] = recurrent(hidden, column, 3) + recurrentBias[column];
            }
            double reset = sigmoid(a[0] + carried[0]);
            double update = sigmoid(a[1] + carried[1]);
            double fresh = Math.tanh(a[2] + reset * carried[2]);
            now[u] = (1 - update) * fresh + update * hidden[u];
          }
          return now;
        });
  }

  @Test
  public void lstm_equalsTheDefinition() {
    Layer layer =
        new Lstm(UNITS, true, Initializers.GLOROT_UNIFORM, Initializers.ORTHOGONAL, ZONEOUT);
    check(
        layer,
        4,
        true,
        (row, t, hidden, memory) -> {
          double[] now = new double[UNITS];
          for (int u = 0; u < UNITS; u++) {
            double[] a = new double[4];
            for (int gate = 0; gate < 4; gate++) {
              int column = gate * UNITS + u;
              a[gate] = input(row, t, column, 4) + recurrent(hidden, column, 4);
            }
            memory[u] = sigmoid(a[1]) * memory[u] + sigmoid(a[0]) * Math.tanh(a[3]);
            now[u] = sigmoid(a[2]) * Math.tanh(memory[u]);
          }
          return now;
        });
  }

  private void check(Layer layer, int gates, boolean hasMemory, Cell cell) {
    for (boolean training : new boolean[] {true, false}) {
      try (Trial trial = training ? Trial.training() : Trial.inference()) {
        x = Trial.wave(BATCH * STEPS * FEATURES, 0.5, 1);
        Node y =
            layer.apply(trial.input(Shape.of(BATCH, STEPS, FEATURES), x), trial.builder, "layer1");
        kernel = set(trial, "kernel", FEATURES * gates * UNITS, 1);
        recurrent = set(trial, "recurrent-kernel", UNITS * gates * UNITS, 2);
        bias = set(trial, "bias", gates * UNITS, 3);
        if (gates == 3) {
          recurrentBias = set(trial, "recurrent-bias", gates * UNITS, 4);
        }
        masks.clear();
        NoiseSource source = new NoiseSource(new Seed(11));
        for (Noise noise : trial.builder.noises()) {
          float[] values = new float[noise.node().shape().size()];
          source.fill(noise, values);
          trial.feed(noise.node().name(), values);
          masks.put(noise.node().name(), values);
        }
        assertEquals(training ? STEPS * (hasMemory ? 2 : 1) : 0, masks.size());

        assertArrayEquals(expected(cell, training, hasMemory), trial.value(y), TOLERANCE);
      }
    }
  }

  private float[] expected(Cell cell, boolean training, boolean hasMemory) {
    float[] expected = new float[BATCH * STEPS * UNITS];
    for (int row = 0; row < BATCH; row++) {
      double[] hidden = new double[UNITS];
      double[] memory = new double[UNITS];
      for (int t = 0; t < STEPS; t++) {
        double[] made = memory.clone();
        double[] now = cell.step(row, t, hidden, made);
        for (int u = 0; u < UNITS; u++) {
          double keptCell = kept("cell", training && hasMemory, CELL, row, t, u);
          double keptHidden = kept("hidden", training, HIDDEN, row, t, u);
          memory[u] = keptCell * memory[u] + (1 - keptCell) * made[u];
          hidden[u] = keptHidden * hidden[u] + (1 - keptHidden) * now[u];
          expected[(row * STEPS + t) * UNITS + u] = (float) hidden[u];
        }
      }
    }
    return expected;
  }

  private double kept(String state, boolean drawn, double rate, int row, int t, int u) {
    return drawn ? 1 - masks.get("layer1/step" + t + "/zoneout-" + state)[row * UNITS + u] : rate;
  }

  private static float[] set(Trial trial, String name, int size, double phase) {
    float[] values = Trial.wave(size, phase, 0.8);
    trial.set("layer1/" + name, values);
    return values;
  }

  private double input(int row, int t, int column, int gates) {
    double sum = bias[column];
    for (int f = 0; f < FEATURES; f++) {
      sum += x[(row * STEPS + t) * FEATURES + f] * kernel[f * gates * UNITS + column];
    }
    return sum;
  }

  private double recurrent(double[] hidden, int column, int gates) {
    double sum = 0;
    for (int p = 0; p < UNITS; p++) {
      sum += hidden[p] * recurrent[p * gates * UNITS + column];
    }
    return sum;
  }

  private static double sigmoid(double a) {
    return 1 / (1 + Math.exp(-a));
  }

  @Test
  public void text_hasBothRates() {
    String text = "zoneout(cell=0.5,hidden=0.05)";
    assertEquals(text, Regularization.parse("zoneout").toString());
    assertEquals("{\"zoneout\":{\"cell\":0.5,\"hidden\":0.05}}", json(text));
    assertEquals("{\"zoneout\":{\"cell\":0.0,\"hidden\":0.2}}", json("zoneout(0,0.2)"));
    assertEquals(
        "l2=0.1+zoneout(cell=0.2,hidden=0.05)",
        Regularization.parse("zoneout(cell=0.2)+l2=0.1").toString());
    assertThrows(InvalidInputException.class, () -> Regularization.parse("zoneout=0.5"));
    assertThrows(InvalidInputException.class, () -> Regularization.parse("zoneout(cells=0.5)"));
  }

  private static String json(String text) {
    return Regularization.parse(text).toJson().toString();
  }

  @Test
  public void modelOfRows_isRefused() {
    String message =
        assertThrows(
                InvalidInputException.class,
                () ->
                    new ExperimentSpec(
                        DataSettings.of("iris"),
                        Defaults.spec().model(),
                        TrainingSettings.defaults(),
                        List.of(Arm.parse("z:zoneout")),
                        1,
                        1))
            .getMessage();
    assertEquals("arm \"z\": Zoneout is for models that read sequences step by step", message);
  }
}
