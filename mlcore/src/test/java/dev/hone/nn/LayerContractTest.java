package dev.hone.nn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.hone.activations.Activations;
import dev.hone.base.Seed;
import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.TensorType;
import dev.hone.graph.Variable;
import dev.hone.op.CentralDifferences;
import dev.hone.op.DoubleInterpreter;
import dev.hone.op.NdArray;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What every layer keeps, on an example of each. */
@RunWith(Parameterized.class)
public class LayerContractTest {
  private static final double DIFFERENCES = 1e-6;
  private static final TensorType ROWS = TensorType.float32(Shape.of(3, 4));
  private static final TensorType SEQUENCES = TensorType.float32(Shape.of(2, 3, 2));

  /** A layer and what it is tried on. */
  private record Example(Layer layer, TensorType input) {}

  private static final Map<Class<? extends Layer>, Example> EXAMPLES = new HashMap<>();

  static {
    Dense dense = new Dense(2, Activations.TANH);
    example(new Activated(Activations.of("prelu")), ROWS);
    example(new BatchNorm(), ROWS);
    example(new Block(List.of(dense)), ROWS);
    example(dense, SEQUENCES);
    example(new Dropout(0.4), ROWS);
    example(new Embedding(5, 3), TensorType.int32(Shape.of(4)));
    example(new Flatten(), SEQUENCES);
    example(new Frozen(dense), ROWS);
    example(new GaussianNoise(0.2), ROWS);
    example(new Gru(2, true), SEQUENCES);
    example(new LastStep(), SEQUENCES);
    example(new LayerNorm(), ROWS);
    example(new Lstm(2, false), SEQUENCES);
    example(new Residual(List.of(dense)), ROWS);
    example(new SimpleRnn(2, true), SEQUENCES);
  }

  private final Class<? extends Layer> type;

  public LayerContractTest(Class<? extends Layer> type) {
    this.type = type;
  }

  private static void example(Layer layer, TensorType input) {
    EXAMPLES.put(layer.getClass(), new Example(layer, input));
  }

  @Parameters(name = "{0}")
  public static List<Class<? extends Layer>> layers() {
    return Layers.ALL;
  }

  @Test
  public void list_hasEveryLayer() {
    // A regularizer's own layer is on the list of regularizers, and walked by their contract.
    Set<String> written = new TreeSet<>();
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hone.nn")) {
      if (each.isAssignableTo(Layer.class)
          && !each.isInterface()
          && !each.getModifiers().contains(JavaModifier.ABSTRACT)) {
        written.add(each.getName());
      }
    }
    assertEquals(
        written,
        Layers.ALL.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new)));
    assertNotNull("no example of " + type, EXAMPLES.get(type));
  }

  @Test
  public void trainingAndInference_declareTheSameVariables() {
    assertEquals(variables(new Built(true)), variables(new Built(false)));
  }

  @Test
  public void kind_isLowerCaseWithHyphens_andPrefixesNames() {
    String kind = EXAMPLES.get(type).layer().kind();
    assertTrue(kind, kind.matches("[a-z][a-z-]*"));
    for (Variable variable : new Built(true).builder.variables()) {
      assertTrue(variable.name(), variable.name().startsWith("layer1/"));
    }
  }

  @Test
  public void gradient_equalsCentralDifferencesInFloat64() {
    Built it = new Built(true);
    List<Node> leaves = new ArrayList<>();
    if (it.x.type().dtype() == DType.FLOAT32) {
      leaves.add(it.x);
    }
    it.builder.parameters().forEach(parameter -> leaves.add(parameter.node()));
    List<Node> gradients = Ops.gradients(it.loss, leaves);
    DoubleInterpreter float64 = new DoubleInterpreter(it.values);
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      double[] gradient = float64.value(gradients.get(leaf)).values();
      for (int i = 0; i < gradient.length; i++) {
        double expected = CentralDifferences.derivative(it.loss, it.values, leaves.get(leaf), i);
        assertEquals(
            leaves.get(leaf) + " element " + i,
            expected,
            gradient[i],
            DIFFERENCES * Math.max(1, Math.abs(expected)));
      }
    }
  }

  private static List<String> variables(Built built) {
    return built.builder.variables().stream()
        .map(variable -> variable.name() + variable.shape() + variable.role() + variable.trained())
        .collect(Collectors.toList());
  }

  /** The example in a step of its own, with numbers for all that it reads. */
  private final class Built {
    final StepBuilder builder;
    final Map<Node, NdArray> values = new LinkedHashMap<>();
    final Node x;
    final Node loss;

    Built(boolean training) {
      Example example = EXAMPLES.get(type);
      builder = new StepBuilder(training);
      x = builder.graph().input("x", example.input());
      boolean whole = x.type().dtype() == DType.INT32;
      fill(x, whole ? i -> i % 3 : i -> 0.7 * Math.sin(1 + 2.3 * i));
      Node y = example.layer().apply(x, builder, "layer1");
      Node weights = builder.graph().input("weights", y.shape());
      fill(weights, i -> 0.4 + 0.3 * Math.cos(i));
      loss = Ops.sum(Ops.mul(weights, y));
      for (Variable variable : builder.variables()) {
        float[] initial =
            variable.initial().values(variable.shape(), new Seed(1).child(variable.name()));
        values.put(variable.node(), NdArray.of(variable.shape(), initial));
      }
      for (Noise noise : builder.noises()) {
        fill(noise.node(), i -> i % 2);
      }
    }

    private void fill(Node node, IntToDoubleFunction element) {
      double[] numbers = new double[node.shape().size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = element.applyAsDouble(i);
      }
      values.put(node, new NdArray(node.shape(), numbers));
    }
  }
}
