package dev.hone.nn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import dev.hone.graph.Variable;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.losses.SoftmaxCrossEntropy;
import dev.hone.nn.ModelSpec.Kind;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class ModelsTest {
  private static final Initializer HE = Initializers.HE_NORMAL;

  @Test
  public void network_mlpWithEverything_ordersBlocksAsSaid() {
    ModelSpec spec =
        new ModelSpec(
            Kind.MLP, List.of(8), Activations.RELU, HE, true, false, false, 0.5, 0.1, 3, false);

    assertEquals(
        List.of(
            new Flatten(),
            new GaussianNoise(0.1),
            new Block(
                List.of(
                    new Dense(8, Activations.LINEAR, true, HE),
                    new BatchNorm(),
                    new Activated(Activations.RELU),
                    new Dropout(0.5))),
            new Dense(3, Activations.LINEAR, true, HE)),
        Models.network(spec).layers());
  }

  @Test
  public void network_twoLstms_firstGivesItsSequence() {
    Initializer glorot = Initializers.GLOROT_UNIFORM;
    Initializer orthogonal = Initializers.ORTHOGONAL;
    ModelSpec spec =
        new ModelSpec(
            Kind.LSTM,
            List.of(8, 4),
            Activations.TANH,
            glorot,
            false,
            true,
            false,
            0.25,
            0,
            3,
            false);

    assertEquals(
        List.of(
            new Block(
                List.of(new Lstm(8, true, glorot, orthogonal), new LayerNorm(), new Dropout(0.25))),
            new Block(
                List.of(
                    new Lstm(4, false, glorot, orthogonal), new LayerNorm(), new Dropout(0.25))),
            new Dense(3, Activations.LINEAR, true, glorot)),
        Models.network(spec).layers());
  }

  @Test
  public void network_anyRegularisation_namesTheSharedWeightsAlike() {
    List<String> plain = weights(spec(Kind.MLP, false, false, 0, 0));

    assertEquals(List.of("block1/dense1/kernel", "block2/dense1/kernel", "dense1/kernel"), plain);
    assertEquals(plain, weights(spec(Kind.MLP, true, false, 0.5, 0.1)));
    List<String> residual = weights(spec(Kind.MLP, false, true, 0, 0));
    assertTrue(residual.toString(), residual.containsAll(plain));
    List<String> recurrent = weights(spec(Kind.GRU, true, true, 0.5, 0.1));
    assertTrue(
        recurrent.toString(), recurrent.containsAll(weights(spec(Kind.GRU, false, false, 0, 0))));
  }

  private static ModelSpec spec(
      Kind kind, boolean norm, boolean residual, double dropout, double noise) {
    return new ModelSpec(
        kind,
        List.of(4, 4),
        kind.defaultActivation(),
        kind.defaultInitializer(),
        norm,
        false,
        residual,
        dropout,
        noise,
        2,
        false);
  }

  private static List<String> weights(ModelSpec spec) {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(3, 5, 2), new float[30]);
      Models.network(spec).apply(x, trial.builder);
      List<String> names = new ArrayList<>();
      for (Variable variable : trial.builder.parameters()) {
        if (variable.role() == Variable.Role.WEIGHT) {
          names.add(variable.name());
        }
      }
      return names;
    }
  }

  @Test
  public void network_eachKind_givesAnOutputARowOrAStep() {
    for (Kind kind : Kind.values()) {
      for (boolean residual : new boolean[] {false, true}) {
        ModelSpec whole = spec(kind, false, residual, 0.5, 0.1);
        ModelSpec steps =
            new ModelSpec(
                kind,
                whole.hidden(),
                whole.activation(),
                whole.initializer(),
                true,
                false,
                residual,
                0.5,
                0.1,
                2,
                true);
        try (Trial trial = Trial.training()) {
          Node x = trial.input(Shape.of(3, 5, 2), new float[30]);
          assertEquals(
              kind.toString(),
              Shape.of(3, 2),
              Models.network(whole).apply(x, trial.builder).shape());
        }
        try (Trial trial = Trial.inference()) {
          Node x = trial.input(Shape.of(3, 5, 2), new float[30]);
          assertEquals(
              kind.toString(),
              Shape.of(3, 5, 2),
              Models.network(steps).apply(x, trial.builder).shape());
        }
      }
    }
  }

  @Test
  public void parameterCount_knownSizes_isTheSum() {
    TensorType sequence = TensorType.float32(Shape.of(1, 10, 5));
    // 4·(5·7 + 7·7 + 7) + 7·2 + 2
    assertEquals(380, count(ModelSpec.of(Kind.LSTM, List.of(7), 2), sequence));
    // 3·(5·7 + 7·7 + 7 + 7) + 7·2 + 2
    assertEquals(310, count(ModelSpec.of(Kind.GRU, List.of(7), 2), sequence));
    // 5·7 + 7·7 + 7 + 7·2 + 2
    assertEquals(107, count(ModelSpec.of(Kind.RNN, List.of(7), 2), sequence));
    // 50·7 + 7 + 7·2 + 2: the steps are flattened.
    assertEquals(373, count(ModelSpec.of(Kind.MLP, List.of(7), 2), sequence));
    // Moving statistics are not trained: 4·3 + 3, 2·3, 3 + 1.
    ModelSpec norm =
        new ModelSpec(
            Kind.MLP, List.of(3), Activations.RELU, HE, true, false, false, 0, 0, 1, false);
    assertEquals(25, count(norm, TensorType.float32(Shape.of(1, 4))));
  }

  private static long count(ModelSpec spec, TensorType input) {
    return Models.network(spec).parameterCount(input);
  }

  @Test
  public void zeros_trainingSteps_leaveHiddenUnitsAlike() {
    for (Kind kind : Kind.values()) {
      float[] kernel = trained(kind, Initializers.ZEROS, null);
      for (int i = 1; i < kernel.length; i++) {
        assertEquals(kind.toString(), kernel[0], kernel[i], 0f);
      }
    }
  }

  @Test
  public void constantWeights_trainingSteps_leaveHiddenUnitsAlikeAndGaussianOnesDoNot() {
    // Constant weights do learn, but all hidden units the same: rows of the output kernel agree.
    float[] kernel = trained(Kind.MLP, Initializers.ZEROS, Initial.filled(0.5));
    assertEquals(kernel[0], kernel[2], 0f);
    assertEquals(kernel[0], kernel[4], 0f);
    assertNotEquals("it did learn", 0.5, kernel[0], 1e-3);

    float[] random = trained(Kind.MLP, Initializers.gaussian(0.5), null);
    assertNotEquals(random[0], random[2], 1e-3);
  }

  /** The output kernel [3, 2] after five steps of gradient descent. */
  private static float[] trained(Kind kind, Initializer initializer, Initial instead) {
    ModelSpec spec =
        new ModelSpec(
            kind, List.of(3), Activations.TANH, initializer, false, false, false, 0, 0, 2, false);
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(4, 3, 2), Trial.wave(24, 0.5, 1));
      Node output = Models.network(spec).apply(x, trial.builder);
      Node labels = trial.intInput(Shape.of(4), 0, 1, 0, 0);
      Node loss = new SoftmaxCrossEntropy(0).loss(output, labels);
      List<Node> parameters = trial.builder.parameters().stream().map(Variable::node).toList();
      List<Node> gradients = Ops.gradients(loss, parameters);
      for (int i = 0; i < parameters.size(); i++) {
        Node parameter = parameters.get(i);
        trial.builder.assign(parameter, Ops.sub(parameter, Ops.mul(0.5, gradients.get(i))));
        if (instead != null) {
          trial.set(parameter.name(), instead.values(parameter.shape(), new Seed(0)));
        }
      }
      trial.start(loss);
      for (int step = 0; step < 5; step++) {
        trial.run();
      }
      return trial.variable("dense1/kernel");
    }
  }

  @Test
  public void training_lstmInputNoiseAndDropout_areNoiseInputsOfTheirSize() {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(3, 5, 2), new float[30]);
      Models.network(spec(Kind.LSTM, false, false, 0.5, 0.1)).apply(x, trial.builder);

      List<String> noises =
          trial.builder.noises().stream()
              .map(noise -> noise.node().toString() + " " + noise.kind() + " " + noise.amount())
              .toList();
      assertEquals(
          List.of(
              "gaussian-noise1/noise[3, 5, 2] GAUSSIAN 0.1",
              "block1/dropout1/mask[3, 5, 4] DROPOUT 0.5",
              "block2/dropout1/mask[3, 4] DROPOUT 0.5"),
          noises);
    }
  }

  @Test
  public void of_kind_hasTheDefaultsOfTheKind() {
    assertEquals(
        new ModelSpec(
            Kind.MLP, List.of(16), Activations.RELU, HE, false, false, false, 0, 0, 3, false),
        ModelSpec.of(Kind.MLP, List.of(16), 3));
    assertEquals(Activations.TANH, ModelSpec.of(Kind.LSTM, List.of(16), 3).activation());
    assertEquals(Initializers.GLOROT_UNIFORM, ModelSpec.of(Kind.RNN, List.of(16), 3).initializer());
  }

  @Test
  public void spec_fieldsOutOfRange_areNamed() {
    assertRefused(
        "hidden[1] is 0; allowed are whole numbers from 1",
        () -> ModelSpec.of(Kind.MLP, List.of(4, 0), 1));
    assertRefused(
        "hidden is empty; allowed are 1 or more layers of lstm",
        () -> ModelSpec.of(Kind.LSTM, List.of(), 1));
    assertRefused(
        "outputs is 0; allowed are whole numbers from 1",
        () -> ModelSpec.of(Kind.MLP, List.of(4), 0));
    assertRefused(
        "activation is relu; allowed is tanh, the only one of gru",
        () -> withActivation(Kind.GRU, Activations.RELU));
    assertRefused(
        "dropout is 1.0; allowed are 0 ≤ dropout < 1", () -> spec(Kind.MLP, false, false, 1, 0));
    assertRefused(
        "inputNoise is -0.1; allowed are finite numbers from 0",
        () -> spec(Kind.MLP, false, false, 0, -0.1));
    assertRefused(
        "batchNorm and layerNorm are both true; allowed is one of the two",
        () ->
            new ModelSpec(
                Kind.MLP, List.of(3), Activations.RELU, HE, true, true, false, 0, 0, 1, false));
  }

  @Test
  public void network_mlpWithoutHiddenLayers_isLinear() {
    Network linear = Models.network(ModelSpec.of(Kind.MLP, List.of(), 1));

    assertEquals(
        List.of(new Flatten(), new Dense(1, Activations.LINEAR, true, HE)), linear.layers());
  }

  private static ModelSpec withActivation(Kind kind, Activation activation) {
    return new ModelSpec(kind, List.of(3), activation, HE, false, false, false, 0, 0, 1, false);
  }

  private static void assertRefused(String message, ThrowingRunnable made) {
    assertEquals(message, assertThrows(InvalidInputException.class, made).getMessage());
  }
}
