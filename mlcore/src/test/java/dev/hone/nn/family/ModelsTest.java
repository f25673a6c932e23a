package dev.hone.nn.family;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

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
import dev.hone.nn.Activated;
import dev.hone.nn.BatchNorm;
import dev.hone.nn.Block;
import dev.hone.nn.Dense;
import dev.hone.nn.Dropout;
import dev.hone.nn.Flatten;
import dev.hone.nn.GaussianNoise;
import dev.hone.nn.LayerNorm;
import dev.hone.nn.Lstm;
import dev.hone.nn.Network;
import dev.hone.nn.Places;
import dev.hone.nn.Trial;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class ModelsTest {
  private static final Initializer HE = Initializers.HE_NORMAL;
  private static final Family MLP = new MlpFamily();
  private static final Family LSTM = new LstmFamily();

  @Test
  public void network_mlpWithEverything_ordersBlocksAsSaid() {
    Places places =
        Places.EMPTY
            .withInput(new GaussianNoise(0.1))
            .withAfterActivation(new Dropout(0.5))
            .withAfterProduct(new BatchNorm());
    ModelSpec spec = ModelSpec.of(MLP, List.of(8));

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
        Models.network(spec, places, 3, false).layers());
  }

  @Test
  public void network_twoLstms_firstGivesItsSequence() {
    Initializer glorot = Initializers.GLOROT_UNIFORM;
    Initializer orthogonal = Initializers.ORTHOGONAL;
    Places places =
        Places.EMPTY.withAfterProduct(new LayerNorm()).withAfterActivation(new Dropout(0.25));
    ModelSpec spec = ModelSpec.of(LSTM, List.of(8, 4));

    assertEquals(
        List.of(
            new Block(
                List.of(
                    new Lstm(8, true, glorot, orthogonal, List.of()),
                    new LayerNorm(),
                    new Dropout(0.25))),
            new Block(
                List.of(
                    new Lstm(4, false, glorot, orthogonal, List.of()),
                    new LayerNorm(),
                    new Dropout(0.25))),
            new Dense(3, Activations.LINEAR, true, glorot)),
        Models.network(spec, places, 3, false).layers());
  }

  @Test
  public void network_anyRegularisation_namesTheSharedWeightsAlike() {
    List<String> plain = weights(network(MLP, false, false, 0, 0));

    assertEquals(List.of("block1/dense1/kernel", "block2/dense1/kernel", "dense1/kernel"), plain);
    assertEquals(plain, weights(network(MLP, true, false, 0.5, 0.1)));
    List<String> residual = weights(network(MLP, false, true, 0, 0));
    assertTrue(residual.toString(), residual.containsAll(plain));
    List<String> recurrent = weights(network(new GruFamily(), true, true, 0.5, 0.1));
    assertTrue(
        recurrent.toString(),
        recurrent.containsAll(weights(network(new GruFamily(), false, false, 0, 0))));
  }

  private static Network network(
      Family family, boolean norm, boolean residual, double dropout, double noise) {
    return Models.network(spec(family, residual), places(norm, dropout, noise), 2, false);
  }

  private static ModelSpec spec(Family family, boolean residual) {
    return new ModelSpec(
        family, List.of(4, 4), family.activation(), family.initializer(), residual);
  }

  private static Places places(boolean norm, double dropout, double noise) {
    Places places = norm ? Places.EMPTY.withAfterProduct(new BatchNorm()) : Places.EMPTY;
    return places.withAfterActivation(new Dropout(dropout)).withInput(new GaussianNoise(noise));
  }

  private static List<String> weights(Network network) {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(3, 5, 2), new float[30]);
      network.apply(x, trial.builder);
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
    for (Family family : families()) {
      for (boolean residual : new boolean[] {false, true}) {
        Places places = places(true, 0.5, 0.1);
        try (Trial trial = Trial.training()) {
          Node x = trial.input(Shape.of(3, 5, 2), new float[30]);
          Network whole = Models.network(spec(family, residual), places, 2, false);
          assertEquals(Shape.of(3, 2), whole.apply(x, trial.builder).shape());
        }
        try (Trial trial = Trial.inference()) {
          Node x = trial.input(Shape.of(3, 5, 2), new float[30]);
          Network steps = Models.network(spec(family, residual), places, 2, true);
          assertEquals(Shape.of(3, 5, 2), steps.apply(x, trial.builder).shape());
        }
      }
    }
  }

  private static List<Family> families() {
    return Families.ALL.names().stream().map(key -> Families.of("model", key)).toList();
  }

  @Test
  public void parameterCount_knownSizes_isTheSum() {
    TensorType sequence = TensorType.float32(Shape.of(1, 10, 5));
    // 4·(5·7 + 7·7 + 7) + 7·2 + 2
    assertEquals(380, count(plain(LSTM, List.of(7), 2), sequence));
    // 3·(5·7 + 7·7 + 7 + 7) + 7·2 + 2
    assertEquals(310, count(plain(new GruFamily(), List.of(7), 2), sequence));
    // 5·7 + 7·7 + 7 + 7·2 + 2
    assertEquals(107, count(plain(new RnnFamily(), List.of(7), 2), sequence));
    // 50·7 + 7 + 7·2 + 2: the steps are flattened.
    assertEquals(373, count(plain(MLP, List.of(7), 2), sequence));
    // Moving statistics are not trained: 4·3 + 3, 2·3, 3 + 1.
    Network norm =
        Models.network(
            ModelSpec.of(MLP, List.of(3)),
            Places.EMPTY.withAfterProduct(new BatchNorm()),
            1,
            false);
    assertEquals(25, count(norm, TensorType.float32(Shape.of(1, 4))));
  }

  private static Network plain(Family family, List<Integer> hidden, int outputs) {
    return Models.network(ModelSpec.of(family, hidden), Places.EMPTY, outputs, false);
  }

  private static long count(Network network, TensorType input) {
    return network.parameterCount(input);
  }

  @Test
  public void zeros_trainingSteps_leaveHiddenUnitsAlike() {
    for (Family family : families()) {
      float[] kernel = trained(family, Initializers.ZEROS, null);
      for (int i = 1; i < kernel.length; i++) {
        assertEquals(family.toString(), kernel[0], kernel[i], 0f);
      }
    }
  }

  @Test
  public void constantWeights_trainingSteps_leaveHiddenUnitsAlikeAndGaussianOnesDoNot() {
    // Constant weights do learn, but all hidden units the same: rows of the output kernel agree.
    float[] kernel = trained(MLP, Initializers.ZEROS, Initial.filled(0.5));
    assertEquals(kernel[0], kernel[2], 0f);
    assertEquals(kernel[0], kernel[4], 0f);
    assertNotEquals("it did learn", 0.5, kernel[0], 1e-3);

    float[] random = trained(MLP, Initializers.gaussian(0.5), null);
    assertNotEquals(random[0], random[2], 1e-3);
  }

  /** The output kernel [3, 2] after five steps of gradient descent. */
  private static float[] trained(Family family, Initializer initializer, Initial instead) {
    ModelSpec spec = new ModelSpec(family, List.of(3), Activations.TANH, initializer, false);
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(4, 3, 2), Trial.wave(24, 0.5, 1));
      Node output = Models.network(spec, Places.EMPTY, 2, false).apply(x, trial.builder);
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
      network(LSTM, false, false, 0.5, 0.1).apply(x, trial.builder);

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
        new ModelSpec(MLP, List.of(16), Activations.RELU, HE, false),
        ModelSpec.of(MLP, List.of(16)));
    assertEquals(Activations.TANH, ModelSpec.of(LSTM, List.of(16)).activation());
    assertEquals(
        Initializers.GLOROT_UNIFORM, ModelSpec.of(new RnnFamily(), List.of(16)).initializer());
  }

  @Test
  public void spec_fieldsOutOfRange_areNamed() {
    assertRefused(
        "hidden[1] is 0; allowed are whole numbers from 1", () -> ModelSpec.of(MLP, List.of(4, 0)));
    assertRefused(
        "hidden is empty; allowed are 1 or more layers of lstm",
        () -> ModelSpec.of(LSTM, List.of()));
    assertRefused(
        "outputs is 0; allowed are whole numbers from 1", () -> plain(MLP, List.of(4), 0));
    assertRefused(
        "activation is relu; allowed is tanh, the only one of gru",
        () -> new ModelSpec(new GruFamily(), List.of(3), Activations.RELU, HE, false));
  }

  @Test
  public void network_mlpWithoutHiddenLayers_isLinear() {
    Network linear = plain(MLP, List.of(), 1);

    assertEquals(
        List.of(new Flatten(), new Dense(1, Activations.LINEAR, true, HE)), linear.layers());
  }

  private static void assertRefused(String message, ThrowingRunnable made) {
    assertEquals(message, assertThrows(InvalidInputException.class, made).getMessage());
  }
}
