package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Preprocessor;
import dev.hone.exec.Executor;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import dev.hone.nn.Network;
import dev.hone.optim.Schedules;
import dev.hone.regularizers.ChangesTarget;
import dev.hone.regularizers.Composer;
import dev.hone.regularizers.EarlyStopping;
import dev.hone.regularizers.L2Sp;
import dev.hone.regularizers.Regularization;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.Checkpointing;
import dev.hone.train.Evaluation;
import dev.hone.train.Examples;
import dev.hone.train.Trainer;
import dev.hone.train.TrainingListener;
import dev.hone.train.TrainingOptions;
import dev.hone.train.TrainingResult;
import dev.hone.train.TrainingTask;
import dev.hone.train.WarmStart;
import dev.hone.trained.Course;
import dev.hone.trained.Measured;
import dev.hone.trained.Recipe;
import dev.hone.trained.RunKey;
import dev.hone.trained.RunResult;
import dev.hone.trained.TrainedModel;
import dev.hone.trained.WeightFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Fine-tunes one base. The result of a run depends on base, rows, arm, settings and seed alone;
 * arms of a seed share the order of rows and what is drawn.
 */
public final class FineTuner {
  /** Variables of the output layer begin with this. */
  static final String HEAD = "dense1/";

  private final TrainedModel base;
  private final Executor executor;
  private final FineTuningSettings settings;
  private final Examples old;

  /**
   * @param old rows of the kind that the base was trained on, or null for none
   */
  public FineTuner(TrainedModel base, Dataset old, Executor executor, FineTuningSettings settings) {
    this.base = base;
    this.executor = executor;
    this.settings = settings;
    this.old = old == null ? null : Examples.of(base.preprocessor().withSchema(old.schema()), old);
  }

  /**
   * What a run gives.
   *
   * @param model null when it was cancelled or diverged
   */
  public record Outcome(FineTuningRun run, TrainedModel model, boolean cancelled) {}

  /** The base that is tuned. */
  public TrainedModel base() {
    return base;
  }

  /**
   * Checks an arm against base and data before anything is trained.
   *
   * @throws InvalidInputException saying what does not fit
   */
  public void check(FineTuningArm arm, FineTuningData data) {
    if (!arm.strategy().trains() && newClasses(data)) {
      throw new InvalidInputException(
          Message.of(
              "finetune.new-classes",
              arm.name(),
              data.preprocessor().schema().classNames(),
              base.schema().classNames(),
              Strategies.names(Strategy::trains)));
    }
    arm.strategy().freeze(network(arm, data.preprocessor()), type(data));
    Composer.loss(arm.regularization(), base.loss());
  }

  private static TensorType type(FineTuningData data) {
    int[] row = data.training().rowShape().dims();
    int[] dims = new int[row.length + 1];
    dims[0] = 1;
    System.arraycopy(row, 0, dims, 1, row.length);
    return TensorType.float32(Shape.of(dims));
  }

  /** Whether the base's head does not fit the rows' classes. */
  public boolean newClasses(FineTuningData data) {
    return !data.preprocessor().schema().classNames().equals(base.schema().classNames());
  }

  /**
   * Trains one arm and measures it before and after.
   *
   * @param number of the seed, for the report
   */
  public Outcome run(
      FineTuningArm arm, FineTuningData data, int number, Seed seed, BooleanSupplier cancelled) {
    check(arm, data);
    boolean newClasses = newClasses(data);
    Network baseNetwork = base.network();
    Evaluation newBefore =
        newClasses
            ? Evaluation.NONE
            : measure(baseNetwork, base.weights(), base.preprocessor(), data.test());
    Evaluation oldBefore =
        old == null
            ? Evaluation.NONE
            : measure(baseNetwork, base.weights(), base.preprocessor(), old);
    if (!arm.strategy().trains()) {
      FineTuningRun run =
          new FineTuningRun(
              arm.name(), number, Change.none(newBefore), Change.none(oldBefore), 0, null);
      return new Outcome(run, base, false);
    }
    try (Trainer trainer = trainer(arm, data, seed, cancelled)) {
      TrainingResult result = trainer.run(TrainingListener.NONE, cancelled, Checkpointing.NONE);
      boolean diverged = result.stop() == TrainingResult.Stop.DIVERGED;
      boolean stopped = result.stop() == TrainingResult.Stop.CANCELLED;
      Evaluation newAfter = diverged ? Evaluation.NONE : trainer.evaluate(data.test());
      Evaluation oldAfter =
          diverged || old == null ? Evaluation.NONE : oldAfter(arm, newClasses, trainer.weights());
      FineTuningRun run =
          new FineTuningRun(
              arm.name(),
              number,
              new Change(newBefore, newAfter),
              new Change(oldBefore, oldAfter),
              result.history().size(),
              result.divergence());
      return new Outcome(
          run, diverged || stopped ? null : model(arm, data, trainer, result, newAfter), stopped);
    }
  }

