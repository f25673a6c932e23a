package dev.hone.activations;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Parameter;
import dev.hone.base.Registry;
import dev.hone.base.Seed;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.op.CentralDifferences;
import dev.hone.op.DoubleInterpreter;
import dev.hone.op.NdArray;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What every activation keeps, as usual and with other parameters. */
@RunWith(Parameterized.class)
public class ActivationsTest {
  private static final double[] POINTS = {-20, -3.2, -1, -0.3, -1e-3, 1e-3, 0.3, 1, 3.2, 20};

  private final Activation activation;

  public ActivationsTest(String text) {
    this.activation = Activations.of(text);
  }

  /** Each with its usual parameters, and with each parameter changed. */
  @Parameters(name = "{0}")
  public static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Registry.Entry<Activation> entry : Activations.ALL.all()) {
      texts.add(entry.card().key());
      for (Parameter parameter : entry.card().parameters()) {
        double other = parameter.usual() / 2;
        assertFalse(parameter.key(), parameter.range().whole());
        texts.add(entry.card().key() + "(" + parameter.key() + "=" + other + ")");
      }
    }
    return texts;
  }

  @Test
  public void text_isReadBack() {
    assertEquals(activation, Activations.of(activation.text()));
    assertEquals(activation, Activations.ALL.make(activation.values()));
    assertEquals(activation.key(), activation.values().card().key());
  }

  @Test
  public void parameters_countInEqualityAndText() {
    Activation usual = Activations.of(activation.key());
    assertEquals(usual.equals(activation), usual.text().equals(activation.text()));
    assertEquals(activation.key(), usual.text());
  }

  @Test
  public void derivative_isThatOfTheCurve() {
    for (double x : POINTS) {
      double h = 1e-4 * Math.min(1, Math.abs(x));
      double slope = (activation.at(x + h) - activation.at(x - h)) / (2 * h);
      assertEquals("at " + x, slope, activation.derivative(x), 1e-7);
    }
  }

  @Test
  public void parametersOutOfRange_areRefused() {
    for (Parameter parameter : activation.values().card().parameters()) {
      for (String wrong : new String[] {"-1", "NaN", "Infinity"}) {
        String text = activation.key() + "(" + wrong + ")";
        String message =
            assertThrows(InvalidInputException.class, () -> Activations.of(text)).getMessage();
        String start = activation.key() + ": " + parameter.key() + " is ";
        assertEquals(message, start, message.substring(0, start.length()));
      }
    }
  }

  @Test
  public void eachName_isInBothLanguages() {
    for (Language language : Language.values()) {
      assertFalse(activation.values().card().name().in(language).isEmpty());
      String explanation = activation.values().card().explanation().in(language);
      assertNotEquals(explanation, activation.values().card().name().in(language));
      for (Parameter parameter : activation.values().card().parameters()) {
        String name = activation.values().card().parameterName(parameter.key()).in(language);
        assertFalse(name.isEmpty());
      }
    }
  }

  @Test
  public void step_hasTheCurveAndItsGradientInFloat64() {
    Applied it = new Applied();
    DoubleInterpreter float64 = new DoubleInterpreter(it.values);
    double[] y = float64.value(it.y).values();
    for (int i = 0; i < POINTS.length; i++) {
      double expected = activation.at(POINTS[i]);
      assertEquals("at " + POINTS[i], expected, y[i], 1e-8 * Math.max(1, Math.abs(expected)));
    }
    List<Node> leaves = new ArrayList<>(List.of(it.x));
    it.builder.parameters().forEach(parameter -> leaves.add(parameter.node()));
    List<Node> gradients = Ops.gradients(it.loss, leaves);
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      double[] gradient = float64.value(gradients.get(leaf)).values();
      for (int i = 0; i < gradient.length; i++) {
        double expected = CentralDifferences.derivative(it.loss, it.values, leaves.get(leaf), i);
        assertEquals(
            leaves.get(leaf) + " element " + i,
            expected,
            gradient[i],
            1e-6 * Math.max(1, Math.abs(expected)));
      }
    }
  }

  @Test
  public void variables_areNamedUnderTheLayerAndNotPenalised() {
    for (Variable variable : new Applied().builder.variables()) {
      assertEquals("layer1/", variable.name().substring(0, "layer1/".length()));
      assertEquals(Variable.Role.BIAS, variable.role());
      assertEquals(Shape.of(POINTS.length), variable.shape());
    }
  }

  /** Applied to a row of the points; the loss weights each by another number. */
  private final class Applied {
    final StepBuilder builder = new StepBuilder(true);
    final Map<Node, NdArray> values = new LinkedHashMap<>();
    final Node x = builder.graph().input("x", Shape.of(1, POINTS.length));
    final Node y;
    final Node loss;

    Applied() {
      y = activation.begin(builder, "layer1", POINTS.length).apply(x);
      Node weights = builder.graph().input("weights", x.shape());
      loss = Ops.sum(Ops.mul(weights, y));
      values.put(x, new NdArray(x.shape(), POINTS));
      values.put(weights, NdArray.of(x.shape(), index -> 0.5 + 0.1 * index[1]));
      for (Variable variable : builder.variables()) {
        float[] initial = variable.initial().values(variable.shape(), new Seed(1));
        values.put(variable.node(), NdArray.of(variable.shape(), initial));
      }
    }
  }
}
