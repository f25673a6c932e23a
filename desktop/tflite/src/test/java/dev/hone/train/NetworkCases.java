package dev.hone.train;

import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.base.Card;
import dev.hone.base.Values;
import dev.hone.graph.Shape;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.losses.BinaryCrossEntropy;
import dev.hone.losses.Huber;
import dev.hone.losses.Loss;
import dev.hone.losses.MeanAbsoluteError;
import dev.hone.losses.MeanSquaredError;
import dev.hone.losses.SoftmaxCrossEntropy;
import dev.hone.nn.BatchNorm;
import dev.hone.nn.Dense;
import dev.hone.nn.Dropout;
import dev.hone.nn.Flatten;
import dev.hone.nn.GaussianNoise;
import dev.hone.nn.Gru;
import dev.hone.nn.LastStep;
import dev.hone.nn.Layer;
import dev.hone.nn.LayerNorm;
import dev.hone.nn.Lstm;
import dev.hone.nn.Network;
import dev.hone.nn.Places;
import dev.hone.nn.Residual;
import dev.hone.nn.SimpleRnn;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.nn.family.ModelSpec;
import dev.hone.nn.family.Models;
import dev.hone.optim.Clipping;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.optim.UpdateRule;
import dev.hone.regularizers.Composer;
import dev.hone.regularizers.MaxNorm;
import dev.hone.regularizers.Regularization;
import dev.hone.regularizers.Regularizer;
import dev.hone.regularizers.Regularizers;
import dev.hone.regularizers.WeightDecay;
import java.util.ArrayList;
import java.util.List;

/** The networks on which {@link NetworksOnTfLiteTest} holds both executors against each other. */
final class NetworkCases {
  static final int BATCH = 6;
  private static final Shape ROW = Shape.of(5);
  private static final Shape SEQUENCE = Shape.of(4, 3);
  private static final Loss LABELS = new SoftmaxCrossEntropy(0);

  private NetworkCases() {}

