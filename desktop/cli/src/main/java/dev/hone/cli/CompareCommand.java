package dev.hone.cli;

import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.Executor;
import dev.hone.report.Headline;
import dev.hone.report.HtmlReport;
import dev.hone.report.ResultFile;
import dev.hone.report.TextReport;
import dev.hone.run.ExperimentListener;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hone compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a network under several regularisation settings, each on the same splits, and says which does better.",
      "Without options: breast biopsy data made difficult, an MLP, seven arms, five seeds.",
      "",
      "An arm is none, or parts joined by +: "
          + CompareCommand.ARMS
          + ". The first arm is the baseline. NAME:SETTING names it; SETTING@1 draws other weights.",
      ""
    })
final class CompareCommand implements Callable<Integer> {
  /** Stands for the regularizers there are: annotations take constants alone. */
  static final String ARMS = "{arms}";

  private static final Path CHECKPOINTS = Path.of(".hone");
  private static final double CHECKPOINT_SECONDS = 5;

  @Mixin private SpecOptions specOptions;

  @Option(
      names = "--arms",
      split = ",(?![^(]*\\))",
      splitSynopsisLabel = ",",
      paramLabel = "ARM",
      description = "As in none,l2=0.01,dropout=0.3+l2=0.001.")
  private List<String> arms;

  @Option(names = "--seeds", description = "How often each arm is trained, on another split.")
  private Integer seeds;

  @Option(names = "--threads", description = "Runs at once (default: one a core).")
  private Integer threads;

  @Mixin private ExecutorOption executorOption;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the whole result.")
  private Path json;

  @Option(names = "--report", paramLabel = "FILE", description = "Write a report in HTML.")
  private Path report;

  @Option(names = "--write-spec", paramLabel = "FILE", description = "Write the experiment.")
  private Path writeSpec;

  @Option(
      names = "--checkpoint",
      paramLabel = "FOLDER",
      description =
          "Where unfinished work is kept (default: .hone/compare-… in this folder); removed at the end.")
  private Path checkpoint;

  @Option(names = "--fresh", description = "Do not continue an interrupted comparison.")
  private boolean fresh;

  @Option(names = "--quiet", description = "Print the result in one sentence, nothing else.")
  private boolean quiet;

  @Spec private CommandSpec command;

  private final Interruption interruption;
  private final boolean terminal;

  CompareCommand(Interruption interruption, boolean terminal) {
    this.interruption = interruption;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile.check("--json", json);
    OutputFile.check("--report", report);
    OutputFile.check("--write-spec", writeSpec);
    if (json != null && json.equals(report)) {
      throw InvalidInputException.of("--json and --report both name %s", json);
    }
    Executor executor = executorOption.create(1, command.commandLine().getErr());
    List<Arm> chosen =
        arms == null ? null : arms.stream().map(Arm::parse).collect(Collectors.toList());
    ExperimentSpec spec = specOptions.spec(chosen, seeds);
    if (writeSpec != null) {
      write(writeSpec, spec.toPrettyJson() + "\n");
    }
    RunDirectory store =
        new RunDirectory(
            checkpoint != null
                ? checkpoint
                : CHECKPOINTS.resolve("compare-" + spec.hash() + "-" + executor.name()),
            CHECKPOINT_SECONDS);
    if (fresh) {
      store.delete();
    }
    PrintWriter err = command.commandLine().getErr();
    describe(spec, store.finishedRuns(), err);
    Optional<Comparison> comparison;
    int cores = Runtime.getRuntime().availableProcessors();
    try (Progress progress =
        Progress.show(terminal && !quiet, "runs", (long) spec.runs() * spec.training().epochs())) {
      comparison =
          new ExperimentRunner(executor, threads != null ? threads : cores)
              .run(spec, store, new Hearer(progress, spec, quiet ? null : err), interruption);
    } catch (InvalidInputException e) {
      if (store.finishedRuns() == 0) {
        remove(store);
      }
      throw e;
    }
    if (comparison.isEmpty()) {
      err.println(
          "Interrupted: "
              + store.finishedRuns()
              + " of "
              + spec.runs()
              + " runs are done and kept. The same command continues.");
      return Hone.INTERRUPTED;
    }
    print(comparison.get());
    remove(store);
    boolean allDiverged = comparison.get().runs().stream().allMatch(RunResult::diverged);
    return allDiverged ? Hone.DIVERGED : Hone.OK;
  }

  private void describe(ExperimentSpec spec, int finished, PrintWriter err) {
    if (quiet) {
      return;
    }
    err.printf(
        "Comparing %d arms on %s: %s %s, %s, %d epochs, %d seeds, %d runs%n",
        spec.arms().size(),
        spec.data().source(),
        spec.model().family().card().key(),
        spec.model().hidden(),
        spec.training().optimizer().name(),
        spec.training().epochs(),
        spec.repeats(),
        spec.runs());
    if (spec.data().trainFraction() < 1 || spec.data().labelNoise() > 0) {
      err.printf(
          "made difficult: trained on %.0f %% of the training rows, label noise %s%n",
          100 * spec.data().trainFraction(), spec.data().labelNoise());
    }
    if (finished > 0) {
      err.printf("Continuing an interrupted comparison: %d runs are done already%n", finished);
    }
  }

  private void print(Comparison comparison) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    if (quiet) {
      out.println(Headline.of(comparison).in(Language.EN));
    } else {
      out.println(
          TextReport.render(
              comparison, Language.EN, Hone.colours(terminal), Hone.width(command, terminal)));
    }
    if (json != null) {
      write(json, ResultFile.toJson(comparison) + "\n");
    }
    if (report != null) {
      AtomicFile.write(report, stream -> HtmlReport.write(comparison, Language.EN, stream));
    }
    for (Path path : new Path[] {writeSpec, json, report}) {
      if (path != null && !quiet) {
        command.commandLine().getErr().println("Wrote " + path);
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
    private final PrintWriter err;

    /** Null err says nothing about the data. */
    Hearer(Progress progress, ExperimentSpec spec, PrintWriter err) {
      this.progress = progress;
      this.spec = spec;
      this.err = err;
    }

    @Override
    public void onStart(Outline outline) {
      if (err != null) {
        outline.data().notes().forEach(note -> err.println("Note: " + note));
        err.printf(
            "%d training, %d validation, %d test rows a run; %d parameters%n",
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
      progress.atLeast((long) finished * spec.training().epochs());
    }
  }
}
