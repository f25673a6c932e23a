package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.finetune.FineTuner;
import dev.hone.finetune.FineTuningArm;
import dev.hone.finetune.FineTuningComparison;
import dev.hone.finetune.FineTuningData;
import dev.hone.finetune.FineTuningSettings;
import dev.hone.finetune.UserRows;
import dev.hone.report.FineTuningReport;
import dev.hone.run.ModelTraining;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hone finetune}. */
@Command(
    name = "finetune",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Adapts a trained model to a few rows of one's own, and shows what it gains and forgets.",
      ""
    })
final class FinetuneCommand implements Callable<Integer> {
  @Option(
      names = "--base",
      required = true,
      paramLabel = "MODEL",
      description = "A model by hone train, or a folder with one, as in models/NAME.")
  private Path baseFile;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE|NAME",
      description = "New rows with the base's columns; its classes may be others.")
  private String data;

  @Option(
      names = "--strategy",
      paramLabel = "STRATEGY",
      description =
          "The arm whose model is written: head, last=K, all, scratch or pretrain, with"
              + " regularisation as in all+l2-sp=0.01+dropout=0.2 (default: all).")
  private String strategy;

  @Option(names = "--way", hidden = true)
  void way(String text) {
    strategy = text;
  }

  @Option(
      names = "--arms",
      split = ",(?![^(]*\\))",
      splitSynopsisLabel = ",",
      paramLabel = "ARM",
      description = "What to compare; the first is what the others are held against.")
  private List<String> arms;

  @Option(
      names = "--l2-sp",
      paramLabel = "A",
      description = "Adds the strategy with this pull towards the base's weights.")
  private Double l2Sp;

  @Option(
      names = "--old-data",
      paramLabel = "FILE|NAME",
      description = "Rows to measure forgetting on (default: the base's own test rows).")
  private String oldData;

  @Option(names = "--epochs", description = "Most passes over the training rows.")
  private Integer epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Rows a step.")
  private Integer batch;

  @Option(
      names = "--lr",
      description = "Learning rate of all arms (default: the base's; last=K and all: 0.3 of it).")
  private Double learningRate;

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      description = "Early stopping on a held-out fifth, from 100 training rows on; 0 for none.")
  private Integer patience;

  @Option(names = "--test-fraction", description = "Share of the new rows that arms are judged on.")
  private Double testFraction;

  @Option(names = "--seeds", description = "Repeats of each arm (default: ${DEFAULT-VALUE}).")
  private int seeds = 5;

  @Option(names = "--seed", description = "From which everything random is drawn.")
  private long seed = 1;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The tuned model, for hone predict and hone show (default: none is written).")
  private Path output;

  @Mixin private ExecutorOption executorOption;

  @Spec private CommandSpec command;

  private final Interruption interruption;
  private final boolean terminal;

  FinetuneCommand(Interruption interruption, boolean terminal) {
    this.interruption = interruption;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile.check("--output", output);
    PrintWriter err = command.commandLine().getErr();
    TrainedModel base = TrainedModel.read(base());
    UserRows user = UserRows.load(data, base.schema());
    user.notes().forEach(note -> err.println("Note: " + note));
    Dataset old = old(base, err);
    FineTuningSettings settings = settings(base);
    FineTuner tuner = new FineTuner(base, old, executorOption.create(1, err), settings);
    Seed random = new Seed(seed);
    FineTuningData first = FineTuningData.split(user.rows(), base.preprocessor(), settings, random);
    FineTuningArm chosen = FineTuningArm.parse(strategy == null ? "all" : strategy);
    List<FineTuningArm> all = arms(chosen, tuner.newClasses(first));
    if (tuner.newClasses(first)) {
      err.println(
          "Note: the classes are "
              + user.rows().schema().classNames()
              + ", not the base's: the tuned model gets a new head");
    }
    if (first.validation() == null) {
      err.printf(
          "Note: %d training rows are too few for early stopping; all %d epochs are trained%n",
          first.training().size(), settings.epochs());
    }
    Optional<FineTuningComparison> result;
    try (Progress progress = Progress.show(terminal, "runs", (long) all.size() * seeds)) {
      result =
          FineTuningComparison.run(
              tuner,
              all,
              seeds,
              (number, own) ->
                  FineTuningData.split(user.rows(), base.preprocessor(), settings, own),
              random,
              run -> progress.step(1),
              interruption);
    }
    if (result.isEmpty()) {
      err.println("Interrupted; nothing was written.");
      return Hone.INTERRUPTED;
    }
    return report(result.get(), chosen, user.rows().size());
  }

  private int report(FineTuningComparison result, FineTuningArm chosen, int rows)
      throws IOException {
    PrintWriter out = command.commandLine().getOut();
    out.println(FineTuningReport.render(result, Language.EN));
    out.printf(
        "%d new rows, %d seeds. The base as it is on the new data: %s. Intervals are 95 %%.%n",
        rows, seeds, result.metric().format(result.before()));
    if (output == null) {
      return Hone.OK;
    }
    FineTuner.Outcome outcome = result.first(chosen.name());
    if (outcome.model() == null) {
      command.commandLine().getErr().println("hone: " + outcome.run().divergence());
      return Hone.DIVERGED;
    }
    outcome.model().write(output);
    out.printf("%s: the model of %s, first seed%n", output, chosen.name());
    return Hone.OK;
  }

  /** The file itself, or the one safetensors file of a folder. */
  private Path base() throws IOException {
    if (baseFile.toString().endsWith(".tflite")) {
      throw InvalidInputException.of(
          "--base: %s is a frozen base; hone features --base %s --data … writes what it makes of rows,"
              + " and hone train trains a head on that",
          baseFile, baseFile);
    }
    if (!Files.isDirectory(baseFile)) {
      return baseFile;
    }
    try (Stream<Path> files = Files.list(baseFile)) {
      List<Path> models = files.filter(file -> file.toString().endsWith(".safetensors")).toList();
      if (models.size() != 1) {
        throw InvalidInputException.of(
            "--base: the folder %s should hold one .safetensors file, but holds %d: name one",
            baseFile, models.size());
      }
      return models.get(0);
    }
  }

  private Dataset old(TrainedModel base, PrintWriter err) {
    if (oldData != null) {
      UserRows rows = UserRows.load(oldData, base.schema());
      Schema schema = rows.rows().schema();
      if (!schema.classNames().equals(base.schema().classNames())) {
        throw InvalidInputException.of(
            "--old-data %s has the classes %s; forgetting is measured on the base's own, %s",
            oldData, schema.classNames(), base.schema().classNames());
      }
      return rows.rows();
    }
    try {
      return new ModelTraining(base.spec()).testRows();
    } catch (InvalidInputException e) {
      err.println(
          "Note: what is forgotten cannot be measured, as the base's own data cannot be read ("
              + e.getMessage()
              + "); --old-data names other rows");
      return null;
    }
  }

  private FineTuningSettings settings(TrainedModel base) {
    FineTuningSettings from = FineTuningSettings.defaults(base.spec().training().learningRate());
    return new FineTuningSettings(
        epochs != null ? epochs : from.epochs(),
        batch != null ? batch : from.batchSize(),
        learningRate != null ? learningRate : from.learningRate(),
        learningRate != null ? learningRate : from.continuedRate(),
        patience != null ? patience : from.patience(),
        testFraction != null ? testFraction : from.testFraction());
  }

  private List<FineTuningArm> arms(FineTuningArm chosen, boolean newClasses) {
    List<FineTuningArm> result = new ArrayList<>();
    if (arms != null) {
      arms.forEach(text -> result.add(FineTuningArm.parse(text)));
    } else {
      result.add(FineTuningArm.parse(newClasses ? "scratch" : "none"));
    }
    if (result.stream().noneMatch(arm -> arm.name().equals(chosen.name()))
        && (arms == null || strategy != null || output != null)) {
      result.add(chosen);
    }
    if (l2Sp != null) {
      result.add(FineTuningArm.parse(chosen.name() + "+l2-sp=" + l2Sp));
    }
    return result;
  }
}
