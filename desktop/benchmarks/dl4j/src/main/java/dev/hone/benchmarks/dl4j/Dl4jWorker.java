package dev.hone.benchmarks.dl4j;

import dev.hone.benchmarks.Contender;
import dev.hone.benchmarks.Worker;
import dev.hone.benchmarks.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Deeplearning4j's {@code MultiLayerNetwork}, with its own initial weights. Where it has no part of
 * the same meaning the nearest stands in: Nesterov momentum, clipping by the norm of each layer.
 */
final class Dl4jWorker implements Contender {
  private final MultiLayerNetwork network;
  private final List<DataSet> batches = new ArrayList<>();

  private Dl4jWorker(Workload workload) {
    NeuralNetConfiguration.Builder settings =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(
                workload.adam()
                    ? new Adam(workload.learningRate())
                    : new Nesterovs(workload.learningRate(), 0.9));
    if (workload.l2() > 0) {
      settings.l2(workload.l2());
    }
    if (workload.clipNorm() > 0) {
      settings
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(workload.clipNorm());
    }
    NeuralNetConfiguration.ListBuilder layers = settings.list();
    if (workload.recurrent()) {
      layers.layer(
          new LastTimeStep(
              new LSTM.Builder().nOut(workload.units()).activation(Activation.TANH).build()));
    } else {
      for (int i = 0; i < workload.hidden().size(); i++) {
        DenseLayer.Builder layer =
            new DenseLayer.Builder().nOut(workload.hidden().get(i)).activation(Activation.RELU);
        // DL4J drops the input of a layer, and its rate is what is kept.
        if (i > 0 && workload.dropout() > 0) {
          layer.dropOut(1 - workload.dropout());
        }
        layers.layer(layer.build());
      }
    }
    OutputLayer.Builder output =
        workload.classifies()
            ? new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX)
            : new OutputLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY);
    if (workload.dropout() > 0) {
      output.dropOut(1 - workload.dropout());
    }
    layers.layer(output.nOut(workload.outputs()).build());
    layers.setInputType(
        workload.recurrent()
            ? InputType.recurrent(workload.features(), workload.steps())
            : InputType.feedForward(workload.features()));
    network = new MultiLayerNetwork(layers.build());
    network.init();
    for (Workload.Batch batch : workload.batches()) {
      batches.add(new DataSet(features(workload, batch), targets(workload, batch)));
    }
  }

  private static INDArray features(Workload workload, Workload.Batch batch) {
    if (!workload.recurrent()) {
      return Nd4j.createFromArray(batch.features()).reshape(workload.batch(), workload.features());
    }
    return Nd4j.createFromArray(batch.features())
        .reshape(workload.batch(), workload.steps(), workload.features())
        .permute(0, 2, 1)
        .dup();
  }

  private static INDArray targets(Workload workload, Workload.Batch batch) {
    if (!workload.classifies()) {
      return Nd4j.createFromArray(batch.targets()).reshape(workload.batch(), 1);
    }
    INDArray oneHot = Nd4j.zeros(workload.batch(), workload.outputs());
    for (int i = 0; i < workload.batch(); i++) {
      oneHot.putScalar(i, batch.labels()[i], 1);
    }
    return oneHot;
  }

  @Override
  public double step(int batch) {
    network.fit(batches.get(batch % batches.size()));
    return network.score();
  }

  @Override
  public void close() {
    network.close();
  }

  /** {@code CONTENDER TASK THREADS}. */
  public static void main(String[] args) throws IOException {
    Worker.serve(words -> new Dl4jWorker(Workload.of(words[1])), args);
  }
}
