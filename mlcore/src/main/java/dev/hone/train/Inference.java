package dev.hone.train;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.exec.Executor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.nn.Network;
import java.util.List;
import java.util.Map;

/** A network with fixed weights, to predict with. */
public final class Inference implements AutoCloseable {
  private static final String INFER = "infer";

  private final Session session;
  private final Program program;
  private final int batch;
  private final int width;
  private final int targetsPerRow;

  /**
   * Compiles the network for batches of one size.
   *
   * @param weights by variable name, row-major
   * @param batch rows that are run at once
   * @param targetsPerRow 1, or the steps of a sequence if each has a target
   * @throws InvalidInputException if a variable has no weights, or weights of another size
   */
  public Inference(
      Executor executor,
      Network network,
      Shape rowShape,
      Map<String, float[]> weights,
      int batch,
      int targetsPerRow) {
    this.batch = batch;
    this.width = rowShape.size();
    this.targetsPerRow = targetsPerRow;
    StepBuilder builder = new StepBuilder(false);
    builder.output(
        TrainingSteps.OUTPUT,
        network.apply(TrainingSteps.features(builder, rowShape, batch), builder));
    Step step = builder.build(INFER);
    for (Variable variable : builder.variables()) {
      float[] values = weights.get(variable.name());
      if (values == null || values.length != variable.shape().size()) {
        throw new InvalidInputException(
            Message.of(
                "train.weights",
                variable.name(),
                variable.shape().toString(),
                values == null
                    ? Message.of("train.no-values")
                    : Message.of("train.values", values.length)));
      }
    }
    session = executor.compile(List.of(step));
    for (Variable variable : builder.variables()) {
      session.write(variable.name(), weights.get(variable.name()));
    }
    program = session.program(INFER);
  }

  /**
   * Runs the network.
   *
   * @param features row-major [rows, rowShape...]
   */
  public Predictions predict(float[] features, int rows) {
    float[] outputs = outputs(features, rows);
    return new Predictions(outputs, outputs.length / (rows * targetsPerRow));
  }

  /**
   * What the last layer gives.
   *
   * @param features row-major [rows, rowShape...]
   * @return row-major [rows, ...], a new array
   */
  public float[] outputs(float[] features, int rows) {
    return Batches.outputs(program, batch, features, rows, width);
  }

  @Override
  public void close() {
    session.close();
  }
}
