package dev.hone.regularizers;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.activations.Activations;
import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Seed;
import dev.hone.base.Values;
import dev.hone.data.table.Task;
import dev.hone.exec.JavaExecutor;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.TensorType;
import dev.hone.graph.Variable;
import dev.hone.losses.SoftmaxCrossEntropy;
import dev.hone.metrics.Metrics;
import dev.hone.nn.Network;
import dev.hone.nn.Trial;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.nn.family.ModelSpec;
import dev.hone.nn.family.Models;
import dev.hone.op.CentralDifferences;
import dev.hone.op.DoubleInterpreter;
import dev.hone.op.NdArray;
import dev.hone.op.Ops;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.optim.UpdateRule;
import dev.hone.spec.Arm;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.gpu.GpuCompatibility;
import dev.hone.tflite.write.TfLiteWriter;
import dev.hone.train.Checkpointing;
import dev.hone.train.Examples;
import dev.hone.train.NoiseSource;
import dev.hone.train.Trainer;
import dev.hone.train.TrainingListener;
import dev.hone.train.TrainingOptions;
import dev.hone.train.TrainingResult;
import dev.hone.train.TrainingSteps;
import dev.hone.train.TrainingTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What every regularizer has to keep, in each family of models that it is for. */
@RunWith(Parameterized.class)
public class RegularizerContractTest {
  private static final Shape ROW = Shape.of(4, 3);
  private static final int EPOCHS = 30;
  private static final double TOLERANCE = 1e-6;

  private final Card card;

  public RegularizerContractTest(String key) {
    card = Regularizers.ALL.card(key);
  }

  @Parameters(name = "{0}")
  public static List<String> keys() {
    return Regularizers.ALL.names();
  }

  /** With its usual values. */
  private Regularization on() {
    return Regularization.of(Values.usual(card));
  }

  private List<Family> families() {
    List<Family> families = new ArrayList<>();
    for (String key : Families.ALL.names()) {
      Family family = Families.of("model", key);
      if (family.sequences() || !card.needs().contains(Regularizer.SEQUENCES)) {
        families.add(family);
      }
    }
    return families;
  }

  @Test
  public void textAndJson_readBackEqual() {
    Regularization on = on();
    assertNotEquals(Regularization.NONE, on);
    assertEquals(on, Regularization.parse(on.toString()));
    assertEquals(on, Regularization.fromJson(JsonFields.parse("t", on.toJson().toString())));
    assertEquals(on.hashCode(), Regularization.parse(on.toString()).hashCode());
    assertEquals(on, Arm.parse("name:" + on + "@3").regularization());
    assertEquals(1, on.toJson().size());
    assertTrue(on.toJson().has(card.key()));
  }

  @Test
  public void edgesOfRanges_allowedOnThisSideAndRefusedOnTheOther() {
    for (Parameter parameter : card.parameters()) {
      Range range = parameter.range();
      double step = range.whole() ? 1 : Math.ulp(Math.max(1, Math.abs(range.least())));
      assertEquals(range.withLeast(), allowed(parameter, range.least()));
      assertFalse(allowed(parameter, range.least() - step));
      double above = range.whole() ? range.most() + 1 : Math.nextUp(range.most());
      assertEquals(range.withMost(), allowed(parameter, range.most()));
      assertFalse(allowed(parameter, above));
      assertFalse(allowed(parameter, Double.NaN));
      if (range.whole()) {
        assertFalse(allowed(parameter, range.least() + 0.5));
      }
    }
  }

  private boolean allowed(Parameter parameter, double value) {
    try {
      Regularization.of(Values.of(card, Map.of(parameter.key(), value)));
      return true;
    } catch (InvalidInputException e) {
      assertTrue(e.getMessage(), e.getMessage().contains(card.key()));
      return false;
    }
  }

  @Test
  public void off_isNone() {
    if (card.parameters().isEmpty()) {
      String json = "{\"" + card.key() + "\": false}";
      assertEquals(Regularization.NONE, Regularization.fromJson(JsonFields.parse("t", json)));
      return;
    }
    Map<String, Double> zeros = new LinkedHashMap<>();
    card.parameters().forEach(parameter -> zeros.put(parameter.key(), 0.0));
    Regularization off = Regularization.of(Values.of(card, zeros));
    assertEquals(Regularization.NONE, off);
    assertEquals("none", off.toString());
    assertEquals("{}", off.toJson().toString());
  }

