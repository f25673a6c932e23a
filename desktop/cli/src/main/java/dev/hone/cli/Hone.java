package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Stopping;
import dev.hone.base.Version;
import dev.hone.data.source.DataFormats;
import java.io.FileDescriptor;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. Exit codes are constants here. */
@Command(
    name = "hone",
    mixinStandardHelpOptions = true,
    versionProvider = Hone.VersionText.class,
    subcommands = {
      CompareCommand.class,
      TrainCommand.class,
      PredictCommand.class,
      FinetuneCommand.class,
      PersonaliseCommand.class,
      ExportCommand.class,
      InspectCommand.class,
      FeaturesCommand.class,
      LookCommand.class,
      DatasetsCommand.class,
      ShowCommand.class
    })
public final class Hone implements Runnable {
  static final int OK = 0;
  static final int INTERNAL_ERROR = 1;
  static final int BAD_INPUT = 2;
  static final int DIVERGED = 3;
  static final int UNWRITTEN = 4;
  static final int INTERRUPTED = 130;

  /** As of any process whose reader has gone: 128 and the number of SIGPIPE. */
  static final int NO_READER = 141;

  /** Declared for the help; {@link Languages} has read it before anything is said. */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = Languages.OPTION,
      paramLabel = "${bundle:label.language}",
      scope = ScopeType.INHERIT)
  private String language = Language.EN.tag();

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
        run(
            args,
            System.getenv(Languages.VARIABLE),
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            interruption,
            System.console() != null);
    if (!interruption.finish()) {
      System.exit(code);
    }
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(Terminal.of(descriptor), StandardCharsets.UTF_8), true);
  }

  /**
   * Runs a command within this JVM.
   *
   * @param variable what the environment says of the language, or null
   * @param terminal whether a person watches: colours and progress
   * @return the exit code
   */
  static int run(
      String[] args,
      String variable,
      PrintWriter out,
      PrintWriter err,
      Interruption interruption,
      boolean terminal) {
    Texts.load();
    DataFormats.readWorkbooks(new Workbooks());
    try {
      int code = spoken(args, variable, out, err, interruption, terminal);
      out.flush();
      err.flush();
      return code;
    } catch (OutOfMemoryError e) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      err.println("hone: " + Message.of("cli.memory", megabytes).in(Languages.spoken(variable)));
      return BAD_INPUT;
    } catch (Terminal.Lost e) {
      return lost(e, Languages.spoken(variable));
    }
  }

  /** Nobody reads any more, which is no error; or what was to be read could not be written. */
  static int lost(Terminal.Lost e, Language language) {
    if (e.isClosedPipe()) {
      return NO_READER;
    }
    System.err.println(
        "hone: " + Message.of("cli.error.output", Failures.said(e.getCause())).in(language));
    return UNWRITTEN;
  }

  private static int spoken(
      String[] args,
      String variable,
      PrintWriter out,
      PrintWriter err,
      Interruption interruption,
      boolean terminal) {
    int code;
    try {
      Language asked = Languages.asked(args, variable);
      interruption.speak(asked);
      Stopping.when(interruption);
      code = execute(args, new Console(out, err, asked, interruption, terminal));
    } catch (InvalidInputException e) {
      Language spoken = Languages.spoken(variable);
      new Console(out, err, spoken, interruption, terminal).fail(e.said());
      code = BAD_INPUT;
    }
    return code;
  }

  private static int execute(String[] args, Console console) {
    CommandLine command = command(console);
    command.setParameterExceptionHandler(
        (e, unused) -> {
          console.fail(UsageErrors.said(e, args));
          console.err().println(UsageErrors.see(e.getCommandLine()).in(console.language()));
          return BAD_INPUT;
        });
    command.setExecutionExceptionHandler((e, failed, unused) -> Failures.handle(e, console));
    return command.execute(args);
  }

  /** The command with its subcommands, in the language of a console. */
  static CommandLine command(Console console) {
    CommandLine command = new CommandLine(new Hone(), new Factory(console));
    command.setOut(console.out());
    command.setErr(console.err());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    if (console.terminal()) {
      command.setUsageHelpAutoWidth(true);
    }
    Texts.put(command, console.language());
    return command;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