  static List<Object[]> all() {
    List<Object[]> cases = new ArrayList<>();
    UpdateRule adam = UpdateRule.of(Optimizers.of("adam"));

    List<Activation> activations = new ArrayList<>(List.of(Activations.of("leaky-relu(0.2)")));
    activations.add(Activations.of("elu(0.5)"));
    Activations.ALL.names().forEach(name -> activations.add(Activations.of(name)));
    for (Activation activation : activations) {
      Layer hidden = new Dense(7, activation);
      add(cases, "dense " + activation.text(), ROW, adam, LABELS, hidden, dense(3));
    }
    Activations.ALL
        .names()
        .forEach(
            name -> {
              Layer recurrent =
                  new SimpleRnn(
                      5,
                      false,
                      Activations.of(name),
                      Initializers.GLOROT_UNIFORM,
                      Initializers.ORTHOGONAL,
                      List.of());
              add(cases, "rnn " + name, SEQUENCE, adam, LABELS, recurrent, dense(3));
            });
    add(cases, "dropout", ROW, adam, LABELS, dense(7), new Dropout(0.4), dense(3));
    add(cases, "gaussian noise", ROW, adam, LABELS, new GaussianNoise(0.3), dense(3));
    // The bias before a normalisation has a gradient of zero, and Adam makes its rounding large.
    Layer noBias = new Dense(7, Activations.LINEAR, false, Initializers.HE_NORMAL);
    add(cases, "batch norm", ROW, adam, LABELS, noBias, new BatchNorm(), dense(3));
    add(cases, "layer norm", ROW, adam, LABELS, dense(7), new LayerNorm(), dense(3));
    add(
        cases,
        "residual",
        ROW,
        adam,
        LABELS,
        new Residual(List.of(dense(7)), Initializers.HE_NORMAL),
        dense(3));
    add(cases, "flatten", SEQUENCE, adam, LABELS, new Flatten(), dense(3));
    add(cases, "last step", SEQUENCE, adam, LABELS, new LastStep(), dense(3));
    add(cases, "batch norm of sequences", SEQUENCE, adam, LABELS, new BatchNorm(), new LastStep());
    Initializer orthogonal = Initializers.ORTHOGONAL;
    Initializer glorot = Initializers.GLOROT_UNIFORM;
    for (boolean sequence : new boolean[] {false, true}) {
      String suffix = sequence ? " giving sequences" : "";
      add(
          cases,
          "rnn" + suffix,
          SEQUENCE,
          adam,
          LABELS,
          new SimpleRnn(5, sequence, Activations.TANH, glorot, orthogonal, List.of()),
          dense(3));
      add(
          cases,
          "lstm" + suffix,
          SEQUENCE,
          adam,
          LABELS,
          new Lstm(5, sequence, glorot, orthogonal, List.of()),
          dense(3));
      add(
          cases,
          "gru" + suffix,
          SEQUENCE,
          adam,
          LABELS,
          new Gru(5, sequence, glorot, orthogonal, List.of()),
          dense(3));
    }
    for (String key : Families.ALL.names()) {
      Family family = Families.of("model", key);
      ModelSpec plain = ModelSpec.of(family, List.of(6, 5));
      ModelSpec residual =
          new ModelSpec(family, List.of(6, 5), family.activation(), family.initializer(), true);
      Places all = Composer.places(Regularization.parse("layer-norm+dropout=0.3+input-noise=0.2"));
      Network two = Models.network(plain, Places.EMPTY, 3, false);
      cases.add(of(key + " two layers", two, SEQUENCE, adam, LABELS));
      Network everything = Models.network(residual, all, 3, false);
      cases.add(of(key + " with everything", everything, SEQUENCE, adam, LABELS));
    }

    for (Loss loss :
        List.of(
            new SoftmaxCrossEntropy(0.1),
            new BinaryCrossEntropy(),
            new MeanSquaredError(),
            new MeanAbsoluteError(),
            new Huber(0.7))) {
      add(cases, loss.toString(), ROW, adam, loss, new Dense(6, Activations.TANH), dense(3));
    }
    for (String optimizer : Optimizers.names()) {
      UpdateRule rule = UpdateRule.of(Optimizers.of(optimizer));
      add(cases, optimizer, ROW, rule, LABELS, new Dense(6, Activations.TANH), dense(3));
    }
    for (Clipping clipping : List.of(Clipping.byGlobalNorm(0.1), Clipping.byValue(0.01))) {
      UpdateRule rule =
          new UpdateRule(
              Optimizers.of("momentum"),
              clipping,
              List.of(new WeightDecay(0.01), new MaxNorm(0.8)));
      add(cases, clipping.toString(), ROW, rule, LABELS, dense(6), dense(3));
    }
    addRegularizers(cases);
    return cases;
  }

  /** Every regularizer with its usual values, in every family that it is for. */
  private static void addRegularizers(List<Object[]> cases) {
    // Not Adam: the bias before a normalisation has a gradient of zero, and Adam makes its rounding
    // large.
    UpdateRule rule = UpdateRule.of(Optimizers.of("momentum"));
    for (String key : Regularizers.ALL.names()) {
      Card card = Regularizers.ALL.card(key);
      Regularization on = Regularization.of(Values.usual(card));
      for (String name : Families.ALL.names()) {
        Family family = Families.of("model", name);
        if (family.sequences() || !card.needs().contains(Regularizer.SEQUENCES)) {
          Network network =
              Models.network(ModelSpec.of(family, List.of(5)), Composer.places(on), 3, false);
          TrainingOptions options =
              new TrainingOptions(1, BATCH, 0.01, Schedules.of("constant"), rule, on);
          TrainingSteps steps = new TrainingSteps(network, LABELS, options, SEQUENCE, 20, 9);
          cases.add(new Object[] {name + " with " + key, steps});
        }
      }
    }
  }

  private static Layer dense(int units) {
    return new Dense(units, Activations.LINEAR);
  }

  private static void add(
      List<Object[]> cases, String name, Shape row, UpdateRule rule, Loss loss, Layer... layers) {
    cases.add(of(name, new Network(List.of(layers)), row, rule, loss));
  }

  private static Object[] of(String name, Network network, Shape row, UpdateRule rule, Loss loss) {
    TrainingOptions options =
        new TrainingOptions(
            1,
            BATCH,
            0.01,
            Schedules.of("constant"),
            rule,
            Regularization.parse("l1=0.001+l2=0.01"));
    return new Object[] {name, new TrainingSteps(network, loss, options, row, 20, 9)};
  }
}
