package dev.hone.cli;

import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.Difficulty;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Scalings;
import dev.hone.data.table.Task;
import dev.hone.initializers.Initializers;
import dev.hone.losses.Losses;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Family;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.Plan;
import dev.hone.spec.TrainingSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that describe an experiment. What is not given comes from the spec file, else from
 * {@link Defaults}; no default is repeated here.
 */
final class SpecOptions {
  /** Commas, save those within an arm as in {@code zoneout(cell=0.1,hidden=0.05)}. */
  static final String BETWEEN_ARMS = ",(?![^(]*\\))";

  private static final long MAX_SPEC_BYTES = 1 << 20;

  @Option(names = "--data", paramLabel = "${bundle:label.data}")
  private String data;

  @Mixin private TableChoices table;

  @Option(names = "--window", paramLabel = "${bundle:label.steps}")
  private Integer window;

  @Option(names = "--horizon", paramLabel = "${bundle:label.steps}")
  private Integer horizon;

  @Option(names = "--sequence-steps", paramLabel = "${bundle:label.steps}")
  private Integer sequenceSteps;

  @Option(names = "--difficult")
  private boolean difficult;

  @Option(names = "--train-fraction", paramLabel = "${bundle:label.share}")
  private Double trainFraction;

  @Option(names = "--label-noise", paramLabel = "${bundle:label.share}")
  private Double labelNoise;

  @Option(names = "--validation-fraction", paramLabel = "${bundle:label.share}")
  private Double validationFraction;

  @Option(names = "--test-fraction", paramLabel = "${bundle:label.share}")
  private Double testFraction;

  @Option(names = "--scaling", paramLabel = "${bundle:label.scaling}")
  private String scaling;

  @Option(names = "--model", paramLabel = "${bundle:label.model}")
  private String model;

  @Option(names = "--hidden", split = ",", paramLabel = "${bundle:label.units}")
  private List<Integer> hidden;

  @Option(names = "--activation", paramLabel = "${bundle:label.activation}")
  private String activation;

  @Option(names = "--initializer", paramLabel = "${bundle:label.initializer}")
  private String initializer;

  @Option(names = "--residual")
  private boolean residual;

  @Option(names = "--loss", paramLabel = "${bundle:label.loss}")
  private String loss;

  @Option(names = "--epochs", paramLabel = "${bundle:label.epochs}")
  private Integer epochs;

  @Option(names = "--optimizer", paramLabel = "${bundle:label.optimizer}")
  private String optimizer;

  @Option(names = "--lr", paramLabel = "${bundle:label.rate}")
  private Double learningRate;

  @Option(names = "--schedule", paramLabel = "${bundle:label.schedule}")
  private String schedule;

  @Option(names = "--batch", paramLabel = "${bundle:label.rows}")
  private String batch;

  @Option(names = "--clip-norm", paramLabel = "${bundle:label.norm}")
  private Double clipNorm;

  @Option(names = "--clip-value", paramLabel = "${bundle:label.value}")
  private Double clipValue;

  @Option(names = "--metric", paramLabel = "${bundle:label.metric}")
  private String metric;

  @Option(names = "--seed", paramLabel = "${bundle:label.seed}")
  private Long seed;

  @Option(names = "--spec", paramLabel = "${bundle:label.json}")
  private Path specFile;

  /** Names the files that are read. */
  void read(Outputs outputs) {
    outputs.reads("--data", data).reads("--spec", specFile);
  }

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
   * @param plan how often they are trained, from the plan of the spec file or null
   */
  ExperimentSpec spec(List<Arm> arms, UnaryOperator<Plan> plan) {
    ExperimentSpec base = specFile != null ? read(specFile) : null;
    Plan chosenPlan = plan.apply(base != null ? base.plan() : null);
    if (base == null && data == null) {
      base = Defaults.spec(chosenPlan);
    }
    DataSettings dataSettings = data(base);
    LoadedData loaded = null;
    if (base == null) {
      loaded = load(dataSettings);
      if (testFraction == null && chosenPlan.untilDecided()) {
        dataSettings =
            dataSettings.withTestFraction(
                Defaults.testFraction(loaded.dataset().size(), loaded.groups() != null));
      }
    }
    List<Arm> chosenArms = arms;
    if (chosenArms == null) {
      chosenArms =
          base != null
              ? base.arms()
              : Defaults.arms(loaded.dataset().schema().task() == Task.CLASSIFICATION);
    }
    ModelSettings baseModel = base != null ? base.model() : Defaults.model(Defaults.family(loaded));
    return new ExperimentSpec(
        dataSettings,
        model(baseModel),
        training(base != null ? base.training() : TrainingSettings.defaults()),
        metric != null ? Metrics.find("--metric", metric) : base != null ? base.metric() : null,
        chosenArms,
        chosenPlan,
        or(seed, base != null ? base.seed() : Defaults.SEED));
  }

