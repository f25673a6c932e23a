package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.ProcessLock;
import dev.hone.base.Range;
import dev.hone.exec.Executor;
import dev.hone.metrics.Metric;
import dev.hone.run.ModelTraining;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.train.CheckpointInfo;
import dev.hone.train.TrainingResult;
import dev.hone.trained.RunResult;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hone train}. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  @Mixin private SpecOptions specOptions;

  @Option(names = "--arm", paramLabel = "${bundle:label.arm}")
  private String arm;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "${bundle:label.file}")
  private Path output = Path.of("model.safetensors");

  @Option(names = "--resume")
  private boolean resume;

  @Option(names = "--fresh")
  private boolean fresh;

  @Option(names = "--checkpoint-seconds", paramLabel = "${bundle:label.seconds}")
  private double checkpointSeconds = 5;

  @Option(names = "--threads", paramLabel = "${bundle:label.n}")
  private int threads = 1;

  @Mixin private ExecutorOption executorOption;

  @Mixin private Outputs outputs;

  private final Console console;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path checkpoint = output.resolveSibling(output.getFileName() + ".checkpoint");
    Path lockFile = checkpoint.resolveSibling(checkpoint.getFileName() + ".lock");
    specOptions.read(outputs);
    outputs.writes("--output", output).writes("--output", checkpoint).named("--output", lockFile);
    if (!(checkpointSeconds >= 0)) {
      throw InvalidInputException.value(
          "--checkpoint-seconds", checkpointSeconds, Range.notNegative());
    }
    Threads.check(threads);
    Executor executor = executorOption.create(threads, console);
    ProcessLock lock = ProcessLock.take(lockFile, checkpoint);
    try {
      return train(executor, checkpoint);
    } finally {
      lock.close();
    }
  }

  private int train(Executor executor, Path checkpoint) throws IOException {
    ExperimentSpec spec = spec(checkpoint);
    ModelTraining training = new ModelTraining(spec);
    if (fresh) {
      Files.deleteIfExists(checkpoint);
    }
    console.reading(
        training.loaded().reading(),
        spec.model().family(),
        training.loaded().dataset().schema().steps());
    ModelTraining.Outcome outcome;
    try (Progress progress =
        Progress.show(console, true, "cli.progress.epochs", spec.training().epochs())) {
      outcome =
          training.run(
              executor,
              record -> {
                progress.atLeast(record.epoch());
                progress.note(
                    console.text("cli.progress.loss", record.loss(), record.validationLoss()));
              },
              console.interruption(),
              checkpoint,
              checkpointSeconds);
    }
    return switch (outcome.training().stop()) {
      case DIVERGED -> {
        Files.deleteIfExists(checkpoint);
        console.fail(outcome.training().divergence());
        yield Hone.DIVERGED;
      }
      case CANCELLED -> {
        console.tell(
            "cli.train.interrupted", outcome.training().history().size(), output.toString());
        yield Hone.INTERRUPTED;
      }
      case FINISHED, EARLY -> {
        outcome.model().write(output);
        Files.deleteIfExists(checkpoint);
        describe(outcome.training(), outcome.model());
        yield Hone.OK;
      }
    };
  }

  private ExperimentSpec spec(Path checkpoint) throws IOException {
    boolean there = !fresh && Files.exists(checkpoint);
    if (resume && !there) {
      throw new InvalidInputException(
          Message.of("cli.error.nothing-to-resume", checkpoint.toString()));
    }
    if (there && !resume) {
      throw new InvalidInputException(
          Message.of("cli.error.checkpoint-there", checkpoint.toString()));
    }
    if (resume && !specOptions.givesData()) {
      JsonFields identity =
          JsonFields.parse(
              "the checkpoint " + checkpoint, CheckpointInfo.read(checkpoint).identity());
      return ExperimentSpec.fromJson(identity.objectOrFail("spec"));
    }
    List<Arm> arms = null;
    if (arm != null || !specOptions.givesSpec()) {
      arms = List.of(Arm.parse(arm == null ? "none" : arm));
    }
    return specOptions.spec(arms, plan -> Plan.of(1));
  }

  private void describe(TrainingResult training, TrainedModel model) {
    Metric metric = model.metric();
    RunResult result = model.result();
    if (training.stop() == TrainingResult.Stop.EARLY) {
      console.say("cli.train.early", result.epochs(), result.seconds(), result.bestEpoch());
    } else {
      console.say("cli.train.done", result.epochs(), result.seconds());
    }
    line(metric, "training", result.trainLoss(), result.trainMetric());
    line(metric, "validation", result.validationLoss(), result.validationMetric());
    line(metric, "test", result.testLoss(), result.testMetric());
    console.say("cli.wrote", output.toString());
  }

  private void line(Metric metric, String part, double loss, double value) {
    if (!Double.isNaN(loss)) {
      console
          .out()
          .println(
              "  "
                  + Console.padded(console.text("cli.part." + part), 10)
                  + " "
                  + console.text("cli.train.measured", metric.name(), metric.format(value), loss));
    }
  }
}