  @Test
  public void givenTwice_isRefused() {
    String text = on() + "+" + on();
    assertThrows(InvalidInputException.class, () -> Regularization.parse(text));
    assertThrows(
        InvalidInputException.class,
        () -> Regularization.of(Values.usual(card), Values.usual(card)));
  }

  @Test
  public void misspelt_isHinted() {
    String wrong = on().toString().replace(card.key(), card.key() + "x");
    String message =
        assertThrows(InvalidInputException.class, () -> Regularization.parse(wrong)).getMessage();
    assertTrue(message, message.contains("did you mean \"" + card.key() + "\"?"));
  }

  @Test
  public void order_doesNotMatter() {
    for (String other : keys()) {
      Card second = Regularizers.ALL.card(other);
      if (second.equals(card)) {
        continue;
      }
      Values[] there = {Values.usual(card), Values.usual(second)};
      Values[] back = {there[1], there[0]};
      if (card.clashes().contains(other) || second.clashes().contains(card.key())) {
        String message =
            assertThrows(InvalidInputException.class, () -> Regularization.of(there)).getMessage();
        assertTrue(message, message.contains(other) && message.contains(card.key()));
        assertThrows(InvalidInputException.class, () -> Regularization.of(back));
        continue;
      }
      Regularization a = Regularization.of(there);
      Regularization b = Regularization.of(back);
      assertEquals(a, b);
      assertEquals(a.hashCode(), b.hashCode());
      assertEquals(a.toJson().toString(), b.toJson().toString());
      assertEquals(a.toString(), b.toString());
      for (Family family : families()) {
        assertEquals(network(family, a), network(family, b));
      }
      assertFalse("two choose the weights", a.those(ChoosesWeights.class).size() > 1);
    }
  }

  private static Network network(Family family, Regularization regularization) {
    return Models.network(
        ModelSpec.of(family, List.of(5, 4)), Composer.places(regularization), 3, false);
  }

  @Test
  public void names_areInBothLanguages() {
    for (Language language : Language.values()) {
      assertFalse(card.name().in(language).isEmpty());
      assertFalse(card.explanation().in(language).isEmpty());
      card.parameters()
          .forEach(
              parameter -> assertFalse(card.parameterName(parameter.key()).in(language).isEmpty()));
    }
    assertNotEquals(card.explanation().in(Language.EN), card.explanation().in(Language.ZH));
  }

  @Test
  public void sliders_haveAGrid() {
    for (Parameter parameter : card.parameters()) {
      assertTrue(parameter.key(), parameter.grid().size() > 1);
      assertEquals(parameter.key(), parameter.grid().stream().sorted().toList(), parameter.grid());
    }
  }

  @Test
  public void on_changesSomething() {
    for (Family family : families()) {
      List<Double> plain = losses(train(family, Regularization.NONE));
      boolean changed = false;
      for (Regularization strength : strengths()) {
        TrainingResult result = train(family, strength);
        assertNull(family + ": " + result.divergence(), result.divergence());
        changed |= !losses(result).equals(plain);
      }
      assertTrue(family.toString(), changed);
    }
  }

  /** As usual, and with the least value of each parameter that a search tries. */
  private List<Regularization> strengths() {
    Map<String, Double> least = new LinkedHashMap<>();
    card.parameters().forEach(each -> least.put(each.key(), each.grid().get(0)));
    return List.of(on(), Regularization.of(Values.of(card, least)));
  }

  @Test
  public void twoRuns_areTheSameToTheBit() {
    for (Family family : families()) {
      assertEquals(losses(train(family, on())), losses(train(family, on())));
    }
  }

  private static List<Double> losses(TrainingResult result) {
    List<Double> losses = new ArrayList<>();
    result.history().forEach(epoch -> losses.add(epoch.loss()));
    return losses;
  }

  private static TrainingResult train(Family family, Regularization regularization) {
    TrainingOptions options =
        new TrainingOptions(
            EPOCHS,
            8,
            0.05,
            Schedules.of("constant"),
            UpdateRule.of(Optimizers.of("adam")),
            regularization);
    try (Trainer trainer =
        new Trainer(
            new JavaExecutor(),
            new TrainingTask(
                network(family, regularization),
                new SoftmaxCrossEntropy(0),
                Metrics.usual(Task.CLASSIFICATION),
                examples(1),
                examples(2),
                1),
            options,
            new Seed(3),
            System::nanoTime)) {
      return trainer.run(TrainingListener.NONE, () -> false, Checkpointing.NONE);
    }
  }

