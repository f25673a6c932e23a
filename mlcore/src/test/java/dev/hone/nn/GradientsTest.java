package dev.hone.nn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.activations.Activations;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Variable;
import dev.hone.losses.SoftmaxCrossEntropy;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/**
 * Whole gradients of small networks against finite differences: every element of every parameter.
 * All losses are smooth, so the error of the five-point stencil falls with the fourth power of its
 * step, and float32 adds about 1e-7 / 0.02. The largest difference seen is 1.6e-5.
 */
public class GradientsTest {
  private static final float STEP = 0.02f;
  private static final double TOLERANCE = 3e-5;

  @Test
  public void simpleRnn_wholeGradient_agreesWithFiniteDifferences() {
    assertGradient(sequences(), new SimpleRnn(3, false), new Dense(3, Activations.LINEAR));
  }

  @Test
  public void lstm_wholeGradient_agreesWithFiniteDifferences() {
    assertGradient(sequences(), new Lstm(3, false), new Dense(3, Activations.LINEAR));
  }

  @Test
  public void gru_wholeGradient_agreesWithFiniteDifferences() {
    assertGradient(sequences(), new Gru(3, false), new Dense(3, Activations.LINEAR));
  }

  @Test
  public void stackedLstms_sequenceOutput_wholeGradientAgreesWithFiniteDifferences() {
    assertGradient(
        sequences(),
        new Lstm(4, true),
        new LayerNorm(),
        new Residual(List.of(new Lstm(3, true))),
        new Dense(3, Activations.LINEAR));
  }

  @Test
  public void mlpWithBatchNorm_wholeGradient_agreesWithFiniteDifferences() {
    assertGradient(
        rows(),
        new Dense(3, Activations.LINEAR),
        new BatchNorm(),
        new Activated(Activations.of("softplus")),
        new Dense(3, Activations.LINEAR));
  }

  @Test
  public void residualMlpWithLayerNorm_wholeGradient_agreesWithFiniteDifferences() {
    assertGradient(
        rows(),
        new Residual(
            List.of(
                new Dense(4, Activations.LINEAR),
                new LayerNorm(),
                new Activated(Activations.TANH))),
        new Residual(List.of(new Dense(4, Activations.SIGMOID))),
        new Dense(3, Activations.LINEAR));
  }

  private static Shape sequences() {
    return Shape.of(4, 3, 2);
  }

  private static Shape rows() {
    return Shape.of(5, 2);
  }

  private static void assertGradient(Shape input, Layer... layers) {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(input, Trial.wave(input.size(), 0.5, 1));
      Node output = new Network(List.of(layers)).apply(x, trial.builder);
      SoftmaxCrossEntropy crossEntropy = new SoftmaxCrossEntropy(0.1);
      Shape labels = crossEntropy.targetType(output.shape()).shape();
      int[] classes = new int[labels.size()];
      for (int i = 0; i < classes.length; i++) {
        classes[i] = i % 3;
      }
      Node loss = crossEntropy.loss(output, trial.intInput(labels, classes));
      List<Variable> parameters = trial.builder.parameters();
      List<Node> outputs = new ArrayList<>(List.of(loss));
      outputs.addAll(Ops.gradients(loss, parameters.stream().map(Variable::node).toList()));
      trial.start(outputs.toArray(new Node[0]));
      trial.run();
      List<float[]> gradients = new ArrayList<>();
      for (int i = 0; i < parameters.size(); i++) {
        gradients.add(trial.output(i + 1));
      }

      double largest = 0;
      for (int i = 0; i < parameters.size(); i++) {
        String name = parameters.get(i).name();
        for (int j = 0; j < gradients.get(i).length; j++) {
          double expected = slope(trial, name, j);
          assertEquals(name + "[" + j + "]", expected, gradients.get(i)[j], TOLERANCE);
          largest = Math.max(largest, Math.abs(expected));
        }
      }
      assertTrue("the loss depends on the parameters: " + largest, largest > 0.02);
    }
  }

  private static double slope(Trial trial, String name, int index) {
    double near = lossAt(trial, name, index, STEP) - lossAt(trial, name, index, -STEP);
    double far = lossAt(trial, name, index, 2 * STEP) - lossAt(trial, name, index, -2 * STEP);
    return (8 * near - far) / (12.0 * STEP);
  }

  private static double lossAt(Trial trial, String name, int index, float change) {
    float[] values = trial.variable(name);
    float[] changed = values.clone();
    changed[index] += change;
    trial.set(name, changed);
    double loss = trial.run()[0];
    trial.set(name, values);
    return loss;
  }
}
