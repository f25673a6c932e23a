package dev.hone.cli;

import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.Difficulty;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Scaling;
import dev.hone.data.table.Task;
import dev.hone.initializers.Initializers;
import dev.hone.losses.LossKind;
import dev.hone.nn.ModelSpec;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * The options that describe an experiment. What is not given comes from the spec file, else from
 * {@link Defaults}; no default is repeated here.
 */
final class SpecOptions {
  private static final long MAX_SPEC_BYTES = 1 << 20;

  @Option(
      names = "--data",
      paramLabel = "NAME|FILE",
      description = "Data set of the catalogue, FILE.csv or FILE.ts.")
  private String data;

  @Option(names = "--target", description = "Column to predict (default: the last).")
  private String target;

  @Option(
      names = "--task",
      description = "${COMPLETION-CANDIDATES} (default: by the target's values).")
  private Task task;

  @Option(names = "--window", description = "Of a series: steps that the network sees.")
  private Integer window;

  @Option(names = "--horizon", description = "Of a series: how many steps ahead to predict.")
  private Integer horizon;

  @Option(
      names = "--sequence-steps",
      paramLabel = "N",
      description = "Read each row of a CSV file as a sequence of so many steps.")
  private Integer sequenceSteps;

  @Option(
      names = "--difficult",
      description = "Use the difficulty that the catalogue suggests: less data, wrong labels.")
  private boolean difficult;

  @Option(names = "--train-fraction", description = "Share of the training rows to train on.")
  private Double trainFraction;

  @Option(
      names = "--label-noise",
      description = "Share of training and validation labels to make wrong.")
  private Double labelNoise;

  @Option(names = "--validation-fraction", description = "Share of all rows for validation.")
  private Double validationFraction;

  @Option(names = "--test-fraction", description = "Share of all rows for the test.")
  private Double testFraction;

  @Option(
      names = "--scaling",
      description = "none, min-max, standard, pca-whitening or zca-whitening.")
  private String scaling;

  @Option(names = "--model", description = "${COMPLETION-CANDIDATES}")
  private ModelSpec.Kind model;

  @Option(names = "--hidden", split = ",", paramLabel = "UNITS", description = "As in 64,64.")
  private List<Integer> hidden;

  @Option(
      names = "--activation",
      completionCandidates = RegistryNames.OfActivations.class,
      description = "${COMPLETION-CANDIDATES}; with a parameter as in leaky-relu(0.02).")
  private String activation;

  @Option(
      names = "--initializer",
      completionCandidates = RegistryNames.OfInitializers.class,
      description = "${COMPLETION-CANDIDATES}; with a parameter as in gaussian(0.1).")
  private String initializer;

  @Option(names = "--residual", description = "Add each hidden layer's input to its output.")
  private boolean residual;

  @Option(names = "--loss", description = "Such as cross-entropy, mean-squared-error, huber.")
  private String loss;

  @Option(names = "--epochs", description = "Most passes over the training rows.")
  private Integer epochs;

  @Option(
      names = "--optimizer",
      completionCandidates = RegistryNames.OfOptimizers.class,
      description = "${COMPLETION-CANDIDATES}; with options as in adam(beta1=0.8).")
  private String optimizer;

  @Option(names = "--lr", description = "Learning rate (default: the optimizer's).")
  private Double learningRate;

  @Option(
      names = "--schedule",
      completionCandidates = RegistryNames.OfSchedules.class,
      description = "${COMPLETION-CANDIDATES}; with options as in step(every=10).")
  private String schedule;

  @Option(names = "--batch", paramLabel = "N|full", description = "Rows a step.")
  private String batch;

  @Option(names = "--clip-norm", description = "Largest global norm of the gradient.")
  private Double clipNorm;

  @Option(names = "--clip-value", description = "Largest size of an element of the gradient.")
  private Double clipValue;

  @Option(names = "--seed", description = "From which everything random is drawn.")
  private Long seed;

  @Option(
      names = "--spec",
      paramLabel = "FILE.json",
      description = "Start from this experiment; other options change it.")
  private Path specFile;

  /** Whether anything was said about what to train on. */
  boolean givesData() {
    return data != null || specFile != null;
  }

  /** Whether a spec file was named. */
  boolean givesSpec() {
    return specFile != null;
  }

