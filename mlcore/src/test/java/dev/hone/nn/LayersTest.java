package dev.hone.nn;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.TensorType;
import dev.hone.graph.Variable.Role;
import dev.hone.initializers.Initializers;
import dev.hone.op.Ops;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** Expected numbers are worked out by hand. */
public class LayersTest {
  private static final float TOLERANCE = 1e-6f;

  @Test
  public void dense_rank2_isProductPlusBias() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(2, 2), 1, 2, 3, -4);
      Node y = new Dense(3, Activations.RELU).apply(x, trial.builder, "dense1");
      trial.set("dense1/kernel", 1, 0, -1, 0, 1, 2);
      trial.set("dense1/bias", 0.5f, 0, 10);

      assertArrayEquals(new float[] {1.5f, 2, 13, 3.5f, 0, 0}, trial.value(y), TOLERANCE);
    }
  }

  @Test
  public void dense_rank3_sameKernelAtEachStep() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(1, 2, 2), 1, 2, 3, -4);
      Node y =
          new Dense(1, Activations.LINEAR, false, Initializers.ZEROS)
              .apply(x, trial.builder, "dense1");
      trial.set("dense1/kernel", 10, 1);

      assertEquals(Shape.of(1, 2, 1), y.shape());
      assertArrayEquals(new float[] {12, 26}, trial.value(y), TOLERANCE);
      assertEquals("no bias", 1, trial.builder.variables().size());
    }
  }

  @Test
  public void activation_each_isItsFormula() {
    assertActivation(Activations.LINEAR, -2, 0.5f);
    assertActivation(Activations.SIGMOID, 0.119203f, 0.622459f);
    assertActivation(Activations.TANH, -0.964028f, 0.462117f);
    assertActivation(Activations.RELU, 0, 0.5f);
    assertActivation(Activations.of("leaky-relu"), -0.02f, 0.5f);
    assertActivation(Activations.of("elu"), -0.864665f, 0.5f);
    assertActivation(Activations.of("softplus"), 0.126928f, 0.974077f);
  }

  private static void assertActivation(Activation activation, float atMinus2, float atHalf) {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(2), -2, 0.5f);
      // Plus 0, since an output cannot be an input as it is.
      Node y = Ops.add(0, new Activated(activation).apply(x, trial.builder, "activation1"));

      assertArrayEquals(new float[] {atMinus2, atHalf}, trial.value(y), TOLERANCE);
    }
  }

  @Test
  public void dropout_training_multipliesByTheMaskThatIsFed() {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(2, 2), 1, 2, 3, 4);
      Node y = new Dropout(0.75).apply(x, trial.builder, "dropout1");
      trial.feed("dropout1/mask", 4, 0, 0, 4);

      assertArrayEquals(new float[] {4, 0, 0, 16}, trial.value(y), TOLERANCE);
      Noise noise = trial.builder.noises().get(0);
      assertEquals(Noise.Kind.DROPOUT, noise.kind());
      assertEquals(0.75, noise.amount(), 0);
    }
  }

  @Test
  public void gaussianNoise_training_addsTheNoiseThatIsFed() {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(1, 2), 1, 2);
      Node y = new GaussianNoise(0.5).apply(x, trial.builder, "gaussian-noise1");
      trial.feed("gaussian-noise1/noise", -0.25f, 8);

      assertArrayEquals(new float[] {0.75f, 10}, trial.value(y), TOLERANCE);
      Noise noise = trial.builder.noises().get(0);
      assertEquals(Noise.Kind.GAUSSIAN, noise.kind());
      assertEquals(0.5, noise.amount(), 0);
    }
  }

  @Test
  public void dropoutAndNoise_inferenceOrZero_addNothing() {
    try (Trial inference = Trial.inference();
        Trial training = Trial.training()) {
      Node x = inference.input(Shape.of(1, 2), 1, 2);
      assertSame(x, new Dropout(0.5).apply(x, inference.builder, "dropout1"));
      assertSame(x, new GaussianNoise(0.5).apply(x, inference.builder, "noise1"));
      Node fed = training.input(Shape.of(1, 2), 1, 2);
      assertSame(fed, new Dropout(0).apply(fed, training.builder, "dropout1"));
      assertSame(fed, new GaussianNoise(0).apply(fed, training.builder, "noise1"));
      assertEquals(List.of(), training.builder.noises());
    }
  }

  @Test
  public void residual_sameWidth_addsTheInputItself() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(1, 2), 1, 2);
      Node y =
          new Residual(List.of(new Dense(2, Activations.RELU))).apply(x, trial.builder, "block1");
      trial.set("block1/dense1/kernel", 1, 0, 1, -1);

      // x·K = [3, −2], ReLU [3, 0], plus x.
      assertArrayEquals(new float[] {4, 2}, trial.value(y), TOLERANCE);
      assertEquals(2, trial.builder.variables().size());
    }
  }

  @Test
  public void residual_otherWidth_projectsTheInputWithoutBias() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(1, 2), 1, 2);
      Residual residual =
          new Residual(List.of(new Dense(3, Activations.LINEAR), new Activated(Activations.RELU)));
      Node y = residual.apply(x, trial.builder, "block1");
      trial.set("block1/dense1/kernel", 1, 0, -1, 0, 1, 0);
      trial.set("block1/projection/kernel", 10, 0, 5, 0, 10, 0);

      // ReLU([1, 2, −1]) + [10, 20, 5]
      assertArrayEquals(new float[] {11, 22, 5}, trial.value(y), TOLERANCE);
      assertEquals(null, trial.builder.graph().leaf("block1/projection/bias"));
    }
  }

  @Test
  public void residual_lostSteps_isRefused() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(2, 3, 4), new float[24]);

      InvalidInputException e =
          assertThrows(
              InvalidInputException.class,
              () -> new Residual(List.of(new Gru(4, false))).apply(x, trial.builder, "block1"));
      assertEquals(
          "block1 adds its layers' output to its input [2, 3, 4]; allowed is another width,"
              + " received [2, 4]",
          e.getMessage());
    }
  }

  @Test
  public void embedding_indices_pickRows() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.intInput(Shape.of(2, 2), 2, 0, 1, 2);
      Node y = new Embedding(3, 2).apply(x, trial.builder, "embedding1");
      trial.set("embedding1/table", 0, 1, 10, 11, 20, 21);

      assertEquals(Shape.of(2, 2, 2), y.shape());
      assertArrayEquals(new float[] {20, 21, 0, 1, 10, 11, 20, 21}, trial.value(y), TOLERANCE);
    }
  }

  @Test
  public void embedding_oneIndexARow_givesOneVectorARow() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.intInput(Shape.of(2), 1, 1);
      Node y = new Embedding(2, 3).apply(x, trial.builder, "embedding1");
      trial.set("embedding1/table", 0, 0, 0, 1, 2, 3);

      assertArrayEquals(new float[] {1, 2, 3, 1, 2, 3}, trial.value(y), TOLERANCE);
    }
  }

  @Test
  public void embedding_floatInput_isRefused() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(2), 1, 1);

      InvalidInputException e =
          assertThrows(
              InvalidInputException.class,
              () -> new Embedding(2, 3).apply(x, trial.builder, "embedding1"));
      assertEquals(
          "embedding1 takes int32 [batch] or int32 [batch, steps], received [2]", e.getMessage());
    }
  }

  @Test
  public void flattenAndLastStep_sequence_keepTheBatch() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(2, 2, 2), 1, 2, 3, 4, 5, 6, 7, 8);
      Node last = new LastStep().apply(x, trial.builder, "last-step1");

      assertEquals(Shape.of(2, 4), new Flatten().apply(x, trial.builder, "flatten1").shape());
      assertArrayEquals(new float[] {3, 4, 7, 8}, trial.value(last), TOLERANCE);
    }
  }

  @Test
  public void apply_names_operationsByLayerAndPutsTheScopeBack() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(1, 2, 2), 1, 2, 3, 4);
      Node y = new Block(List.of(new Lstm(1, false))).apply(x, trial.builder, "block1");

      assertEquals("block1/lstm1", y.name().substring(0, y.name().lastIndexOf('/')));
      assertEquals("", trial.builder.graph().scope(""));
    }
  }

  @Test
  public void network_ofLayers_numbersEachKind() {
    Network network =
        new Network(
            List.of(
                new Dense(4, Activations.TANH),
                new Dropout(0.5),
                new Dense(3, Activations.LINEAR)));
    try (Trial trial = Trial.training()) {
      network.apply(trial.input(Shape.of(5, 2), new float[10]), trial.builder);

      List<String> names =
          trial.builder.variables().stream().map(variable -> variable.name()).toList();
      assertEquals(List.of("dense1/kernel", "dense1/bias", "dense2/kernel", "dense2/bias"), names);
      assertEquals("dropout1/mask", trial.builder.noises().get(0).node().name());
    }
    // 2·4 + 4 + 4·3 + 3
    assertEquals(27, network.parameterCount(TensorType.float32(Shape.of(1, 2))));
  }

  /** A layer of somebody else's: without weights, or with one that it scales by. */
  private record Own(boolean scales) implements Layer {
    @Override
    public String kind() {
      return "own";
    }

    @Override
    public Node build(Node x, StepBuilder builder, String name) {
      return scales
          ? Ops.mul(
              x, builder.parameter(name + "/scale", Shape.of(1), Role.WEIGHT, Initial.filled(2)))
          : Ops.neg(x);
    }
  }

  @Test
  public void frozenExceptLast_ownLayers_countIfTheyDeclareWeights() {
    Layer first = new Dense(4, Activations.TANH);
    Layer last = new Dense(3, Activations.LINEAR);
    Layer plain = new Own(false);
    Layer scaling = new Own(true);
    Layer prelu = new Activated(Activations.of("prelu"));
    TensorType input = TensorType.float32(Shape.of(1, 2));

    Network network = new Network(List.of(first, plain, last, plain));
    assertEquals(2, network.depth(input));
    assertEquals(network, network.frozenExceptLast(2, input));
    assertEquals(
        List.of(new Frozen(first), plain, last, plain),
        network.frozenExceptLast(1, input).layers());

    Network scaled = new Network(List.of(first, scaling, prelu, last));
    assertEquals(4, scaled.depth(input));
    assertEquals(
        List.of(new Frozen(first), new Frozen(scaling), prelu, last),
        scaled.frozenExceptLast(2, input).layers());
    assertRefused(
        "number of last layers with weights is 5; allowed are whole numbers from 1 to 4",
        () -> scaled.frozenExceptLast(5, input));
  }

  @Test
  public void settings_outOfRange_areNamed() {
    assertRefused(
        "dense.units is 0; allowed are whole numbers from 1", () -> new Dense(0, Activations.RELU));
    assertRefused(
        "dropout.rate is 1.0; allowed are numbers from 0 to below 1", () -> new Dropout(1));
    assertRefused(
        "dropout.rate is NaN; allowed are numbers from 0 to below 1",
        () -> new Dropout(Double.NaN));
    assertRefused(
        "gaussian-noise.sd is -1.0; allowed are numbers from 0", () -> new GaussianNoise(-1));
    assertRefused(
        "batch-norm.momentum is 1.0; allowed are numbers from 0 to" + " below 1",
        () -> new BatchNorm(1, 1e-5));
    assertRefused("layer-norm.epsilon is 0.0; allowed are numbers above 0", () -> new LayerNorm(0));
    assertRefused(
        "embedding.vocabulary is -3; allowed are whole numbers from 1", () -> new Embedding(-3, 2));
    assertThrows(IllegalArgumentException.class, () -> new Network(List.of()));
  }

  private static void assertRefused(String message, ThrowingRunnable made) {
    assertEquals(message, assertThrows(InvalidInputException.class, made).getMessage());
  }
}
