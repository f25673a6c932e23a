package dev.hone.finetune;

import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.Task;
import dev.hone.graph.Shape;
import dev.hone.losses.MeanSquaredError;
import dev.hone.metrics.Metrics;
import dev.hone.nn.Activated;
import dev.hone.nn.Dense;
import dev.hone.nn.Flatten;
import dev.hone.nn.GaussianNoise;
import dev.hone.nn.Layer;
import dev.hone.nn.Network;
import dev.hone.spec.ModelSettings;
import dev.hone.train.Checkpointing;
import dev.hone.train.Examples;
import dev.hone.train.Inference;
import dev.hone.train.Trainer;
import dev.hone.train.TrainingListener;
import dev.hone.train.TrainingResult;
import dev.hone.train.TrainingTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Greedy layer-wise unsupervised pre-training (Hinton, Osindero and Teh 2006; Bengio et al. 2007)
 * by denoising autoencoders (Vincent et al., JMLR 11, 2010): each hidden layer of an MLP in turn
 * learns to reconstruct its clean input from the input with normal noise added, through a linear
 * decoder of its own (untied), by mean squared error. Its activations are the next layer's input.
 * Decoders are thrown away; labels are not looked at.
 *
 * <p>Batch and layer normalisation are left out while pre-training and start at the identity.
 */
final class Pretraining {
  /** Standard deviation of the noise on a layer's input, for inputs of standard deviation 1. */
  public static final double NOISE = 0.3;

  private static final int BATCH = 256;

  /** Variables of the decoder begin with this; the encoder is the first dense layer. */
  private static final String DECODER = "dense2/";

  private Pretraining() {}

  /**
   * Weights of all hidden layers, by their names in the network.
   *
   * @param from the model, the rows and the options of each layer's training
   * @throws InvalidInputException if the model is recurrent, or residual: neither is a stack of
   *     layers that each take the one before's output and nothing else
   */
  static Map<String, float[]> run(Start from) {
    ModelSettings model = from.base().spec().model();
    if (model.family().sequences() || model.residual()) {
      throw new InvalidInputException(
          Message.of("finetune.pretrain", model.family().card().key(), model.residual() ? 1 : 0));
    }
    Map<String, float[]> weights = new LinkedHashMap<>();
    Shape rowShape = from.rows().rowShape();
    int rows = from.rows().features().length / rowShape.size();
    float[] inputs = from.rows().features();
    int width = rowShape.size();
    for (int i = 0; i < model.hidden().size(); i++) {
      int units = model.hidden().get(i);
      Layer encoder = new Dense(units, Activations.LINEAR, true, model.initializer());
      Layer decoder = new Dense(width, Activations.LINEAR, true, model.initializer());
      List<Layer> hidden = new ArrayList<>(List.of(encoder));
      if (!model.activation().equals(Activations.LINEAR)) {
        hidden.add(new Activated(model.activation()));
      }
      List<Layer> all = new ArrayList<>(List.of(new Flatten(), new GaussianNoise(NOISE)));
      all.addAll(hidden);
      all.add(decoder);
      Network autoencoder = new Network(all);
      Map<String, float[]> layer = new LinkedHashMap<>();
      try (Trainer trainer =
          new Trainer(
              from.executor(),
              new TrainingTask(
                  autoencoder,
                  new MeanSquaredError(),
                  Metrics.usual(Task.REGRESSION),
                  Examples.regression(Shape.of(width), inputs, inputs),
                  null,
                  1),
              from.options(),
              from.seed().child("layer").child(i),
              System::nanoTime)) {
        TrainingResult result =
            trainer.run(TrainingListener.NONE, from.cancelled(), Checkpointing.NONE);
        if (result.stop() == TrainingResult.Stop.DIVERGED) {
          throw new InvalidInputException(
              Message.of("finetune.pretrain-diverged", i + 1, result.divergence()));
        }
        trainer
            .weights()
            .forEach(
                (name, values) -> {
                  if (!name.startsWith(DECODER)) {
                    layer.put(name, values);
                  }
                });
      }
      String block = "block" + (i + 1) + "/";
      layer.forEach((name, values) -> weights.put(block + name, values));
      try (Inference next =
          new Inference(
              from.executor(), encoded(hidden), Shape.of(width), layer, Math.min(BATCH, rows), 1)) {
        inputs = next.outputs(inputs, rows);
      }
      width = units;
    }
    return weights;
  }

  private static Network encoded(List<Layer> hidden) {
    List<Layer> layers = new ArrayList<>(List.of(new Flatten()));
    layers.addAll(hidden);
    return new Network(layers);
  }
}
