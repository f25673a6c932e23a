package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Preprocessor;
import dev.hone.exec.Executor;
import dev.hone.losses.LossKind;
import dev.hone.nn.Models;
import dev.hone.nn.Network;
import dev.hone.optim.Schedules;
import dev.hone.regularizers.L2Sp;
import dev.hone.regularizers.Regularization;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.Checkpointing;
import dev.hone.train.EarlyStopping;
import dev.hone.train.Evaluation;
import dev.hone.train.Examples;
import dev.hone.train.Trainer;
import dev.hone.train.TrainingListener;
import dev.hone.train.TrainingOptions;
import dev.hone.train.TrainingResult;
import dev.hone.train.TrainingTask;
import dev.hone.train.WarmStart;
import dev.hone.trained.Course;
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
public final class Tuner {
  /** Variables of the output layer begin with this. */
  static final String HEAD = "dense1/";

  private final TrainedModel base;
  private final Executor executor;
  private final TuningSettings settings;
  private final Examples old;

  /**
   * @param old rows of the kind that the base was trained on, or null for none
   */
  public Tuner(TrainedModel base, Dataset old, Executor executor, TuningSettings settings) {
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
  public record Outcome(TuningRun run, TrainedModel model, boolean cancelled) {}

  /** The base that is tuned. */
  public TrainedModel base() {
    return base;
  }

  /**
   * Checks an arm against base and data before anything is trained.
   *
   * @throws InvalidInputException saying what does not fit
   */
  public void check(TuningArm arm, TuningData data) {
    if (arm.way().kind() == Way.Kind.NONE && newClasses(data)) {
      throw InvalidInputException.of(
          "arm none: the base does not know the classes %s of the new data, it knows %s; allowed are"
              + " ways with a new head: head, last=K, all, scratch, pretrain",
          data.preprocessor().schema().classNames(), base.schema().classNames());
    }
    if (arm.way().kind() == Way.Kind.LAST) {
      network(arm, data.preprocessor()).frozenExceptLast(arm.way().layers());
    }
    LossKind loss = base.loss();
    loss.create(data.preprocessor().schema(), arm.regularization().labelSmoothing());
  }

  /** Whether the base's head does not fit the rows' classes. */
  public boolean newClasses(TuningData data) {
    return !data.preprocessor().schema().classNames().equals(base.schema().classNames());
  }

  /**
   * Trains one arm and measures it before and after.
   *
   * @param number of the seed, for the report
   */
  public Outcome run(
      TuningArm arm, TuningData data, int number, Seed seed, BooleanSupplier cancelled) {
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
    if (arm.way().kind() == Way.Kind.NONE) {
      TuningRun run =
          new TuningRun(arm.name(), number, newBefore, newBefore, oldBefore, oldBefore, 0, null);
      return new Outcome(run, base, false);
    }
    try (Trainer trainer = trainer(arm, data, seed, cancelled)) {
      TrainingResult result = trainer.run(TrainingListener.NONE, cancelled, Checkpointing.NONE);
      boolean diverged = result.stop() == TrainingResult.Stop.DIVERGED;
      boolean stopped = result.stop() == TrainingResult.Stop.CANCELLED;
      Evaluation newAfter = diverged ? Evaluation.NONE : trainer.evaluate(data.test());
      Evaluation oldAfter =
          diverged || old == null ? Evaluation.NONE : oldAfter(arm, newClasses, trainer.weights());
      TuningRun run =
          new TuningRun(
              arm.name(),
              number,
              newBefore,
              newAfter,
              oldBefore,
              oldAfter,
              result.history().size(),
              result.divergence());
      return new Outcome(
          run, diverged || stopped ? null : model(arm, data, trainer, result, newAfter), stopped);
    }
  }

  private Trainer trainer(TuningArm arm, TuningData data, Seed seed, BooleanSupplier cancelled) {
    Way way = arm.way();
    Network network = network(arm, data.preprocessor());
    boolean newHead = way.newHead() || newClasses(data);
    Map<String, float[]> start = new LinkedHashMap<>();
    if (way.kind() == Way.Kind.PRETRAIN) {
      start.putAll(
          Pretraining.run(
              executor,
              base.spec().model(),
              data.training().features(),
              data.training().rowShape(),
              options(arm, null),
              seed.child("pretraining"),
              cancelled));
    } else if (!way.fresh()) {
      base.weights()
          .forEach(
              (name, values) -> {
                if (!newHead || !name.startsWith(HEAD)) {
                  start.put(name, values);
                }
              });
    }
    int trained =
        switch (way.kind()) {
          case HEAD -> 1;
          case LAST -> way.layers();
          default -> network.depth();
        };
    EarlyStopping stopping =
        data.validation() == null ? null : new EarlyStopping(settings.patience(), 0);
    return new Trainer(
        executor,
        new TrainingTask(
            network.frozenExceptLast(trained),
            base.loss().create(data.preprocessor().schema(), arm.regularization().labelSmoothing()),
            data.training(),
            data.validation(),
            data.preprocessor().targetScale()),
        options(arm, stopping),
        seed.child("training"),
        System::nanoTime,
        new WarmStart(start, new L2Sp(arm.l2Sp(), arm.l2SpHead(), way.fresh() ? Map.of() : start)));
  }

  private TrainingOptions options(TuningArm arm, EarlyStopping stopping) {
    TrainingOptions options = Recipe.options(training(arm), structure(arm));
    return new TrainingOptions(
        options.epochs(),
        options.batchSize(),
        options.learningRate(),
        options.schedule(),
        options.rule(),
        options.penalty(),
        stopping);
  }

  private TrainingSettings training(TuningArm arm) {
    TrainingSettings from = base.spec().training();
    return new TrainingSettings(
        from.loss(),
        settings.epochs(),
        settings.batchSize(),
        from.optimizer(),
        settings.rate(arm.way()),
        Schedules.of("constant"),
        from.clipping());
  }

  /** The arm's regularisation with the layers that the base has. */
  private Regularization structure(TuningArm arm) {
    Regularization own = arm.regularization();
    Regularization built = base.spec().baseline().regularization();
    return new Regularization(
        own.l1(),
        own.l2(),
        own.weightDecay(),
        own.maxNorm(),
        own.dropout(),
        built.batchNorm(),
        built.layerNorm(),
        own.labelSmoothing(),
        own.inputNoise(),
        0);
  }

  private Network network(TuningArm arm, Preprocessor preprocessor) {
    return Models.network(
        base.spec()
            .model()
            .with(
                structure(arm),
                base.loss().outputs(preprocessor.schema()),
                preprocessor.schema().targetPerStep()));
  }

  private Evaluation oldAfter(TuningArm arm, boolean newClasses, Map<String, float[]> tuned) {
    if (!newClasses) {
      return measure(base.network(), tuned, base.preprocessor(), old);
    }
    if (arm.way().fresh()) {
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
    TrainingOptions options =
        Recipe.options(base.spec().training(), base.spec().baseline().regularization());
    TrainingOptions small =
        new TrainingOptions(
            1,
            2,
            options.learningRate(),
            options.schedule(),
            options.rule(),
            options.penalty(),
            null);
    try (Trainer trainer =
        new Trainer(
            executor,
            new TrainingTask(
                network,
                base.loss().create(base.schema(), 0),
                rows,
                null,
                preprocessor.targetScale()),
            small,
            new Seed(0),
            System::nanoTime,
            new WarmStart(weights, L2Sp.NONE))) {
      return trainer.evaluate(rows);
    }
  }

  private TrainedModel model(
      TuningArm arm, TuningData data, Trainer trainer, TrainingResult result, Evaluation test) {
    ExperimentSpec from = base.spec();
    ExperimentSpec spec =
        new ExperimentSpec(
            from.data(),
            from.model(),
            training(arm),
            List.of(new Arm(arm.name(), structure(arm), 0)),
            1,
            from.seed());
    Evaluation train = trainer.evaluate(data.training());
    Evaluation validation =
        data.validation() == null ? Evaluation.NONE : trainer.evaluate(data.validation());
    double seconds = result.history().stream().mapToDouble(epoch -> epoch.seconds()).sum();
    RunResult measured =
        new RunResult(
            new RunKey(arm.name(), 0),
            train,
            validation,
            test,
            new Course(
                result.history().size(), result.bestEpoch(), seconds, null, result.history()),
            WeightFigures.NONE,
            null);
    return TrainedModel.of(spec, data.preprocessor(), trainer, measured);
  }
}