  private LoadedData load(DataSettings settings) {
    return DataSource.load(settings.source(), settings.reading(), new Seed(0));
  }

  private DataSettings data(ExperimentSpec base) {
    DataSettings from =
        base == null || (data != null && !data.equals(base.data().source()))
            ? DataSettings.of(data)
            : base.data();
    Difficulty difficulty = new Difficulty(from.trainFraction(), from.labelNoise());
    if (difficult) {
      if (!Catalogue.has(from.source())) {
        throw new InvalidInputException(Message.of("cli.error.difficult", from.source()));
      }
      difficulty = Catalogue.find(from.source()).difficulty();
    }
    return new DataSettings(
        from.source(),
        new DataSource.Options(
            table.over(from.reading().table()),
            or(window, from.windowSteps()),
            or(horizon, from.horizon()),
            or(sequenceSteps, from.sequenceSteps())),
        new DataSettings.Fractions(
            or(validationFraction, from.validationFraction()),
            or(testFraction, from.testFraction()),
            or(trainFraction, difficulty.trainFraction())),
        or(labelNoise, difficulty.labelNoise()),
        scaling == null ? from.scaling() : Scalings.find("--scaling", scaling));
  }

  private ModelSettings model(ModelSettings from) {
    Family family = model == null ? from.family() : Names.family("--model", model);
    ModelSettings base = family.equals(from.family()) ? from : Defaults.model(family);
    return new ModelSettings(
        base.family(),
        or(hidden, base.hidden()),
        activation == null ? base.activation() : Activations.ALL.parse("--activation", activation),
        initializer == null
            ? base.initializer()
            : Initializers.ALL.parse("--initializer", initializer),
        residual || base.residual());
  }

  private TrainingSettings training(TrainingSettings from) {
    Optimizer chosen =
        optimizer == null ? from.optimizer() : Optimizers.ALL.parse("--optimizer", optimizer);
    double rate = optimizer == null ? from.learningRate() : chosen.suggestedLearningRate();
    return new TrainingSettings(
        loss == null ? from.loss() : Losses.ALL.parse("--loss", loss),
        or(epochs, from.epochs()),
        batch == null ? from.batchSize() : batchSize(),
        chosen,
        or(learningRate, rate),
        schedule == null ? from.schedule() : Schedules.ALL.parse("--schedule", schedule),
        TrainingSettings.clipping(or(clipValue, from.clipValue()), or(clipNorm, from.clipNorm())));
  }

  private int batchSize() {
    if (batch.equals("full")) {
      return 0;
    }
    int rows;
    try {
      rows = Integer.parseInt(batch);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(batchError().said(), e);
    }
    if (rows < 1) {
      throw batchError();
    }
    return rows;
  }

  private InvalidInputException batchError() {
    return InvalidInputException.value("--batch", batch, Message.of("cli.allowed.batch"));
  }

  private static ExperimentSpec read(Path file) {
    try {
      if (Files.size(file) > MAX_SPEC_BYTES) {
        throw new InvalidInputException(
            Message.of("cli.error.spec-too-large", file.toString(), MAX_SPEC_BYTES));
      }
      return ExperimentSpec.parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(Message.of("cli.error.spec-missing", file.toString()), e);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(Message.of("cli.error.spec-no-text", file.toString()), e);
    } catch (IOException e) {
      throw new InvalidInputException(
          Message.of("cli.error.spec-unreadable", file.toString(), Failures.said(e)), e);
    }
  }

  private static <T> T or(T given, T otherwise) {
    return given != null ? given : otherwise;
  }
}
