package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Version;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes are constants here and in its help. */
@Command(
    name = "hone",
    mixinStandardHelpOptions = true,
    versionProvider = Hone.VersionText.class,
    description = {
      "Trains small neural networks and says which regularisation generalises best.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:internal error (a fault of Hone)",
      "2:the input, an option or a file cannot be used; nothing was written",
      "3:training diverged",
      "130:interrupted; what was done is saved"
    },
    subcommands = {
      CompareCommand.class,
      TrainCommand.class,
      PredictCommand.class,
      FinetuneCommand.class,
      PersonaliseCommand.class,
      ExportCommand.class,
      InspectCommand.class,
      FeaturesCommand.class,
      DatasetsCommand.class,
      ShowCommand.class
    })
public final class Hone implements Runnable {
  static final int OK = 0;
  static final int INTERNAL_ERROR = 1;
  static final int BAD_INPUT = 2;
  static final int DIVERGED = 3;
  static final int INTERRUPTED = 130;

  private static final int PIPED_WIDTH = 140;

  @Spec private CommandSpec spec;

  /** Prints the version from the package. */
  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"hone " + Version.HONE};
    }
  }

  /** Runs a command and ends the JVM with its exit code. */
  @SuppressWarnings("SystemConsoleNull") // From JDK 22 on a bar may show where nobody watches.
  public static void main(String[] args) {
    Interruption interruption = Interruption.onShutdown();
    int code =
        run(args, utf8(System.out), utf8(System.err), interruption, System.console() != null);
    if (!interruption.finish()) {
      System.exit(code);
    }
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /**
   * Runs a command within this JVM.
   *
   * @param terminal whether a person watches: colours and progress
   * @return the exit code
   */
  static int run(
      String[] args,
      PrintWriter out,
      PrintWriter err,
      Interruption interruption,
      boolean terminal) {
    CommandLine command = new CommandLine(new Hone(), new Factory(interruption, terminal));
    command.setOut(out);
    command.setErr(err);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.getSubcommands().values().forEach(Hone::sayArms);
    command.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            colours(terminal) ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    if (terminal) {
      command.setUsageHelpAutoWidth(true);
    }
    command.setParameterExceptionHandler((e, unused) -> badUsage(e, err));
    command.setExecutionExceptionHandler((e, failed, unused) -> failure(e, err));
    int code = command.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  private static void sayArms(CommandLine subcommand) {
    UsageMessageSpec usage = subcommand.getCommandSpec().usageMessage();
    usage.description(
        Arrays.stream(usage.description())
            .map(line -> line.replace(CompareCommand.ARMS, RegistryNames.ofArms()))
            .toArray(String[]::new));
  }

  static boolean colours(boolean terminal) {
    return terminal && System.getenv("NO_COLOR") == null;
  }

  /** How wide tables may be. */
  static int width(CommandSpec command, boolean terminal) {
    return terminal ? command.usageMessage().width() : PIPED_WIDTH;
  }

  private static int badUsage(ParameterException e, PrintWriter err) {
    err.println("hone: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return BAD_INPUT;
  }

  private static int failure(Exception e, PrintWriter err) throws IOException {
    if (e instanceof InvalidInputException) {
      err.println("hone: " + e.getMessage());
      return BAD_INPUT;
    }
    if (e instanceof UncheckedIOException || e instanceof IOException) {
      err.println("hone: " + explain(e));
      return BAD_INPUT;
    }
    Path trace = Files.createTempFile("hone-error-", ".txt");
    try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(trace))) {
      e.printStackTrace(writer);
    }
    err.println("hone: internal error: " + e);
    err.println("This is a fault of Hone. The details are in " + trace);
    return INTERNAL_ERROR;
  }

  private static String explain(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof NoSuchFileException missing) {
      return "there is no file or folder " + missing.getFile();
    }
    if (cause instanceof AccessDeniedException denied) {
      return "no permission to use " + denied.getFile();
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return "cannot use " + system.getFile() + ": " + system.getReason();
    }
    return e.getMessage();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
