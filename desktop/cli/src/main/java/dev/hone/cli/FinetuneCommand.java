package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
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
import picocli.CommandLine.Option;

/** {@code hone finetune}. */
@Command(name = "finetune", mixinStandardHelpOptions = true, sortOptions = false)
final class FinetuneCommand implements Callable<Integer> {
  @Option(names = "--base", required = true, paramLabel = "${bundle:label.model}")
  private Path baseFile;

  @Option(names = "--data", required = true, paramLabel = "${bundle:label.data}")
  private String data;

  @Option(names = "--strategy", paramLabel = "${bundle:label.strategy}")
  private String strategy;

  @Option(names = "--arms", split = ",", paramLabel = "${bundle:label.arm}")
  private List<String> arms;

  @Option(names = "--l2-sp", paramLabel = "${bundle:label.a}")
  private Double l2Sp;

  @Option(names = "--old-data", paramLabel = "${bundle:label.data}")
  private String oldData;

  @Option(names = "--epochs", paramLabel = "${bundle:label.epochs}")
  private Integer epochs;

  @Option(names = "--batch", paramLabel = "${bundle:label.n}")
  private Integer batch;

  @Option(names = "--lr", paramLabel = "${bundle:label.rate}")
  private Double learningRate;

  @Option(names = "--patience", paramLabel = "${bundle:label.epochs}")
  private Integer patience;

  @Option(names = "--test-fraction", paramLabel = "${bundle:label.share}")
  private Double testFraction;

  @Option(names = "--repeats", paramLabel = "${bundle:label.n}")
  private int repeats = 5;

  /** The former name of {@code --repeats}. */
  @Option(names = "--seeds", hidden = true)
  void setSeeds(int seeds) {
    repeats = seeds;
  }

  /** The former name of {@code --strategy}. */
  @Option(names = "--way", hidden = true)
  void setWay(String way) {
    strategy = way;
  }

  @Option(names = "--seed", paramLabel = "${bundle:label.seed}")
  private long seed = 1;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "${bundle:label.file}")
  private Path output;

  @Mixin private ExecutorOption executorOption;

  @Mixin private Outputs outputs;

  private final Console console;

  FinetuneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path basePath = base();
    outputs.reads("--data", data).reads("--base", basePath).reads("--old-data", oldData);
    outputs.writes("--output", output);
    TrainedModel base = TrainedModel.read(basePath);
    UserRows user = UserRows.load(data, base.schema(), base.reading());
    console.notes(user.notes());
    Dataset old = old(base);
    FineTuningSettings settings = settings(base);
    FineTuner tuner = new FineTuner(base, old, executorOption.create(1, console), settings);
    Seed random = new Seed(seed);
    FineTuningData first = FineTuningData.split(user.rows(), base.preprocessor(), settings, random);
    FineTuningArm chosen = FineTuningArm.parse(strategy == null ? "all" : strategy);
    List<FineTuningArm> all = arms(chosen, tuner.newClasses(first));
    if (tuner.newClasses(first)) {
      console.note(
          Message.of("cli.finetune.new-head", user.rows().schema().classNames().toString()));
    }
    if (first.validation() == null) {
      console.note(Message.of("cli.finetune.few-rows", first.training().size(), settings.epochs()));
    }
    Optional<FineTuningComparison> result;
    try (Progress progress =
        Progress.show(console, true, "cli.progress.runs", (long) all.size() * repeats)) {
      result =
          FineTuningComparison.run(
              tuner,
              all,
              repeats,
              (number, own) ->
                  FineTuningData.split(user.rows(), base.preprocessor(), settings, own),
              random,
              run -> progress.step(1),
              console.interruption());
    }
    if (result.isEmpty()) {
      console.tell("cli.finetune.interrupted");
      return Hone.INTERRUPTED;
    }
    return report(result.get(), chosen, user.rows().size());
  }

  private int report(FineTuningComparison result, FineTuningArm chosen, int rows)
      throws IOException {
    PrintWriter out = console.out();
    out.println(FineTuningReport.render(result, console.language()));
    console.say("cli.finetune.summary", rows, repeats, result.metric().format(result.before()));
    if (output == null) {
      return Hone.OK;
    }
    FineTuner.Outcome outcome = result.first(chosen.name());
    if (outcome.model() == null) {
      console.fail(outcome.run().divergence());
      return Hone.DIVERGED;
    }
    outcome.model().write(output);
    console.say("cli.finetune.model-of", output.toString(), chosen.name());
    return Hone.OK;
  }

  /** The file itself, or the one safetensors file of a folder. */
  private Path base() throws IOException {
    if (baseFile.toString().endsWith(".tflite")) {
      throw new InvalidInputException(Message.of("cli.error.frozen-base", baseFile.toString()));
    }
    if (!Files.isDirectory(baseFile)) {
      return baseFile;
    }
    try (Stream<Path> files = Files.list(baseFile)) {
      List<Path> models = files.filter(file -> file.toString().endsWith(".safetensors")).toList();
      if (models.size() != 1) {
        throw new InvalidInputException(
            Message.of("cli.error.base-folder", baseFile.toString(), models.size()));
      }
      return models.get(0);
    }
  }

  private Dataset old(TrainedModel base) {
    if (oldData != null) {
      UserRows rows = UserRows.load(oldData, base.schema(), base.reading());
      Schema schema = rows.rows().schema();
      if (!schema.classNames().equals(base.schema().classNames())) {
        throw new InvalidInputException(
            Message.of(
                "cli.error.old-classes",
                oldData,
                schema.classNames().toString(),
                base.schema().classNames().toString()));
      }
      return rows.rows();
    }
    String own = base.spec().data().source();
    if (!Catalogue.has(own)) {
      // A model may come from anybody; a path in it opens nothing here.
      console.note(Message.of("cli.finetune.old-is-file", own));
      return null;
    }
    try {
      return new ModelTraining(base.spec()).testRows();
    } catch (InvalidInputException e) {
      console.note(Message.of("cli.finetune.no-old", e.said()));
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