  /**
   * The experiment.
   *
   * @param arms null for those of the spec file or the defaults
   * @param repeats null likewise
   */
  ExperimentSpec spec(List<Arm> arms, Integer repeats) {
    ExperimentSpec base = specFile != null ? read(specFile) : null;
    if (base == null && data == null) {
      base = Defaults.spec();
    }
    DataSettings dataSettings = data(base);
    LoadedData loaded = null;
    if (base == null) {
      loaded = load(dataSettings);
    }
    List<Arm> chosenArms = arms;
    if (chosenArms == null) {
      chosenArms =
          base != null
              ? base.arms()
              : Defaults.arms(loaded.dataset().schema().task() == Task.CLASSIFICATION);
    }
    ModelSettings baseModel = base != null ? base.model() : Defaults.model(Defaults.kind(loaded));
    return new ExperimentSpec(
        dataSettings,
        model(baseModel),
        training(base != null ? base.training() : TrainingSettings.defaults()),
        chosenArms,
        repeats != null ? repeats : base != null ? base.repeats() : Defaults.REPEATS,
        or(seed, base != null ? base.seed() : Defaults.SEED));
  }

  private LoadedData load(DataSettings settings) {
    return DataSource.load(
        settings.source(),
        new DataSource.Options(
            settings.target(),
            settings.task(),
            settings.windowSteps(),
            settings.horizon(),
            settings.sequenceSteps()),
        new Seed(0));
  }

  private DataSettings data(ExperimentSpec base) {
    DataSettings from =
        base == null || (data != null && !data.equals(base.data().source()))
            ? DataSettings.of(data)
            : base.data();
    Difficulty difficulty = new Difficulty(from.trainFraction(), from.labelNoise());
    if (difficult) {
      if (!Catalogue.has(from.source())) {
        throw InvalidInputException.of(
            "--difficult is for data sets of the catalogue, and %s is none; use --train-fraction"
                + " and --label-noise",
            from.source());
      }
      difficulty = Catalogue.find(from.source()).difficulty();
    }
    return new DataSettings(
        from.source(),
        or(target, from.target()),
        or(task, from.task()),
        or(window, from.windowSteps()),
        or(horizon, from.horizon()),
        or(validationFraction, from.validationFraction()),
        or(testFraction, from.testFraction()),
        or(trainFraction, difficulty.trainFraction()),
        or(labelNoise, difficulty.labelNoise()),
        Names.oneOf("--scaling", Scaling.class, scaling, from.scaling()),
        or(sequenceSteps, from.sequenceSteps()));
  }

  private ModelSettings model(ModelSettings from) {
    ModelSettings base = model == null || model == from.kind() ? from : Defaults.model(model);
    return new ModelSettings(
        base.kind(),
        or(hidden, base.hidden()),
        activation == null ? base.activation() : Activations.of(activation),
        initializer == null ? base.initializer() : Initializers.of(initializer),
        residual || base.residual());
  }

  private TrainingSettings training(TrainingSettings from) {
    Optimizer chosen = optimizer == null ? from.optimizer() : Optimizers.of(optimizer);
    double rate = optimizer == null ? from.learningRate() : chosen.suggestedLearningRate();
    return new TrainingSettings(
        Names.oneOf("--loss", LossKind.class, loss, from.loss()),
        or(epochs, from.epochs()),
        batch == null ? from.batchSize() : batchSize(),
        chosen,
        or(learningRate, rate),
        schedule == null ? from.schedule() : Schedules.of(schedule),
        or(clipValue, from.clipValue()),
        or(clipNorm, from.clipNorm()));
  }

  private int batchSize() {
    if (batch.equals("full")) {
      return 0;
    }
    try {
      int rows = Integer.parseInt(batch);
      if (rows >= 1) {
        return rows;
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(batchError(), e);
    }
    throw new InvalidInputException(batchError());
  }

  private String batchError() {
    return "--batch should be a number of rows of at least 1, or full, but is " + batch;
  }

  private static ExperimentSpec read(Path file) {
    try {
      if (Files.size(file) > MAX_SPEC_BYTES) {
        throw InvalidInputException.of(
            "%s is no experiment spec: it is larger than %d bytes", file, MAX_SPEC_BYTES);
      }
      return ExperimentSpec.parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException("--spec: there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException("--spec: " + file + " is no text in UTF-8", e);
    } catch (IOException e) {
      throw new InvalidInputException("--spec: cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static <T> T or(T given, T otherwise) {
    return given != null ? given : otherwise;
  }
}
