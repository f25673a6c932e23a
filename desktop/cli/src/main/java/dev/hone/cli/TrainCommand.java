package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.exec.Executor;
import dev.hone.metrics.MetricKind;
import dev.hone.run.ModelTraining;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.CheckpointInfo;
import dev.hone.train.TrainingResult;
import dev.hone.trained.RunResult;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hone train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Trains one model into a safetensors file.", ""})
final class TrainCommand implements Callable<Integer> {
  @Mixin private SpecOptions specOptions;

  @Option(
      names = "--arm",
      paramLabel = "SETTING",
      description =
          "Regularisation, as in dropout=0.3+l2=0.001 (default: the spec's only arm, or none).")
  private String arm;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The model (default: ${DEFAULT-VALUE}).")
  private Path output = Path.of("model.safetensors");

  @Option(
      names = "--resume",
      description = "Go on from FILE.checkpoint with the settings it was made with.")
  private boolean resume;

  @Option(names = "--fresh", description = "Start anew, even if there is a checkpoint.")
  private boolean fresh;

  @Option(
      names = "--checkpoint-seconds",
      description = "Least time between two checkpoints (default: ${DEFAULT-VALUE}).")
  private double checkpointSeconds = 5;

  @Option(names = "--threads", description = "Threads for large products (default: 1).")
  private int threads = 1;

  @Mixin private ExecutorOption executorOption;

  @Spec private CommandSpec command;

  private final Interruption interruption;
  private final boolean terminal;

  TrainCommand(Interruption interruption, boolean terminal) {
    this.interruption = interruption;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile.check("--output", output);
    if (threads < 1) {
      throw InvalidInputException.of("--threads should be at least 1, but is %d", threads);
    }
    Executor executor = executorOption.create(threads, command.commandLine().getErr());
    Path checkpoint = output.resolveSibling(output.getFileName() + ".checkpoint");
    ExperimentSpec spec = spec(checkpoint);
    ModelTraining training = new ModelTraining(spec);
    PrintWriter err = command.commandLine().getErr();
    for (Message note : training.loaded().notes()) {
      err.println("Note: " + note);
    }
    ModelTraining.Outcome outcome;
    try (Progress progress = Progress.show(terminal, "epochs", spec.training().epochs())) {
      outcome =
          training.run(
              executor,
              record -> {
                progress.atLeast(record.epoch());
                progress.note(
                    String.format(
                        Locale.ROOT,
                        "loss %.4f validation %.4f",
                        record.loss(),
                        record.validationLoss()));
              },
              interruption,
              checkpoint,
              checkpointSeconds);
    }
    return switch (outcome.training().stop()) {
      case DIVERGED -> {
        Files.deleteIfExists(checkpoint);
        err.println("hone: " + outcome.training().divergence());
        yield Hone.DIVERGED;
      }
      case CANCELLED -> {
        err.printf(
            "Interrupted after epoch %d; to go on: hone train --resume -o %s%n",
            outcome.training().history().size(), output);
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
    if (fresh) {
      Files.deleteIfExists(checkpoint);
    }
    boolean there = Files.exists(checkpoint);
    if (resume && !there) {
      throw InvalidInputException.of("there is nothing to resume: no file %s", checkpoint);
    }
    if (there && !resume) {
      throw InvalidInputException.of(
          "%s holds an interrupted run: add --resume to go on with it, or --fresh to start anew",
          checkpoint);
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
    return specOptions.spec(arms, 1);
  }

  private void describe(TrainingResult training, TrainedModel model) {
    PrintWriter out = command.commandLine().getOut();
    MetricKind metric = MetricKind.of(model.schema().task());
    RunResult result = model.result();
    out.printf(
        "Trained %d epochs in %.1f s%s%n",
        result.epochs(),
        result.seconds(),
        training.stop() == TrainingResult.Stop.EARLY
            ? ", stopped early; the weights are those of epoch " + result.bestEpoch()
            : "");
    line(out, metric, "training", result.trainLoss(), result.trainMetric());
    line(out, metric, "validation", result.validationLoss(), result.validationMetric());
    line(out, metric, "test", result.testLoss(), result.testMetric());
    out.println("Wrote " + output);
  }

  private static void line(
      PrintWriter out, MetricKind metric, String part, double loss, double value) {
    if (!Double.isNaN(loss)) {
      out.printf(
          Locale.ROOT,
          "  %-10s %s %s, loss %.4f%n",
          part,
          metric.label(),
          metric.format(value),
          loss);
    }
  }
}
