package dev.hone.benchmarks;

import dev.hone.activations.Activations;
import dev.hone.base.Seed;
import dev.hone.graph.Shape;
import dev.hone.graph.Variable;
import dev.hone.losses.Loss;
import dev.hone.losses.MeanSquaredError;
import dev.hone.losses.SoftmaxCrossEntropy;
import dev.hone.nn.Dense;
import dev.hone.nn.Dropout;
import dev.hone.nn.Layer;
import dev.hone.nn.Lstm;
import dev.hone.nn.Network;
import dev.hone.optim.Adam;
import dev.hone.optim.Clipping;
import dev.hone.optim.ConstantSchedule;
import dev.hone.optim.Momentum;
import dev.hone.optim.UpdateRule;
import dev.hone.regularizers.Regularization;
import dev.hone.train.TrainingOptions;
import dev.hone.train.TrainingSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link Workload} written in Hone, and the initial weights that every contender starts from. */
final class HoneModel {
  private static final Seed SEED = new Seed(1);

  private HoneModel() {}

  static TrainingSteps steps(Workload workload) {
    Loss loss = workload.classifies() ? new SoftmaxCrossEntropy(0) : new MeanSquaredError();
    Clipping clipping =
        workload.clipNorm() > 0 ? Clipping.byGlobalNorm(workload.clipNorm()) : Clipping.none();
    TrainingOptions options =
        new TrainingOptions(
            1,
            workload.batch(),
            workload.learningRate(),
            new ConstantSchedule(),
            new UpdateRule(workload.adam() ? new Adam() : new Momentum(), clipping, List.of()),
            Regularization.parse("l2=" + workload.l2()));
    Shape row =
        workload.recurrent()
            ? Shape.of(workload.steps(), workload.features())
            : Shape.of(workload.features());
    return new TrainingSteps(
        network(workload), loss, options, row, workload.batch(), workload.batch());
  }

  private static Network network(Workload workload) {
    List<Layer> layers = new ArrayList<>();
    if (workload.recurrent()) {
      layers.add(new Lstm(workload.units(), false));
    } else {
      for (int width : workload.hidden()) {
        layers.add(new Dense(width, Activations.RELU));
        if (workload.dropout() > 0) {
          layers.add(new Dropout(workload.dropout()));
        }
      }
    }
    layers.add(new Dense(workload.outputs(), Activations.LINEAR));
    return new Network(layers);
  }

  /** Initial values of the trained variables, by name, in the order of the layers. */
  static Map<String, float[]> weights(TrainingSteps steps) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (Variable variable : steps.variables()) {
      if (variable.trained()) {
        Seed own = SEED.child(variable.name());
        weights.put(variable.name(), variable.initial().values(variable.shape(), own));
      }
    }
    return weights;
  }

  static Map<String, float[]> weights(Workload workload) {
    return weights(steps(workload));
  }
}
