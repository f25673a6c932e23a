package dev.hone.cli;

import dev.hone.base.Language;
import dev.hone.base.Seed;
import dev.hone.data.csv.Csv;
import dev.hone.data.csv.CsvOptions;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Task;
import dev.hone.exec.JavaExecutor;
import dev.hone.finetune.FineTuningArm;
import dev.hone.finetune.FineTuningComparison;
import dev.hone.finetune.FineTuningSettings;
import dev.hone.finetune.FineTuningSummary;
import dev.hone.finetune.Personalisation;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.report.FineTuningReport;
import dev.hone.spec.ModelSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hone personalise}: makes the table of docs/fine-tuning.md. */
@Command(
    name = "personalise",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures fine-tuning for new writers of digits, and prints the table of docs/fine-tuning.md.",
      ""
    })
final class PersonaliseCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Columns x1, y1, x2, y2, ..., then the digit: the UCI pen digits.")
  private Path data;

  @Option(names = "--model", description = "mlp, or lstm over the points (default: mlp).")
  private String model;

  @Option(
      names = "--samples",
      split = ",",
      paramLabel = "N",
      description = "Of each class (default: 5,10,20).")
  private List<Integer> samples = List.of(5, 10, 20);

  @Option(names = "--arms", split = ",", paramLabel = "ARM", description = "As of hone finetune.")
  private List<String> arms =
      List.of("none", "scratch", "head", "last=1", "all", "all+l2-sp=0.01", "all+l2-sp=0.1");

  @Option(names = "--seeds", description = "Writers (default: ${DEFAULT-VALUE}).")
  private int seeds = 5;

  @Option(names = "--epochs", description = "Of the base (default: ${DEFAULT-VALUE}).")
  private int epochs = 25;

  @Spec private CommandSpec command;

  private final Interruption interruption;

  PersonaliseCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    List<FineTuningArm> parsed = arms.stream().map(FineTuningArm::parse).toList();
    Dataset digits = Csv.read(data, CsvOptions.defaults().withTask(Task.CLASSIFICATION)).dataset();
    Family family = model == null ? Families.usual(false) : RegistryNames.family("--model", model);
    boolean sequence = family.sequences();
    Personalisation personalisation =
        new Personalisation(
            new JavaExecutor(),
            digits,
            ModelSettings.of(family, sequence ? List.of(48) : List.of(128, 64)),
            sequence ? digits.schema().columns().size() / 2 : 0,
            epochs,
            new Seed(1),
            interruption);
    if (interruption.getAsBoolean()) {
      return Hone.INTERRUPTED;
    }
    out.printf(
        "%s, base: accuracy %.1f %% on old data%n%n",
        family.card().key().toUpperCase(Locale.ROOT),
        100 * personalisation.base().result().testMetric());
    out.println("| samples a class | arm | new writer | against none | old data | forgotten |");
    out.println("|---|---|---|---|---|---|");
    FineTuningSettings settings =
        FineTuningSettings.defaults(personalisation.base().spec().training().learningRate());
    for (int count : samples) {
      Optional<FineTuningComparison> result =
          personalisation.measure(
              count, parsed, seeds, settings, new Seed(1), run -> {}, interruption);
      if (result.isEmpty()) {
        return Hone.INTERRUPTED;
      }
      for (FineTuningSummary arm : result.get().arms()) {
        List<String> line =
            FineTuningReport.line(result.get().metric(), arm).stream()
                .map(cell -> cell.in(Language.EN))
                .collect(Collectors.toList());
        out.printf("| %d | %s |%n", count, String.join(" | ", line.subList(0, 5)));
      }
      out.flush();
    }
    return Hone.OK;
  }
}