  private static Examples examples(long seed) {
    Random random = new Random(seed);
    float[] features = new float[24 * ROW.size()];
    int[] labels = new int[24];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(3);
    }
    return Examples.classification(ROW, features, labels);
  }

  /** Whole gradients of training loss and penalty, both sides in float64. */
  @Test
  public void gradient_agreesWithFiniteDifferences() {
    for (Family family : families()) {
      assertGradient(family);
    }
  }

  private void assertGradient(Family family) {
    Regularization on = on();
    ModelSpec smooth =
        new ModelSpec(family, List.of(3), Activations.TANH, family.initializer(), false);
    StepBuilder builder = new StepBuilder(true);
    Node x = builder.graph().input("x", Shape.of(4, 3, 2));
    Node output = Models.network(smooth, Composer.places(on), 3, false).apply(x, builder);
    Node labels = builder.graph().input("labels", TensorType.int32(Shape.of(4)));
    Node data = Composer.loss(on, new SoftmaxCrossEntropy(0)).loss(output, labels);
    Node total = Composer.penalty(on, builder).map(node -> Ops.add(data, node)).orElse(data);
    Map<Node, NdArray> leaves = new HashMap<>();
    leaves.put(x, NdArray.of(x.shape(), Trial.wave(24, 0.5, 1)));
    leaves.put(labels, new NdArray(labels.shape(), 0, 1, 2, 1));
    NoiseSource noise = new NoiseSource(new Seed(4));
    for (Noise each : builder.noises()) {
      float[] values = new float[each.node().shape().size()];
      noise.fill(each, values);
      leaves.put(each.node(), NdArray.of(each.node().shape(), values));
    }
    for (Variable variable : builder.variables()) {
      Seed seed = new Seed(5).child(variable.name());
      float[] values = variable.initial().values(variable.shape(), seed);
      leaves.put(variable.node(), NdArray.of(variable.shape(), values));
    }
    List<Variable> parameters = builder.parameters();
    List<Node> gradients = Ops.gradients(total, parameters.stream().map(Variable::node).toList());
    DoubleInterpreter float64 = new DoubleInterpreter(leaves);
    double largest = 0;
    for (int i = 0; i < parameters.size(); i++) {
      double[] gradient = float64.value(gradients.get(i)).values();
      for (int j = 0; j < gradient.length; j++) {
        double slope = CentralDifferences.derivative(total, leaves, parameters.get(i).node(), j);
        String name = family + " " + parameters.get(i).name() + "[" + j + "]";
        assertEquals(name, slope, gradient[j], TOLERANCE);
        largest = Math.max(largest, Math.abs(slope));
      }
    }
    assertTrue("the loss depends on the parameters: " + largest, largest > 0.02);
  }

  @Test
  public void inference_isTheSameUnlessItSaysThatItStays() {
    for (Family family : families()) {
      boolean same = operations(family, Regularization.NONE).equals(operations(family, on()));
      boolean stays = !on().inNetwork().equals(Regularization.NONE);
      assertEquals(family.toString(), !stays, same);
    }
  }

  private static List<String> operations(Family family, Regularization regularization) {
    StepBuilder builder = new StepBuilder(false);
    network(family, regularization).apply(builder.graph().input("x", Shape.of(2, 4, 3)), builder);
    assertTrue("no noise in inference", builder.noises().isEmpty());
    List<String> operations = new ArrayList<>();
    for (Node node : builder.graph().nodes()) {
      operations.add(node.kind() + " " + node.op() + " " + node.type());
    }
    return operations;
  }

  @Test
  public void tensorFlowLite_filesAreWrittenAndSuitTheGpu() {
    for (Family family : families()) {
      TrainingOptions options =
          new TrainingOptions(
              1, 2, 0.01, Schedules.of("constant"), UpdateRule.of(Optimizers.of("adam")), on());
      TrainingSteps steps =
          new TrainingSteps(network(family, on()), new SoftmaxCrossEntropy(0), options, ROW, 2, 2);
      Map<String, float[]> variables = new LinkedHashMap<>();
      for (Variable variable : steps.variables()) {
        variables.put(variable.name(), variable.initial().values(variable.shape(), new Seed(0)));
      }
      Step train = steps.steps().get(0);
      TfLiteWriter.training(steps.steps(), variables, FileInfo.of("training"));
      TfLiteFile stateless = TfLiteWriter.stateless(train, FileInfo.of("stateless"));
      GpuCompatibility gpu = GpuCompatibility.of(stateless);
      assertTrue(family + ": " + gpu, gpu.fully());
    }
  }
}