  private Trainer trainer(
      FineTuningArm arm, FineTuningData data, Seed seed, BooleanSupplier cancelled) {
    Strategy strategy = arm.strategy();
    Map<String, float[]> start =
        strategy.start(
            new Start(
                base,
                strategy.newHead() || newClasses(data),
                data.training(),
                executor,
                Recipe.options(training(arm), structure(arm).without(ChangesTarget.class)),
                seed.child("pretraining"),
                cancelled));
    Regularization stopping =
        data.validation() == null ? Regularization.NONE : EarlyStopping.after(settings.patience());
    return new Trainer(
        executor,
        new TrainingTask(
            strategy.freeze(network(arm, data.preprocessor()), type(data)),
            base.loss(),
            base.metric(),
            data.training(),
            data.validation(),
            data.preprocessor().targetScale()),
        Recipe.options(training(arm), structure(arm).plus(stopping)),
        seed.child("training"),
        System::nanoTime,
        new WarmStart(
            start, new L2Sp(arm.l2Sp(), arm.l2SpHead(), strategy.fresh() ? Map.of() : start)));
  }

  private TrainingSettings training(FineTuningArm arm) {
    TrainingSettings from = base.spec().training();
    return new TrainingSettings(
        from.loss(),
        settings.epochs(),
        settings.batchSize(),
        from.optimizer(),
        settings.rate(arm.strategy()),
        Schedules.of("constant"),
        from.clipping());
  }

  /** The arm's regularization with what the base's network has. */
  private Regularization structure(FineTuningArm arm) {
    return arm.regularization().plus(base.spec().baseline().regularization().inNetwork());
  }

  private Network network(FineTuningArm arm, Preprocessor preprocessor) {
    return base.spec()
        .model()
        .network(
            structure(arm),
            base.loss().outputs(preprocessor.schema().classNames().size()),
            preprocessor.schema().targetPerStep());
  }

  private Evaluation oldAfter(FineTuningArm arm, boolean newClasses, Map<String, float[]> tuned) {
    if (!newClasses) {
      return measure(base.network(), tuned, base.preprocessor(), old);
    }
    if (arm.strategy().fresh()) {
      return Evaluation.NONE;
    }
    Map<String, float[]> joined = new LinkedHashMap<>(tuned);
    base.weights()
        .forEach(
            (name, values) -> {
              if (name.startsWith(HEAD)) {
                joined.put(name, values);
              }
            });
    return measure(base.network(), joined, base.preprocessor(), old);
  }

  private Evaluation measure(
      Network network, Map<String, float[]> weights, Preprocessor preprocessor, Examples rows) {
    // The training step is not run; batch normalisation asks for two rows.
    TrainingOptions options = Recipe.options(base.spec().training(), Regularization.NONE);
    TrainingOptions small =
        new TrainingOptions(
            1,
            2,
            options.learningRate(),
            options.schedule(),
            options.rule(),
            options.regularization());
    try (Trainer trainer =
        new Trainer(
            executor,
            new TrainingTask(
                network, base.loss(), base.metric(), rows, null, preprocessor.targetScale()),
            small,
            new Seed(0),
            System::nanoTime,
            new WarmStart(weights, L2Sp.NONE))) {
      return trainer.evaluate(rows);
    }
  }

  private TrainedModel model(
      FineTuningArm arm,
      FineTuningData data,
      Trainer trainer,
      TrainingResult result,
      Evaluation test) {
    ExperimentSpec from = base.spec();
    ExperimentSpec spec =
        new ExperimentSpec(
            from.data(),
            from.model(),
            training(arm),
            from.metric(),
            List.of(new Arm(arm.name(), structure(arm), 0)),
            Plan.of(1),
            from.seed());
    Evaluation train = trainer.evaluate(data.training());
    Evaluation validation =
        data.validation() == null ? Evaluation.NONE : trainer.evaluate(data.validation());
    double seconds = result.history().stream().mapToDouble(epoch -> epoch.seconds()).sum();
    RunResult measured =
        new RunResult(
            new RunKey(arm.name(), 0),
            Measured.of(train, validation, test),
            new Course(
                result.history().size(), result.bestEpoch(), seconds, null, result.history()),
            WeightFigures.NONE,
            null);
    return TrainedModel.of(spec, data.preprocessor(), trainer, measured)
        .withReading(base.reading());
  }
}
