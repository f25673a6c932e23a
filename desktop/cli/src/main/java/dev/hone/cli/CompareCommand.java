package dev.hone.cli;

import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import dev.hone.compare.Comparison;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.Executor;
import dev.hone.report.HtmlReport;
import dev.hone.report.ResultFile;
import dev.hone.report.TextReport;
import dev.hone.run.ExperimentListener;
import dev.hone.run.ModelTraining;
import dev.hone.run.Outline;
import dev.hone.run.RunDirectory;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.EpochRecord;
import dev.hone.trained.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hone compare}. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private static final Path CHECKPOINTS = Path.of(".hone");
  private static final double CHECKPOINT_SECONDS = 5;

  @Mixin private SpecOptions specOptions;

  @Option(
      names = "--arms",
      split = SpecOptions.BETWEEN_ARMS,
      splitSynopsisLabel = ",",
      paramLabel = "${bundle:label.arm}")
  private List<String> arms;

  @Mixin private PlanOptions planOptions;

  @Option(names = "--threads", paramLabel = "${bundle:label.n}")
  private Integer threads;

  @Mixin private ExecutorOption executorOption;

  @Mixin private Outputs outputs;

  @Option(names = "--json", paramLabel = "${bundle:label.file}")
  private Path json;

  @Option(names = "--report", paramLabel = "${bundle:label.file}")
  private Path report;

  @Option(names = "--write-spec", paramLabel = "${bundle:label.file}")
  private Path writeSpec;

  @Option(names = "--checkpoint", paramLabel = "${bundle:label.folder}")
  private Path checkpoint;

  @Option(names = "--fresh")
  private boolean fresh;

  @Option(names = "--quiet")
  private boolean quiet;

  private final Console console;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    specOptions.read(outputs);
    outputs.writes("--json", json).writes("--report", report).writes("--write-spec", writeSpec);
    Threads.check(threads);
    Executor executor = executorOption.create(1, console);
    List<Arm> chosen =
        arms == null ? null : arms.stream().map(Arm::parse).collect(Collectors.toList());
    ExperimentSpec spec = specOptions.spec(chosen, planOptions::plan);
    RunDirectory store =
        new RunDirectory(
            checkpoint != null
                ? checkpoint
                : CHECKPOINTS.resolve("compare-" + spec.hash() + "-" + executor.name()),
            CHECKPOINT_SECONDS);
    if (fresh) {
      // Only what can be trained may make an end of what was.
      new ModelTraining(spec.withOnly(spec.baseline()));
      store.delete();
    }
    describe(spec, store.finishedRuns());
    Optional<Comparison> comparison;
    int cores = Runtime.getRuntime().availableProcessors();
    try (Progress progress =
        Progress.show(
            console, !quiet, "cli.progress.runs", (long) spec.runs() * spec.training().epochs())) {
      comparison =
          new ExperimentRunner(executor, threads != null ? threads : cores)
              .run(
                  spec,
                  store,
                  new Hearer(progress, spec, quiet ? null : console),
                  console.interruption());
    } catch (InvalidInputException e) {
      store.deleteIfMade();
      throw e;
    }
    if (comparison.isEmpty()) {
      console.tell("cli.compare.interrupted", store.finishedRuns());
      return Hone.INTERRUPTED;
    }
    print(spec, comparison.get());
    remove(store);
    boolean allDiverged = comparison.get().runs().stream().allMatch(RunResult::diverged);
    return allDiverged ? Hone.DIVERGED : Hone.OK;
  }

  private void describe(ExperimentSpec spec, int finished) {
    if (quiet) {
      return;
    }
    console.tell(
        "cli.compare.start",
        spec.arms().size(),
        spec.data().source(),
        spec.model().family().card().key(),
        spec.model().hidden().toString(),
        spec.training().optimizer().name(),
        spec.training().epochs(),
        PlanOptions.words(spec));
    if (spec.data().trainFraction() < 1 || spec.data().labelNoise() > 0) {
      console.tell(
          "cli.compare.difficult", 100 * spec.data().trainFraction(), spec.data().labelNoise());
    }
    if (finished > 0) {
      console.tell("cli.compare.continued", finished);
    }
  }

  private void print(ExperimentSpec spec, Comparison comparison) throws IOException {
    PrintWriter out = console.out();
    if (quiet) {
      out.println(TextReport.headline(comparison, console.language()));
    } else {
      out.println(
          TextReport.render(comparison, console.language(), console.colours(), console.width()));
    }
    console.out().flush();
    if (writeSpec != null) {
      write(writeSpec, spec.toPrettyJson() + "\n");
    }
    if (json != null) {
      write(json, ResultFile.toJson(comparison) + "\n");
    }
    if (report != null) {
      AtomicFile.write(report, stream -> HtmlReport.write(comparison, console.language(), stream));
    }
    for (Path path : new Path[] {writeSpec, json, report}) {
      if (path != null && !quiet) {
        console.tell("cli.wrote", path.toString());
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void remove(RunDirectory store) throws IOException {
    store.delete();
    if (checkpoint == null) {
      try {
        Files.deleteIfExists(CHECKPOINTS);
      } catch (DirectoryNotEmptyException e) {
        // Other comparisons are kept there.
        return;
      }
    }
  }

  /** Moves the bar: by epochs, and to the end of a run that needed fewer. */
  private static final class Hearer implements ExperimentListener {
    private final Progress progress;
    private final ExperimentSpec spec;
    private final Console console;

    /** A null console says nothing about the data. */
    Hearer(Progress progress, ExperimentSpec spec, Console console) {
      this.progress = progress;
      this.spec = spec;
      this.console = console;
    }

    @Override
    public void onStart(Outline outline) {
      if (console != null) {
        console.reading(
            outline.data().reading(),
            spec.model().family(),
            outline.data().dataset().schema().steps());
        console.tell(
            "cli.compare.rows",
            outline.trainRows(),
            outline.validationRows(),
            outline.testRows(),
            outline.parameters());
      }
    }

    @Override
    public void onEpoch(Arm arm, int repeat, EpochRecord record) {
      progress.step(1);
    }

    @Override
    public void onRun(RunResult result, int finished, int runs) {
      progress.of((long) runs * spec.training().epochs());
      progress.atLeast((long) finished * spec.training().epochs());
    }

    @Override
    public void onLook(int repeats, int open, int arms) {
      progress.tell("cli.compare.look", repeats, open, arms);
    }
  }
}
