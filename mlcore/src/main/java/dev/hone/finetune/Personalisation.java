package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Preprocessor;
import dev.hone.data.table.Scalings;
import dev.hone.data.table.Split;
import dev.hone.exec.Executor;
import dev.hone.losses.Losses;
import dev.hone.metrics.Metrics;
import dev.hone.regularizers.Regularization;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.Checkpointing;
import dev.hone.train.Evaluation;
import dev.hone.train.Examples;
import dev.hone.train.Trainer;
import dev.hone.train.TrainingListener;
import dev.hone.train.TrainingResult;
import dev.hone.train.TrainingTask;
import dev.hone.trained.Course;
import dev.hone.trained.Measured;
import dev.hone.trained.Recipe;
import dev.hone.trained.RunKey;
import dev.hone.trained.RunResult;
import dev.hone.trained.TrainedModel;
import dev.hone.trained.WeightFigures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures what fine-tuning does for a new writer. A base is trained on 70 % of the digits as they
 * are; 15 % are its old data. The other 15 % are rewritten in a {@link WritingStyle} that the base
 * never saw, another for each seed: a few of each class are fine-tuned on, the rest is the new
 * data.
 */
public final class Personalisation {
  private final Executor executor;
  private final Dataset writers;
  private final Dataset old;
  private final int steps;
  private final TrainedModel base;

  /**
   * Trains the base.
   *
   * @param digits a table of points x1, y1, x2, y2, ... with a class each
   * @param steps 0 to take a digit as a row, or the number of points to take it as a sequence
   */
  public Personalisation(
      Executor executor,
      Dataset digits,
      ModelSettings model,
      int steps,
      int epochs,
      Seed seed,
      BooleanSupplier cancelled) {
    this.executor = executor;
    this.steps = steps;
    Split split = Split.stratified(digits, 0.15, 0.15, seed.child("people"));
    writers = digits.subset(split.validation());
    old = shaped(digits.subset(split.test()));
    base = train(shaped(digits.subset(split.train())), model, epochs, seed, cancelled);
  }

  private Dataset shaped(Dataset rows) {
    return steps == 0 ? rows : rows.inSteps(steps);
  }

  /** What all writers start from. */
  public TrainedModel base() {
    return base;
  }

  /** Rows that the base was not trained on, as recorded. */
  public Dataset old() {
    return old;
  }

  /**
   * Compares arms on new writers.
   *
   * @param samples of each class that are fine-tuned on
   * @param writersCount how many writers, one a seed
   */
  public Optional<FineTuningComparison> measure(
      int samples,
      List<FineTuningArm> arms,
      int writersCount,
      FineTuningSettings settings,
      Seed seed,
      Consumer<FineTuningRun> listener,
      BooleanSupplier cancelled) {
    FineTuner tuner = new FineTuner(base, old, executor, settings);
    return FineTuningComparison.run(
        tuner,
        arms,
        writersCount,
        (number, own) -> rows(samples, settings, own),
        seed,
        listener,
        cancelled);
  }

  private FineTuningData rows(int samples, FineTuningSettings settings, Seed seed) {
    Dataset styled = WritingStyle.draw(seed.child("style")).apply(writers);
    int classes = styled.schema().classNames().size();
    int[] counts = styled.classCounts();
    if (Arrays.stream(counts).min().orElse(0) <= samples || samples < 1) {
      throw InvalidInputException.value(
          Message.of("finetune.settings"),
          Message.of("finetune.samples"),
          samples,
          Range.whole(1, Math.max(1, Arrays.stream(counts).min().orElse(0) - 1)));
    }
    // Each class gives its first rows in the seed's own order.
    int[] order = Split.stratified(styled, 0, 0.5, seed.child("samples")).train();
    int[] train = new int[samples * classes];
    int[] taken = new int[classes];
    boolean[] used = new boolean[styled.size()];
    int next = 0;
    for (int pass = 0; pass < 2; pass++) {
      int[] rows = pass == 0 ? order : rest(used);
      for (int row : rows) {
        int label = styled.labels()[row];
        if (!used[row] && taken[label] < samples) {
          used[row] = true;
          taken[label]++;
          train[next++] = row;
        }
      }
    }
    Dataset shaped = shaped(styled);
    // Every writer is another one: their rows share no writing.
    return FineTuningData.of(
        shaped.subset(train), shaped.subset(rest(used)), base.preprocessor(), settings, 0, seed);
  }

  private static int[] rest(boolean[] used) {
    int[] rows = new int[used.length];
    int count = 0;
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private TrainedModel train(
      Dataset rows, ModelSettings model, int epochs, Seed seed, BooleanSupplier cancelled) {
    TrainingSettings training = TrainingSettings.defaults().withEpochs(epochs);
    ExperimentSpec spec =
        new ExperimentSpec(
            DataSettings.of(rows.schema().name() + ".csv"),
            model,
            training,
            List.of(Arm.parse("none")),
            1,
            seed.value());
    Preprocessor preprocessor = Preprocessor.fit(rows, Scalings.usual());
    Examples examples = Examples.of(preprocessor, rows);
    try (Trainer trainer =
        new Trainer(
            executor,
            new TrainingTask(
                model.network(Regularization.NONE, rows.schema().classNames().size(), false),
                Losses.chosen(null, rows.schema()),
                Metrics.usual(rows.schema().task()),
                examples,
                null,
                1),
            Recipe.options(training, Regularization.NONE),
            seed.child("base"),
            System::nanoTime)) {
      TrainingResult result = trainer.run(TrainingListener.NONE, cancelled, Checkpointing.NONE);
      Evaluation train = trainer.evaluate(examples);
      Evaluation test = trainer.evaluate(Examples.of(preprocessor, old));
      return TrainedModel.of(
          spec,
          preprocessor,
          trainer,
          new RunResult(
              new RunKey("none", 0),
              Measured.of(train, Evaluation.NONE, test),
              new Course(
                  result.history().size(),
                  result.bestEpoch(),
                  result.history().stream().mapToDouble(epoch -> epoch.seconds()).sum(),
                  null,
                  result.history()),
              WeightFigures.NONE,
              null));
    }
  }
}
