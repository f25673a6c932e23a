package dev.hone.run;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.table.Schema;
import dev.hone.exec.Executor;
import dev.hone.graph.Variable;
import dev.hone.losses.Loss;
import dev.hone.losses.Losses;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.Checkpointing;
import dev.hone.train.Divergence;
import dev.hone.train.Evaluation;
import dev.hone.train.Trainer;
import dev.hone.train.TrainingListener;
import dev.hone.train.TrainingResult;
import dev.hone.train.TrainingTask;
import dev.hone.trained.Boundary;
import dev.hone.trained.Course;
import dev.hone.trained.Measured;
import dev.hone.trained.Recipe;
import dev.hone.trained.RunKey;
import dev.hone.trained.RunResult;
import dev.hone.trained.TrainedModel;
import dev.hone.trained.WeightFigures;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Trains one arm on the data of one repeat and measures it. */
public final class ArmRun implements AutoCloseable {
  private static final int HISTOGRAM_BINS = 41;

  private final Arm arm;
  private final int repeat;
  private final PreparedData data;
  private final Trainer trainer;

  /**
   * @param seed of the repeat; arms share initial weights and order unless they are replicates
   */
  public ArmRun(
      ExperimentSpec spec, Arm arm, int repeat, PreparedData data, Executor executor, Seed seed) {
    this.arm = arm;
    this.repeat = repeat;
    this.data = data;
    requireSteps(spec.model().family(), data.schema());
    Memory.of(spec, data.preprocessor(), data.training().size())
        .runs(1, Runtime.getRuntime().maxMemory());
    Loss loss = Losses.chosen(spec.training().loss(), data.schema());
    this.trainer =
        new Trainer(
            executor,
            new TrainingTask(
                spec.model()
                    .network(
                        arm.regularization(),
                        loss.outputs(data.schema().classNames().size()),
                        data.schema().targetPerStep()),
                loss,
                Metrics.chosen(spec.metric(), data.schema().task()),
                data.training(),
                data.validation(),
                data.preprocessor().targetScale()),
            Recipe.options(spec.training(), arm.regularization()),
            seed.child("training").child(arm.replicate()),
            System::nanoTime);
  }

  private static void requireSteps(Family family, Schema schema) {
    if (family.sequences() && schema.steps() == 0) {
      throw new InvalidInputException(
          Message.of(
              "run.sequences",
              family.card().key(),
              schema.name(),
              Families.usual(false).card().key()));
    }
  }

  public TrainingResult train(
      TrainingListener listener, BooleanSupplier cancelled, Checkpointing checkpointing) {
    return trainer.run(listener, cancelled, checkpointing);
  }

  public Trainer trainer() {
    return trainer;
  }

  /**
   * The network as it is now.
   *
   * @param spec with this arm alone
   */
  public TrainedModel model(ExperimentSpec spec, RunResult result) {
    return TrainedModel.of(spec, data.preprocessor(), trainer, result).withReading(data.reading());
  }

  /** Measures the trained network on all parts of the data. */
  public RunResult measure(TrainingResult result, boolean withBoundary) {
    String divergence = result.divergence();
    boolean diverged = divergence != null;
    Evaluation train = diverged ? Evaluation.NONE : trainer.evaluate(data.training());
    Evaluation truth =
        diverged || data.truth() == null ? Evaluation.NONE : trainer.evaluate(data.truth());
    Evaluation test =
        diverged || data.testing() == null ? Evaluation.NONE : trainer.evaluate(data.testing());
    Evaluation validation =
        diverged || data.validation() == null
            ? Evaluation.NONE
            : trainer.evaluate(data.validation());
    if (!diverged && (!isFinite(train) || (data.testing() != null && !isFinite(test)))) {
      diverged = true;
      String key = isFinite(train) ? Divergence.TEST_ROWS : Divergence.AFTER_LAST;
      divergence = Message.of(key).toString();
    }
    double seconds = 0;
    for (var epoch : result.history()) {
      seconds += epoch.seconds();
    }
    return new RunResult(
        new RunKey(arm.name(), repeat),
        new Measured(train, truth, validation, test),
        new Course(
            result.history().size(), result.bestEpoch(), seconds, divergence, result.history()),
        WeightFigures.of(weights(), diverged ? 0 : HISTOGRAM_BINS),
        withBoundary && !diverged && Boundary.applies(data.schema())
            ? Boundary.of(trainer, data.preprocessor(), data.trainRows(), data.testRows())
            : null);
  }

  private static boolean isFinite(Evaluation evaluation) {
    return Double.isFinite(evaluation.loss()) && Double.isFinite(evaluation.metric());
  }

  /** All variables of role weight, one after another. */
  private float[] weights() {
    Map<String, float[]> values = trainer.weights();
    int size = 0;
    for (Variable variable : trainer.networkVariables()) {
      size += variable.role() == Variable.Role.WEIGHT ? variable.shape().size() : 0;
    }
    float[] all = new float[size];
    int at = 0;
    for (Variable variable : trainer.networkVariables()) {
      if (variable.role() == Variable.Role.WEIGHT) {
        float[] own = values.get(variable.name());
        System.arraycopy(own, 0, all, at, own.length);
        at += own.length;
      }
    }
    return all;
  }

  @Override
  public void close() {
    trainer.close();
  }
}
