package dev.hone.cli;

import dev.hone.base.Seed;
import dev.hone.data.csv.Csv;
import dev.hone.data.csv.TableOptions;
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
import picocli.CommandLine.Option;

/** {@code hone personalise}: makes the table of docs/fine-tuning.md. */
@Command(name = "personalise", mixinStandardHelpOptions = true, sortOptions = false)
final class PersonaliseCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "${bundle:label.file}")
  private Path data;

  @Option(names = "--model", paramLabel = "${bundle:label.model}")
  private String model;

  @Option(names = "--samples", split = ",", paramLabel = "${bundle:label.n}")
  private List<Integer> samples = List.of(5, 10, 20);

  @Option(names = "--arms", split = ",", paramLabel = "${bundle:label.arm}")
  private List<String> arms =
      List.of("none", "scratch", "head", "last=1", "all", "all+l2-sp=0.01", "all+l2-sp=0.1");

  @Option(names = "--writers", paramLabel = "${bundle:label.n}")
  private int writers = 5;

  /** The former name of {@code --writers}. */
  @Option(names = "--seeds", hidden = true)
  void setSeeds(int seeds) {
    writers = seeds;
  }

  @Option(names = "--epochs", paramLabel = "${bundle:label.epochs}")
  private int epochs = 25;

  private final Console console;

  PersonaliseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PrintWriter out = console.out();
    List<FineTuningArm> parsed = arms.stream().map(FineTuningArm::parse).toList();
    Dataset digits =
        Csv.read(data, TableOptions.defaults().withTask(Task.CLASSIFICATION)).dataset();
    Family family = model == null ? Families.usual(false) : Names.family("--model", model);
    boolean sequence = family.sequences();
    Personalisation personalisation =
        new Personalisation(
            new JavaExecutor(),
            digits,
            ModelSettings.of(family, sequence ? List.of(48) : List.of(128, 64)),
            sequence ? digits.schema().columns().size() / 2 : 0,
            epochs,
            new Seed(1),
            console.interruption());
    if (console.interruption().getAsBoolean()) {
      return Hone.INTERRUPTED;
    }
    console.say(
        "cli.personalise.base",
        family.card().key().toUpperCase(Locale.ROOT),
        100 * personalisation.base().result().testMetric());
    out.println();
    console.say("cli.personalise.heads");
    out.println("|---|---|---|---|---|---|");
    FineTuningSettings settings =
        FineTuningSettings.defaults(personalisation.base().spec().training().learningRate());
    for (int count : samples) {
      Optional<FineTuningComparison> result =
          personalisation.measure(
              count, parsed, writers, settings, new Seed(1), run -> {}, console.interruption());
      if (result.isEmpty()) {
        return Hone.INTERRUPTED;
      }
      for (FineTuningSummary arm : result.get().arms()) {
        List<String> line =
            FineTuningReport.line(result.get().metric(), arm).stream()
                .map(cell -> cell.in(console.language()))
                .collect(Collectors.toList());
        out.printf(Locale.ROOT, "| %d | %s |%n", count, String.join(" | ", line.subList(0, 5)));
      }
      out.flush();
    }
    return Hone.OK;
  }
}
